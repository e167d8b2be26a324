"""What is like a thing, or like a text that is being written: by the files of the index, else by the rows of words.

Like is what has the words that weigh most in the text, and whose pieces mean what its pieces mean: the mean, over the
pieces asked for, of the nearest piece's cosine. Both are put together as a search is (``engine.fusion``). Only what
shows it in two ways is shown: a share of the words, a meaning nearer than usual, a topic; many words count for two.
A thing is never like itself in another language, nor like what grew out of it: a challenge's pilots, their learnings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from hub.kit.clock import now
from search import analysis, embedding
from search.analysis import compounds
from search.engine import fusion
from search.engine.lexical import Lexical, words_of
from search.engine.meaning import OPPOSITE, Meanings
from search.engine.postings import K1, Scores
from search.finding import ranking
from search.finding.files import ALIKE, hidden_from_others
from search.finding.rows import scores_of
from search.indexing.generations import Snapshot
from search.indexing.sieve import Mask, Rows, Sieve
from search.models import SearchDocument
from search.models.documents import Kind

KINDS = (Kind.CHALLENGE, Kind.PILOT, Kind.LEARNING)  # what has been asked, tried and learned
HEAVIEST = 40  # words of a text that are asked for
SHARED, MUCH_SHARED = 0.05, 0.12  # of the weight of these words
SIGNS = 2
PIECES = 4  # of a text that is being written: each costs a question to the embedder


@dataclass(frozen=True)
class Described:
    """A text as it is compared: its heaviest terms with their weights, and the vectors of its pieces."""

    lang: str
    terms: dict[str, float]
    pieces: embedding.Vectors | None = None
    topics: frozenset[str] = frozenset()

    @property
    def whole(self) -> float:
        return sum(self.terms.values())


def like_thing(index: Snapshot, object_id: object, *, user=None, limit: int, language: str) -> Rows:
    """The places that are like a thing of the index, the best first; none where the files do not know it."""
    own = rows_of(index, object_id)
    if not len(own):
        return own
    langs = index.sieve.languages[own]
    place = int(own[np.argsort(langs != "da", kind="stable")[0]])
    seen = to_be_found(index, KINDS, user)
    seen &= ~index.sieve.facet("family", 0.0).having(named(index, "family", own) | {str(object_id)}, len(seen))
    seen[own] = False
    return best(index, described(index, place), seen, limit, language)


def like_text(index: Snapshot, title: str, text: str, *, besides: str, user=None, limit: int, language: str) -> Rows:
    """The places that are like a text; ``besides`` is the id of the thing it belongs to, "" while it has none."""
    seen = to_be_found(index, KINDS, user)
    if besides:
        seen &= ~index.sieve.facet("family", 0.0).having({besides}, len(seen))
        seen[rows_of(index, besides)] = False
    return best(index, written(index, title, text), seen, limit, language)


def to_be_found(index: Snapshot, kinds: Collection[str], user) -> Mask:
    others = hidden_from_others(user) if user is not None else []
    seen = index.sieve.visible(now().timestamp(), others)
    return seen & index.sieve.facets["kind"].having(set(kinds), len(seen))


def rows_of(index: Snapshot, object_id: object) -> Rows:
    return np.flatnonzero(np.isin(index.text.ids, [f"{object_id} {lang}" for lang in analysis.LANGUAGES]))


def named(index: Snapshot, name: str, rows: Rows) -> set[str]:
    """The values these rows have of a facet."""
    facet = index.sieve.facet(name, 0.0)
    return {facet.names[value] for value in facet.values[np.isin(facet.rows, rows)]}


def described(index: Snapshot, place: int) -> Described:
    """A document of the index, by what the files keep of it."""
    lang = str(index.sieve.languages[place])
    words, row = index.text.lexicals[lang].words, int(np.searchsorted(index.text.places[lang], place))
    held = np.flatnonzero(words.documents == row)
    heaviest = held[np.lexsort((held, -words.weights[held]))][:HEAVIEST]
    numbers = np.searchsorted(words.starts, heaviest, side="right") - 1
    terms = {
        words.vocabulary.term(int(number)): float(words.weights[at])
        for number, at in zip(numbers, heaviest, strict=True)
    }
    meanings = index.text.meanings.get(lang)
    pieces = meanings.of_document(row) if meanings else None
    known = pieces if pieces is not None and len(pieces) and pieces.any() else None
    return Described(lang, terms, known, frozenset(named(index, "topics", np.array([place]))))


def written(index: Snapshot, title: str, text: str) -> Described:
    """A text that is in no index yet, weighed by how rare its words are there."""
    lang = analysis.language_of(f"{title} {text}")
    one = index.text.lexicals.get(lang)
    with compounds.using(index.wording.splitter):
        counts = Counter(words_of(title, text, lang))
    terms = weighed(one, counts) if one else {}
    asked = analysis.chunks(f"{title}\n\n{text}")[:PIECES]
    vectors = [embedding.query_vector(piece) for piece in asked] if index.stamp == embedding.stamp() else []
    known = [vector for vector in vectors if vector is not None]
    return Described(lang, terms, np.stack(known) if known else None)


def weighed(one: Lexical, counts: Counter[str]) -> dict[str, float]:
    """What the heaviest words of a text of usual length weigh."""
    numbers = one.words.vocabulary.find_all(list(counts))
    known = [(term, number) for term, number in zip(counts, numbers, strict=True) if number >= 0]
    rarities = one.words.rarities([number for _term, number in known]).tolist()
    weights = {
        term: rarity * counts[term] * (K1 + 1) / (counts[term] + K1)
        for (term, _number), rarity in zip(known, rarities, strict=True)
    }
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:HEAVIEST])


def best(index: Snapshot, asked: Described, seen: Mask, limit: int, language: str) -> Rows:
    """Those of the seen places that are clearly like what is asked, one a thing, the best first."""
    signals: dict[str, fusion.Signals] = {}
    signs = index.sieve.facet("topics", 0.0).having(asked.topics, len(seen)).astype(np.int64)
    for lang, places in index.text.places.items():
        words = by_words(index.text.lexicals[lang], asked) * seen[places]
        meaning = by_meaning(index.text.meanings.get(lang), asked)
        signs[places] += (words >= SHARED).astype(np.int64) + (words >= MUCH_SHARED)
        signs[places] += nearer_than_usual(meaning, len(places))
        chosen = np.flatnonzero(seen[places])
        signals[lang] = fusion.Signals(chosen, words[chosen], None if meaning is None else meaning[chosen])
    scores = np.full(len(seen), -np.inf)
    for lang, found in fusion.fused(signals, asked.lang).items():
        scores[index.text.places[lang][signals[lang].places]] = found
    rows = np.flatnonzero((signs >= SIGNS) & seen)
    kept = rows[index.sieve.one_each(rows, scores[rows], language)]
    ordered = kept[np.lexsort((index.sieve.keys[kept], -scores[kept]))][:limit]
    return np.array([for_reader(index.sieve, int(place), seen, language) for place in ordered], np.int64)


def for_reader(sieve: Sieve, place: int, seen: Mask, language: str) -> int:
    """The same thing in the reader's language, where there is such a row."""
    same = np.flatnonzero((sieve.things == sieve.things[place]) & (sieve.languages == language) & seen)
    return int(same[0]) if len(same) else place


