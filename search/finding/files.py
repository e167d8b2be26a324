"""Finding by the files of the index: words in all their forms, compounds by their parts, slips of the pen, meaning."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from hub.kit.clock import now
from search import analysis, backends, embedding
from search.analysis import compounds
from search.backends import Question
from search.engine import Query
from search.engine.lexical import Meant
from search.engine.meaning import OPPOSITE
from search.engine.postings import Scores
from search.finding.marking import NOTHING, Asked
from search.indexing.generations import Snapshot
from search.indexing.sieve import Mask, Rows
from search.models import SearchDocument
from search.results import FACETS, Hit, Result, empty_counts

FEW = 32  # candidates are few where there are so many times more rows: then it pays to look each of them up
NEARBY = 5  # things shown that have no word of the query
WORD = re.compile(r"[^\W\d_]{2}")  # what a sign, a number or one letter means is noise
ALIKE = 0.03  # by how much a text's cosine must lie above the mean of all texts of its language; noise stays below


@dataclass(frozen=True)
class Found:
    """What a query found among what may be seen: every row with a word of it, and the rows that only mean it.

    ``meant`` are the terms it stood for, by the language of the texts; ``counts`` those of the backend, where it counts
    by itself.
    """

    by_words: Mask
    scores: Scores
    nearby: Rows
    meant: Mapping[str, Sequence[Meant]] = field(default_factory=dict)
    counts: dict[str, Counter[str]] | None = None


def find(
    index: Snapshot, query: str, *, user, language: str, chosen: dict[str, set], page: int, order: str, size: int
) -> Result:
    """As ``search.finding.finder.search``, of a query that is clean."""
    moment, sieve = now().timestamp(), index.sieve
    hidden = hidden_from_others(user)
    seen = sieve.visible(moment, hidden)
    with compounds.using(index.wording.splitter):
        found = among(Question(index, query, "", language, moment, seen, hidden, chosen))
    rows = np.flatnonzero(found.by_words)
    kept = rows[sieve.one_each(rows, found.scores[rows], language)]
    things = np.zeros(len(sieve), np.bool_)
    things[kept] = True
    left = np.flatnonzero(sieve.fitting(things, chosen, moment))
    pages = max(1, -(-len(left) // size))
    page = min(max(1, page), pages)
    first = among_the_first(left, found.scores, page * size) if query and not order else left
    ordered = first[in_order(index, first, found.scores, order if query or order else "new", moment)]
    shown = ordered[(page - 1) * size : page * size]
    nearby = fitting_nearby(index, found, chosen, moment, language) if page == pages else shown[:0]
    nearby = in_readers_language(index, nearby, seen, language)
    hits = read(index, [*shown, *nearby], found, user)
    on_page = {int(sieve.keys[row]) for row in shown}
    return Result(
        hits=tuple(hit for hit in hits if hit.document.pk in on_page),
        total=len(left),
        page=page,
        pages=pages,
        query=query,
        counts=found.counts or empty_counts() | sieve.counts(things, chosen, moment, FACETS),
        nearby=tuple(hit for hit in hits if hit.document.pk not in on_page),
    )


def hidden_from_others(user) -> list[int]:
    """The rows that are not public and that this user may see."""
    if not user.is_authenticated:
        return []
    return list(SearchDocument.objects.visible_to(user).filter(public=False).values_list("pk", flat=True))


def among(question: Question) -> Found:
    """Everything that may be seen where nothing is asked; else what has a word of the query, and what means it.

    The backend says which rows are worth a score. What a score is, is said here, the same for every backend.
    """
    index, seen = question.index, question.seen
    if not question.query:
        return Found(seen, np.zeros(len(seen)), np.empty(0, np.int64))
    question = understood(question)
    candidates, cosines = backends.candidates(question), index.text.cosines(question.vector)
    scores = scores_of(question, cosines, candidates.scored)
    lift_named(index, question.query, question.lang, question.meant, candidates.by_words, scores)
    nearby = meaning_alike(index, cosines, candidates.scored & ~candidates.by_words)
    return Found(candidates.by_words, scores, nearby, question.meant, candidates.counts)


def scores_of(question: Question, cosines: Mapping[str, Scores], only: Mask) -> Scores:
    """What each of these rows is worth; nothing is below all. Of a few among many it costs what the few cost."""
    text, places = question.index.text, np.flatnonzero(only)
    if len(places) * FEW >= len(only):
        return text.scores(Query(question.lang, question.meant, question.spelt, question.words, cosines), only)
    scores = np.full(len(only), -np.inf)
    if len(places):
        few = text.of_some(places)
        scores[places] = few.scores(few.asked(question.lang, question.meant, question.spelt, question.vector))
    return scores


def lift_named(
    index: Snapshot, query: str, lang: str, meant: Mapping[str, Sequence[Meant]], among: Mask, scores: Scores
) -> None:
    """Put what has all words of the query in its title before what merely speaks of it, and what is called just that
    before all: their scores change in place and keep their order."""
    words = [token.surface for token in analysis.tokens(query, lang)]
    for named in (index.titles.holding(words, meant, len(scores)), index.sieve.called(query)):
        rows = index.sieve.with_theirs(named, among)
        own, highest = scores[rows], scores.max(initial=0.0)
        least = own.min(initial=highest, where=np.isfinite(own))
        scores[rows] = highest + 1 + np.where(np.isfinite(own), own - least, 0.0)


def understood(question: Question) -> Question:
    """With the query's language, its vector where the files have vectors of the same model, and its terms."""
    index, lang = question.index, analysis.language_of(question.query, default=question.reader)
    means = WORD.search(question.query) and index.text.meanings and index.stamp == embedding.stamp()
    vector = embedding.query_vector(question.query) if means else None
    meant = index.text.meant(question.query, lang, index.wording.synonyms)
    spelt, words = index.text.spelt(question.query), index.text.word_scores(meant)
    return replace(question, lang=lang, vector=vector, meant=meant, spelt=spelt, words=words)


