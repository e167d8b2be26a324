"""What is offered to whoever searches: titles and topics while typing, "did you mean", topics where nothing was found.

From the open files alone, without a query to the database, and only of what everybody may see at this moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from hub.kit.clock import now
from search import analysis
from search.analysis import compounds
from search.analysis.letters import folded_words
from search.engine.lexical import EXACT, SYNONYM
from search.indexing.generations import Snapshot
from search.indexing.offers import TopicName
from search.indexing.promoting import Promoted
from search.indexing.sieve import Mask
from search.models import SearchDocument
from search.models.documents import Kind
from search.results import Hit

ORDER = Kind.values
SHORTEST = 2  # letters from which anything is offered
MOST_TITLES, MOST_TOPICS = 6, 3
MOST_INSTEAD = 2
MOST_DOUBTED = 8  # words of a query, the first ones: more than most have, and each is looked up
MOST_ALSO = 6
MOST_RECOMMENDED = 2
NEAREST_TOPICS = 6
ALIKE = 0.2  # the share of letters a topic's name must have in common with the query to count as near


@dataclass(frozen=True)
class Offer:
    """A title or a topic to go to at once."""

    kind: str
    text: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class Instead:
    """Another query, and how many things it would find."""

    query: str
    count: int


@dataclass(frozen=True)
class NearTopic:
    """A topic as a link to all that is about it; ``near`` where it has something to do with the query."""

    title: str
    url: str
    count: int
    near: bool


def public(index: Snapshot) -> Mask:
    return index.sieve.visible(now().timestamp())


def offers(index: Snapshot, text: str, language: str) -> list[Offer]:
    """Topics and titles that have a word beginning like this; those that begin with it first."""
    query = " ".join(folded_words(analysis.clean_query(text)))
    if len(query) < SHORTEST:
        return []
    seen = public(index)
    return [*topic_offers(index, query, language, seen), *title_offers(index, query, language, seen)]


def title_offers(index: Snapshot, query: str, language: str, seen: Mask) -> list[Offer]:
    table, sieve = index.offers, index.sieve
    titled, first = table.begun(query)
    places = table.places[titled]
    number = {int(place): int(title) for place, title in zip(places, titled, strict=True)}
    scores = np.zeros(len(sieve))
    np.maximum.at(scores, places, 1.0 + first)
    rows = np.flatnonzero((scores > 0) & seen)
    rows = rows[sieve.one_each(rows, scores[rows], language)]
    kinds = np.array([-ORDER.index(sieve.kind_of(int(row))) for row in rows], np.int64)
    best = rows[np.lexsort((sieve.keys[rows], sieve.days[rows], kinds, scores[rows]))[::-1]][:MOST_TITLES]
    return [title_offer(index, int(place), number[int(place)], language) for place in best]


def title_offer(index: Snapshot, place: int, title: int, language: str) -> Offer:
    kind, lang = index.sieve.kind_of(place), str(index.sieve.languages[place])
    url = index.offers.urls[title]
    if kind == Kind.PARTNER:  # a slug; the page has an address in either language
        url = reverse("organisation_detail", args=[url])
    return Offer(kind, index.offers.titles[title], url, lang if lang != language else "")


def topic_offers(index: Snapshot, query: str, language: str, seen: Mask) -> list[Offer]:
    counts = index.sieve.facet("topics", 0).counted(seen)
    here = reverse("search")
    return [
        Offer("topic", topic.label(language), f"{here}?topic={topic.slug}")
        for topic in index.offers.topics
        if counts[topic.slug] and any(begins(name, query) for name in topic.names)
    ][:MOST_TOPICS]


def begins(name: str, query: str) -> bool:
    words = folded_words(name)
    return any(" ".join(words[number:]).startswith(query) for number in range(len(words)))


def instead(index: Snapshot, query: str, language: str) -> list[Instead]:
    """The query with words that texts have for those nobody has written, where each is one slip away. What the Danish
    list has is spelt as it is meant: it may be that no text has it."""
    said, seen = analysis.clean(query), public(index)
    lang = analysis.language_of(query, default=language)
    with compounds.using(index.wording.splitter):
        words = analysis.tokens(said, lang)[:MOST_DOUBTED]
        spelt = compounds.current().lasts if lang == "da" else {}
        unknown = [word for word in words if word.term not in spelt and not is_known(index, word, seen)]
        likely = {word: [near for near, _used in index.offers.near(word.surface)] for word in unknown}
        found = [Instead(each, things(index, each, lang, seen)) for each in others(said, likely)]
    return [each for each in found if each.count]


def is_known(index: Snapshot, word: analysis.Token, seen: Mask) -> bool:
    """Whether something that may be seen has the word itself or what means the same; parts alone don't make it one."""
    for each, one in index.text.lexicals.items():
        (ways,) = one.looked_up([word], index.wording.synonyms)
        numbers = {number for (_surface, _term, how), number in ways if how in {EXACT, SYNONYM} and number >= 0}
        scores = one.words.score((number, 1.0) for number in sorted(numbers))
        if (scores[seen[index.text.places[each]]] > 0).any():
            return True
    return False