def nearer_than_usual(meaning: Scores | None, size: int) -> Mask:
    if meaning is None or not (known := meaning > OPPOSITE).any():
        return np.zeros(size, np.bool_)
    return known & (meaning >= meaning[known].mean() + ALIKE)


def by_words(one: Lexical, asked: Described) -> Scores:
    """The share of what is asked that each document of a language has, about 0 to 1."""
    numbers = [one.words.vocabulary.find(term) for term in asked.terms]
    scores = one.words.score((number, 1.0) for number in numbers if number >= 0)
    return scores / asked.whole if asked.whole else scores


def by_meaning(meanings: Meanings | None, asked: Described) -> Scores | None:
    """The mean over the pieces asked for of each document's nearest piece; None where either has no vectors."""
    if meanings is None or asked.pieces is None or meanings.rows.shape[1] != asked.pieces.shape[1]:
        return None
    return np.mean([meanings.scores(piece) for piece in asked.pieces], axis=0)


def like_thing_by_rows(kind: str, object_id: object, *, user=None, limit: int, language: str) -> list[SearchDocument]:
    """The same by the rows of words, in three questions and one more for what is found."""
    own = SearchDocument.objects.filter(kind=kind, object_id=object_id).order_by("language").first()
    if own is None:
        return []
    heavy = own.postings.order_by("-weight", "term").values_list("term", flat=True)[:HEAVIEST]
    words = tuple(ranking.Word(term, frozenset({term})) for term in heavy)
    family = set(own.facets.get("family", ())) | {str(object_id)}
    return best_by_rows(words, family, user, limit, language)


def best_by_rows(words, family: set[str], user, limit: int, language: str) -> list[SearchDocument]:
    """One row a thing, in the reader's language where it is there, the best first."""
    if not words:
        return []
    rows = SearchDocument.objects.public() if user is None else SearchDocument.objects.visible_to(user)
    scored = scores_of(words, rows.filter(kind__in=KINDS))
    documents = SearchDocument.objects.in_bulk(sorted(scored, key=lambda pk: (-scored[pk], pk))[: 10 * limit])
    things: dict[object, list[SearchDocument]] = {}
    for row in sorted(documents.values(), key=lambda row: (-scored[row.pk], row.pk)):
        if str(row.object_id) not in family and not family & set(row.facets.get("family", ())):
            things.setdefault(row.object_id, []).append(row)
    return [min(each, key=lambda row: row.language != language) for each in things.values()][:limit]
