"""BM25 over terms that were counted before, as arrays. Pure.

score(q, d) = Σ boost · idf(t) · tf · (k₁ + 1) / (tf + k₁ · (1 − b + b · length / mean length)), k₁ = 1.2, b = .75,
idf(t) = ln(1 + (N − n + ½) / (n + ½)) over the N documents that have the field, n of them with t (Robertson & Zaragoza
2009, in Lucene's form). The length is rounded as Lucene keeps it in one byte, so that an Elasticsearch index of the
same terms scores alike.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.engine.arrays import keep, mapped
from search.engine.vocabulary import Vocabulary, order

K1, B = 1.2, 0.75
Scores = NDArray[np.float64]
Places = NDArray[np.int64]
PARTS = ("letters", "counts", "starts", "documents", "weights", "common", "common-weights")
COMMON, MANY = 4, 4096  # a term is common that one of four of so many documents has
AT_ONCE = 32_768  # pairs of a term and a document
EVERYTHING = slice(None)


def lucene_length(length: int) -> int:
    """The length of a field as Lucene knows it: exact to 39, then four bits (SmallFloat.byte4ToInt(intToByte4(n)))."""
    if length < 40:
        return length
    shift = max(0, (length - 24).bit_length() - 4)
    return 24 + (length - 24 >> shift << shift)


class Common:
    """The terms that many documents have, by their ``numbers``: a row of ``weights`` each, a column a document."""

    def __init__(self, numbers: Places, weights: NDArray[np.float32]) -> None:
        self.numbers, self.weights = numbers, weights

    @classmethod
    def of(cls, starts: Places, documents: NDArray[np.int32], weights: NDArray[np.float32], size: int) -> "Common":
        numbers = np.flatnonzero(np.diff(starts) * COMMON > size if size >= MANY else [])
        rows = np.zeros((len(numbers), size), np.float32)
        for row, number in zip(rows, numbers, strict=True):
            there = slice(starts[number], starts[number + 1])
            row[documents[there]] = weights[there]
        return cls(numbers, rows)

    @cached_property
    def row_of(self) -> dict[int, int]:
        return {int(number): row for row, number in enumerate(self.numbers)}

    def score(self, boosts: Iterable[tuple[int, float]], documents: Places | slice = EVERYTHING) -> Scores:
        """Of terms by their rows."""
        scores = np.zeros(self.weights.shape[1], np.float32)[documents]
        for row, boost in boosts:
            scores += times(boost, self.weights[row][documents])
        return scores.astype(np.float64)

    def parted(self, boosts: Iterable[tuple[int, float]]) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
        """Those of the terms that are common, by their rows, and the others."""
        given = list(boosts)
        common = [(self.row_of[number], boost) for number, boost in given if number in self.row_of]
        return common, [each for each in given if each[0] not in self.row_of]


class Postings:
    """Which documents have which term, and what it weighs there; ``starts`` says where each term's rows begin.

    What the ``common`` terms weigh stands beside it for every document: to add such rows up takes a tenth of the time.
    They come first, then all others are added.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        starts: NDArray[np.int64],
        documents: NDArray[np.int32],
        weights: NDArray[np.float32],
        size: int,
        common: Common | None = None,
    ) -> None:
        self.vocabulary, self.starts, self.documents, self.weights = vocabulary, starts, documents, weights
        self.size, self.common = size, common or Common.of(starts, documents, weights, size)

    @classmethod
    def build(cls, texts: Iterable[Sequence[str]]) -> "Postings":
        """From the terms of each document, in the documents' order."""
        number_of: dict[str, int] = {}
        terms, counts, lengths = [], [], []
        for text in texts:
            counted = Counter(text)
            terms.append(np.array([number_of.setdefault(term, len(number_of)) for term in counted], dtype=np.int64))
            counts.append(np.fromiter(counted.values(), dtype=np.int64, count=len(counted)))
            lengths.append(len(text))
        ordered = sorted(number_of, key=order)
        rank = np.empty(len(ordered), dtype=np.int64)
        rank[[number_of[term] for term in ordered]] = np.arange(len(ordered))
        term = rank[np.concatenate([*terms, np.empty(0, dtype=np.int64)])]
        document = np.repeat(np.arange(len(terms)), [len(each) for each in terms])
        by_term = np.lexsort((document, term))
        starts = np.concatenate(([0], np.cumsum(np.bincount(term, minlength=len(ordered)))))
        count = np.concatenate([*counts, np.empty(0, dtype=np.int64)])[by_term]
        weights = weigh(count, starts, document[by_term], lengths).astype(np.float32)
        return cls(Vocabulary.of(ordered), starts, document[by_term].astype(np.int32), weights, len(lengths))

    def score(self, boosts: Iterable[tuple[int, float]]) -> Scores:
        """The score of every document for terms by their numbers, each with its boost."""
        common, others = self.common.parted(boosts)
        scores = self.common.score(common)
        for some in handfuls(self.rows_of(others)):
            having = np.concatenate([self.documents[each] for each, _boost in some], dtype=np.intp)
            weights = np.concatenate([times(boost, self.weights[each]) for each, boost in some], dtype=np.float64)
            np.add.at(scores, having, weights)
        return scores

    def rows_of(self, boosts: Sequence[tuple[int, float]]) -> list[tuple[slice, float]]:
        """Where the documents of each term stand that any document has."""
        numbers = np.array([number for number, _boost in boosts], np.int64)
        ends = zip(self.starts[numbers].tolist(), self.starts[numbers + 1].tolist(), boosts, strict=True)
        return [(slice(first, last), boost) for first, last, (_number, boost) in ends if first < last]

    def whole(self, boosts: Sequence[tuple[int, float]]) -> float:
        """What a document of mean length with each term once scores; the number -1 is a term no document has."""
        rarities = self.rarities([number for number, _boost in boosts])
        return float(rarities @ np.array([boost for _number, boost in boosts], np.float64))

    def rarities(self, numbers: Sequence[int]) -> Scores:
        """idf(t) of terms by their numbers."""
        having = self.having(numbers)
        return np.log1p((self.size - having + 0.5) / (having + 0.5))

    def having(self, numbers: Sequence[int]) -> Places:
        """How many documents have each of the terms, by their numbers; the number -1 is a term no document has."""
        terms = np.array(numbers, np.int64)
        return np.where(terms < 0, 0, self.starts[terms + 1] - self.starts[terms])

    def of_some(self, rows: Places) -> "Postings":
        """The same terms and weights in these documents alone, numbered by their place in ``rows`` (ascending)."""
        return OfSome(self, rows)

    def save(self, folder: Path, name: str) -> None:
        keep(folder, f"{name}-letters", self.vocabulary.letters)
        keep(folder, f"{name}-counts", self.vocabulary.counts)
        keep(folder, f"{name}-starts", self.starts)
        keep(folder, f"{name}-documents", self.documents)
        keep(folder, f"{name}-weights", self.weights)
        keep(folder, f"{name}-common", self.common.numbers)
        keep(folder, f"{name}-common-weights", self.common.weights)

    @classmethod
    def open(cls, folder: Path, name: str, size: int) -> "Postings":
        letters, counts, starts, documents, weights, *common = (mapped(folder, f"{name}-{part}") for part in PARTS)
        return cls(Vocabulary(letters, counts), starts, documents, weights, size, Common(*common))


