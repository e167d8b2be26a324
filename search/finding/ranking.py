"""Free-text search: what a document's words weigh, what a query's words stand for, and the sum of both.

Pure; the database index and `rank_texts` use the same lines. The weight of a word in a document is BM25's share that
knows only the document (k₁ = 1.2, b = 0.75; a title's word counts as three); rarity is added when a query is asked.
A word of a query stands for its Danish and its English term, and at half weight for every longer word it begins
(so that "luft" finds "luftkvalitet").
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search import analysis

K1, B = 1.2, 0.75
TITLE, SUMMARY, TEXT = 3, 2, 1
SHORTEST_START = 4  # letters from which a word also stands for the longer words it begins
START_QUALITY = 0.5
MAX_WORDS = 60
USUAL_LENGTH = 80.0  # weighted words of a document, until there are documents to take the mean of


@dataclass(frozen=True)
class Word:
    """One word of a query: the terms it stands for, and the beginning it stands for ("" when too short)."""

    surface: str
    terms: frozenset[str]
    start: str = ""

    def quality(self, term: str) -> float:
        if term in self.terms:
            return 1.0
        return START_QUALITY if self.start and term.startswith(self.start) else 0.0


def counted(fields: Iterable[tuple[str, int]], lang: str) -> Counter[str]:
    """How often each term stands in ``(text, boost)`` fields, a boosted one counted that many times."""
    counts: Counter[str] = Counter()
    for text, boost in fields:
        for token in analysis.tokens(text, lang):
            counts[token.term] += boost
    return counts


def weights(counts: Mapping[str, int], average: float) -> dict[str, float]:
    """What each term weighs in a document of these counts, when documents have ``average`` words."""
    length = sum(counts.values()) / (average or USUAL_LENGTH)
    return {term: n * (K1 + 1) / (n + K1 * (1 - B + B * length)) for term, n in counts.items()}


def query_words(text: str, lang: str = "") -> tuple[Word, ...]:
    """The words of a query in their order, each once, without the stop words of its language."""
    query = analysis.clean_query(text)
    lang = lang or analysis.language_of(query)
    words: dict[str, Word] = {}
    for token in analysis.tokens(query, lang):
        both = {analysis.term_of(token.surface, each) for each in analysis.LANGUAGES} - {""}
        start = token.term if len(token.term) >= SHORTEST_START else ""
        words.setdefault(token.term, Word(token.surface, frozenset({token.term, *both}), start))
    return tuple(words.values())[:MAX_WORDS]


def rarity(documents: int, with_word: int) -> float:
    return math.log(1 + (documents - with_word + 0.5) / (with_word + 0.5))


def scores(words: Sequence[Word], postings: Iterable[tuple[int, str, float]], documents: int) -> dict[int, float]:
    """Score of each document that has a word; ``postings`` are (document, term, weight) of terms words stand for."""
    best: list[dict[int, float]] = [defaultdict(float) for _ in words]
    exact: list[set[int]] = [set() for _ in words]
    for document, term, weight in postings:
        for place, word in enumerate(words):
            quality = word.quality(term)
            if quality:
                best[place][document] = max(best[place][document], quality * weight)
                if quality == 1.0:
                    exact[place].add(document)
    total: dict[int, float] = defaultdict(float)
    for place, found in enumerate(best):
        worth = rarity(documents, len(exact[place]) or len(found))
        for document, weight in found.items():
            total[document] += worth * weight
    return dict(total)


class MemoryIndex:
    """The index in memory, for files and for measuring."""

    def __init__(self, documents: Iterable[tuple[Sequence[tuple[str, int]], str]]):
        counts = [counted(fields, lang) for fields, lang in documents]
        self.size = len(counts)
        average = sum(sum(each.values()) for each in counts) / self.size if counts else 0
        self.postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, each in enumerate(counts):
            for term, weight in weights(each, average).items():
                self.postings[term].append((number, weight))
        self.vocabulary = sorted(self.postings)

    def rows(self, words: Iterable[Word]) -> Iterable[tuple[int, str, float]]:
        for term in sorted({term for word in words for term in self.standing_for(word)}):
            yield from ((number, term, weight) for number, weight in self.postings[term])

    def standing_for(self, word: Word) -> Iterable[str]:
        yield from (term for term in word.terms if term in self.postings)
        place = bisect_left(self.vocabulary, word.start) if word.start else len(self.vocabulary)
        while place < len(self.vocabulary) and self.vocabulary[place].startswith(word.start):
            yield self.vocabulary[place]
            place += 1

    def find(self, text: str, lang: str = "") -> dict[int, float]:
        words = query_words(text, lang)
        return scores(words, self.rows(words), self.size)
