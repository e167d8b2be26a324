"""What Elasticsearch is asked, as one message of several searches. Pure: from a question to requests.

For each language of the texts: the things whose words and letters fit best, and those whose pieces mean most alike.
And once for all: how many things with a word of the query each value of a facet has. Which things these are, the files
know: to read ten thousand names costs more than all the rest.

The clauses are written out as they are sent: to make an object of each of some hundred takes longer than all the rest
of asking.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Any

from elasticsearch_dsl import MultiSearch, Search

from search.backends.base import Question, others
from search.engine.fusion import CANDIDATES
from search.results import FACETS

Clause = dict[str, Any]
MOST_TERMS, MOST_GRAMS = 600, 600  # of one query that are scored; a query of a few sentences has fewer
MOST_VALUES = 1000  # of one facet
LOOKED_AT = 2 * CANDIDATES  # for the letters that many have; of 1,600 first hits at 20,000 texts none was lost by that
BARE = {"_source": False, "stored_fields": "_none_", "track_total_hits": False}


def message(question: Question, alias: str) -> MultiSearch:
    """The searches in their order: a language each by words and letters, the same by meaning, and last the counts."""
    parts = MultiSearch(index=alias)
    for lang in question.languages():
        parts = parts.add(by_words_and_letters(question, lang))
    if question.vector is not None:
        for lang in question.languages():
            parts = parts.add(by_meaning(question, lang))
    return parts.add(counted(question))


def by_words_and_letters(question: Question, lang: str) -> Search:
    """The best by nearly the measure they are ordered by in the end: both halves weighed by what is to be had.

    Letters that one of four texts has are looked at only in the best by all else: to go through all of their texts
    costs the server as much as everything else.
    """
    share = question.index.text.lexicals[lang].share(question.lang)
    words, of_words = words_of(question, lang)
    rare, common, of_grams = grams_of(question, lang)
    if not words and not rare:
        rare, common = common, []
    each = share / max(of_words, 1.0), (1 - share) / max(of_grams, 1.0)
    should = weighed(words, each[0]) + weighed(rare, each[1])
    query = {"filter": [seen(question, lang)], "should": should or [{"match_none": {}}], "minimum_should_match": 1}
    return written(lang, size=CANDIDATES, query={"bool": query}, **then_by(weighed(common, each[1])))


def weighed(clauses: list[Clause], weight: float) -> list[Clause]:
    return [{"bool": {"should": clauses, "boost": weight}}] if clauses else []


def then_by(more: list[Clause]) -> dict[str, Clause]:
    """Weighs the first ones again: what these clauses give is added."""
    (clause,) = more or (None,)
    return {"rescore": {"window_size": LOOKED_AT, "query": {"rescore_query": clause}}} if clause else {}


def words_of(question: Question, lang: str) -> tuple[list[Clause], float]:
    """The terms with their boosts, the strongest of very many; and what a thing with all of them would score."""
    meant = sorted(question.meant[lang], key=lambda each: (-each.boost, each.number))[:MOST_TERMS]
    words = question.index.text.lexicals[lang].words
    clauses = matching(f"{lang}.words", ((each.term, each.boost) for each in meant))
    return clauses, words.whole([(each.number, each.boost) for each in meant])


def grams_of(question: Question, lang: str) -> tuple[list[Clause], list[Clause], float]:
    """The grams that the files know, as often as they stand in the query, those that many documents have apart; and
    what all of them would score."""
    known, grams = question.spelt[lang].known[:MOST_GRAMS], question.index.text.lexicals[lang].grams
    common = grams.common.row_of
    rare, often = (
        matching(f"{lang}.grams", ((gram, count) for gram, number, count in known if (number in common) == wanted))
        for wanted in (False, True)
    )
    return rare, often, grams.whole([(number, count) for _gram, number, count in known])


def matching(field: str, boosts: Iterable[tuple[str, float]]) -> list[Clause]:
    """A clause for all terms of one boost: the field is analysed at its spaces, and no term has one."""
    terms = defaultdict(list)
    for term, boost in boosts:
        terms[boost].append(term)
    return [{"match": {field: {"query": " ".join(some), "boost": boost}}} for boost, some in terms.items()]


def by_meaning(question: Question, lang: str) -> Search:
    nearest = {
        "field": f"{lang}.pieces.vector",
        "k": CANDIDATES,
        "num_candidates": 2 * CANDIDATES,
        "query_vector": [] if question.vector is None else question.vector.tolist(),
        "filter": seen(question, lang),
    }
    return written(lang, size=CANDIDATES, knn=nearest)


def counted(question: Question) -> Search:
    """The facets of all things that have a word in a language in which they may be seen, each in the first of these."""
    languages = question.languages()
    having = {lang: having_a_word(question, lang) for lang in languages}
    aggregations: dict[str, Clause] = {}
    for number, lang in enumerate(languages):
        before = [having[other] for other in languages[:number]]
        first = {"bool": {"filter": [having[lang]], "must_not": before}}
        aggregations[lang] = {"filter": first, "aggs": facets_of(question, lang)}
    any_of = {"bool": {"should": list(having.values()), "minimum_should_match": 1}}
    return written(*languages, size=0, query={"bool": {"filter": [any_of]}}, aggs=aggregations)


class Written(Search):
    """A search that is sent as it is written: to be put together from parts it would be copied with each."""

    def to_dict(self, count: bool = False, **kwargs: Any) -> dict[str, Any]:
        return self._extra | kwargs


def having_a_word(question: Question, lang: str) -> Clause:
    terms = sorted({each.term for each in question.meant[lang]})
    return {"bool": {"filter": [seen(question, lang), {"terms": {f"{lang}.words": terms}}]}}


def written(*languages: str, **body: Any) -> Search:
    """A search that answers nothing but the keys in these languages."""
    return Written(extra=BARE | {"docvalue_fields": [f"{lang}.key" for lang in languages]} | body)


def seen(question: Question, lang: str) -> Clause:
    """What anybody may see at that moment, or this reader besides: the rule of ``Sieve.visible``."""
    begun = {"range": {f"{lang}.starts": {"gt": question.moment}}}
    over = {"range": {f"{lang}.ends": {"lte": question.moment}}}
    public = {"bool": {"filter": [{"term": {f"{lang}.public": True}}], "must_not": [begun, over]}}
    if not len(question.hidden):
        return public
    keys = {"terms": {f"{lang}.key": sorted(question.hidden)}}
    own = {"bool": {"filter": [{"term": {f"{lang}.public": False}}, keys]}}
    return {"bool": {"should": [public, own], "minimum_should_match": 1}}


def facets_of(question: Question, lang: str) -> dict[str, Clause]:
    """Each facet among the things that have a chosen value of all others."""
    known = phases(lang, question.moment)
    found = {}
    for name in FACETS:
        fitting = [having_value(each, values, lang, known) for each, values in others(question.chosen, name)]
        values = {"filters": {"filters": known}} if name == "phase" else {"terms": terms_of(name, lang)}
        found[name] = {"filter": {"bool": {"filter": fitting}}, "aggs": {"values": values}}
    return found


def terms_of(facet: str, lang: str) -> Clause:
    return {"field": field_of(facet, lang), "size": MOST_VALUES}


def field_of(facet: str, lang: str) -> str:
    return facet if facet == "kind" else f"{lang}.{facet}"


def having_value(facet: str, values: Set[str], lang: str, known: Mapping[str, Clause]) -> Clause:
    """``known`` are the phases."""
    if facet == "phase":
        wanted = [known[value] for value in sorted(values) if value in known]
        return {"bool": {"should": wanted, "minimum_should_match": 1}}
    return {"terms": {field_of(facet, lang): sorted(values)}}


def phases(lang: str, moment: float) -> dict[str, Clause]:
    """The rule of ``Sieve.phase``: each phase is what none before it is."""

    def has(name: str) -> Clause:
        return {"exists": {"field": f"{lang}.{name}"}}

    def after(name: str) -> Clause:
        return {"range": {f"{lang}.{name}": {"gt": moment}}}

    def rule(must: Iterable[Clause], *without: Clause) -> Clause:
        return {"bool": {"filter": [{"term": {"kind": "challenge"}}, *must], "must_not": list(without)}}

    dated = [has("opens"), has("closes")]
    ended = [has("cancelled"), has("released")]
    undated = {"bool": {"should": [{"bool": {"must_not": [each]}} for each in dated], "minimum_should_match": 1}}
    return {
        "draft": rule([undated]),
        "cancelled": rule([*dated, has("cancelled")]),
        "decided": rule([*dated, has("released")], has("cancelled")),
        "upcoming": rule([*dated, after("opens")], *ended),
        "open": rule([*dated, after("closes")], *ended, after("opens")),
        "evaluating": rule(dated, *ended, after("opens"), after("closes")),
    }