class OfSome(Postings):
    """Some documents of a large index: what a score costs depends on how many they are, not on how many there are."""

    def __init__(self, whole: Postings, rows: Places) -> None:
        super().__init__(whole.vocabulary, whole.starts, whole.documents, whole.weights, whole.size, whole.common)
        self.rows = rows.astype(np.int32)

    def score(self, boosts: Iterable[tuple[int, float]]) -> Scores:
        common, others = self.common.parted(boosts)
        scores = self.common.score(common, self.rows.astype(np.int64))
        for each, boost in self.rows_of(others):
            documents = self.documents[each]
            at = np.searchsorted(documents, self.rows)
            having = documents.take(at, mode="clip") == self.rows
            scores[having] += times(boost, self.weights[each][at[having]])
        return scores


def times(boost: float, weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Most terms have no boost: theirs need not be multiplied."""
    return weights if boost == 1.0 else boost * weights


def handfuls(rows: Sequence[tuple[slice, float]]) -> Iterable[Sequence[tuple[slice, float]]]:
    """The terms in their order, some at a time: more than the processor holds takes several times as long."""
    held = np.cumsum([each.stop - each.start for each, _boost in rows])
    cuts = np.flatnonzero(np.diff(held // AT_ONCE)) + 1
    for first, last in pairwise([0, *cuts.tolist(), len(rows)]):
        if first < last:
            yield rows[first:last]


def weigh(
    counts: NDArray[np.int64], starts: NDArray[np.int64], documents: NDArray[np.int64], lengths: Sequence[int]
) -> Scores:
    """What each term is worth in each document that has it, its rarity included."""
    having = [length for length in lengths if length]
    mean = sum(having) / len(having) if having else 1.0
    rounded = np.array([lucene_length(length) for length in lengths], dtype=np.float64)
    with_term = np.diff(starts)
    idf = np.log(1 + (len(having) - with_term + 0.5) / (with_term + 0.5))
    norm = K1 * (1 - B + B * rounded / mean)
    return np.repeat(idf, with_term) * counts * (K1 + 1) / (counts + norm[documents])