def others(said: str, likely: dict[analysis.Token, list[str]]) -> list[str]:
    """One unknown word gives a query for each word near to it, several give one with the best of each."""
    having = {word: near for word, near in likely.items() if near}
    if len(having) == 1:
        [(word, near)] = having.items()
        return [corrected(said, {word: each}) for each in near[:MOST_INSTEAD]]
    return [corrected(said, {word: near[0] for word, near in having.items()})] if having else []


def corrected(said: str, instead: dict[analysis.Token, str]) -> str:
    """The query with other words in the places of these; what else has the same letters stays."""
    for word in sorted(instead, key=lambda word: word.start, reverse=True):
        said = said[: word.start] + instead[word] + said[word.start + len(word.surface) :]
    return said


def things(index: Snapshot, query: str, lang: str, seen: Mask) -> int:
    """How many things everybody may see have a word of the query."""
    having = np.zeros(len(seen), np.bool_)
    for each, meant in index.text.meant(query, lang, index.wording.synonyms).items():
        having[index.text.places[each]] = index.text.lexicals[each].word_scores(meant) > 0
    return len(np.unique(index.sieve.things[having & seen]))


def recommended(index: Snapshot, query: str, language: str) -> list[Hit]:
    """What editors put first where these words are searched for, in the reader's language, and public at this moment.

    One query to the database, and none where nothing is recommended.
    """
    seen = public(index)
    fitting = seen_of([each for each in index.promoted if each.fits(query)], seen)
    chosen = [max(places, key=lambda place: index.sieve.languages[place] == language) for places in fitting]
    keys = [int(index.sieve.keys[place]) for place in dict.fromkeys(chosen)][:MOST_RECOMMENDED]
    rows = SearchDocument.objects.read_by(AnonymousUser(), keys)
    return [Hit(rows[key], 0.0) for key in keys if key in rows]


def seen_of(promoted: Sequence[Promoted], seen: Mask) -> list[list[int]]:
    visible = ([place for place in each.places if seen[place]] for each in promoted)
    return [places for places in visible if places]


def also(index: Snapshot, query: str, language: str) -> list[str]:
    """What editors say means the same as a word of the query, as they wrote it; it was searched for, too."""
    lang = analysis.language_of(query, default=language)
    asked = set(analysis.terms(query, lang))
    found: list[str] = []
    for group in index.wording.groups:
        terms = [set(analysis.terms(phrase, lang)) for phrase in group]
        if any(own and own <= asked for own in terms):
            found += [phrase for phrase, own in zip(group, terms, strict=True) if not own <= asked]
    return list(dict.fromkeys(found))[:MOST_ALSO]


def near_topics(index: Snapshot, query: str, language: str, slugs: Sequence[str] = ()) -> list[NearTopic]:
    """Topics with something in them: those whose name is like the query, and those of things that mean it; where there
    is none the largest."""
    counts = index.sieve.facet("topics", 0).counted(public(index))
    asked = set(analysis.grams(query))
    there = [topic for topic in index.offers.topics if counts[topic.slug]]
    alike = {topic.slug: likeness(topic, asked) for topic in there}
    like = {slug: (share if share >= ALIKE else 0.0, slugs.count(slug)) for slug, share in alike.items()}
    near = [topic for topic in there if any(like[topic.slug])]

    def nearness(topic: TopicName) -> tuple:
        share, times = like[topic.slug]
        return (-share, -times, -counts[topic.slug], topic.slug)

    best = sorted(near or there, key=nearness)[:NEAREST_TOPICS]
    here = reverse("search")
    return [
        NearTopic(topic.label(language), f"{here}?topic={topic.slug}", counts[topic.slug], bool(near)) for topic in best
    ]


def likeness(topic: TopicName, asked: set[str]) -> float:
    """Dice's share of 4-grams in common, of the name that has more."""
    names = [set(analysis.grams(name)) for name in topic.names]
    return max(2 * len(asked & own) / (len(asked) + len(own)) for own in names) if asked else 0.0