def meaning_alike(index: Snapshot, cosines: Mapping[str, Scores], among: Mask) -> Rows:
    """The rows whose nearest piece lies clearly nearer to the query than most do (their cosines all lie close by)."""
    alike = np.zeros(len(among), np.bool_)
    for each, near in cosines.items():
        known = near if near.min(initial=1.0) > OPPOSITE else near[near > OPPOSITE]
        if len(known):
            places = index.text.places[each][np.flatnonzero(near >= known.mean() + ALIKE)]
            alike[places] = among[places]
    return np.flatnonzero(alike)


def among_the_first(rows: Rows, scores: Scores, many: int) -> Rows:
    """Those with one of so many highest scores, without an order: to put thousands in order takes long."""
    scored = rows[scores[rows] > -np.inf]
    if len(scored) <= many:
        return rows
    found = scores[scored]
    return scored[found >= np.partition(found, len(found) - many)[len(found) - many]]


def in_order(index: Snapshot, rows: Rows, scores: Scores, order: str, moment: float) -> Rows:
    """The order of the rows: best, newest ("new") or nearest deadline to come ("deadline") first, equal ones by key."""
    keys = index.sieve.keys[rows]
    if order == "new":
        return np.lexsort((keys, index.sieve.days[rows]))[::-1]
    if order == "deadline":
        closes = index.sieve.dates["closes"][rows]
        return np.lexsort((keys, -scores[rows], np.where(closes > moment, closes, np.inf)))
    return np.lexsort((keys, -scores[rows]))


def fitting_nearby(index: Snapshot, found: Found, chosen: dict, moment: float, language: str) -> Rows:
    """The first few things that only mean the query and have the chosen values; never one that is found by words."""
    sieve, alike, shown = index.sieve, np.zeros(len(index.sieve), np.bool_), np.zeros(index.sieve.many, np.bool_)
    shown[sieve.things[found.by_words]] = True
    alike[found.nearby] = ~shown[sieve.things[found.nearby]]
    rows = np.flatnonzero(sieve.fitting(alike, chosen, moment))
    kept = rows[sieve.one_each(rows, found.scores[rows], language)]
    scored = kept[np.isfinite(found.scores[kept])]
    kept = scored if len(scored) >= NEARBY else kept  # those without a score come last, and are many
    return kept[in_order(index, kept, found.scores, "", moment)][:NEARBY]


def in_readers_language(index: Snapshot, rows: Rows, seen: Mask, language: str) -> Rows:
    """The same things by their text in the reader's language where it may be seen: no word stands in either text."""
    sieve, read_in = index.sieve, []
    for row in rows:
        others = np.flatnonzero((sieve.things == sieve.things[row]) & (sieve.languages == language) & seen)
        read_in.append(others[0] if len(others) and sieve.with_others[row] else row)
    return np.array(read_in, np.int64)


def read(index: Snapshot, rows: list, found: Found, user) -> list[Hit]:
    """The documents of the rows, in their order. Asked again who may see them: the files may be a moment behind."""
    keys = [int(index.sieve.keys[row]) for row in rows]
    documents = SearchDocument.objects.read_by(user, keys)
    asked = {each: Asked.of(meant, index.wording.splitter) for each, meant in found.meant.items()}
    return [
        Hit(documents[key], float(found.scores[row]), asked.get(documents[key].language, NOTHING))
        for key, row in zip(keys, rows, strict=True)
        if key in documents
    ]
