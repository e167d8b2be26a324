"""The measure of the rows of words, which answer while no files of the index can: what the words of a document weigh,
what those of a query stand for, and the sum of both. Pure.

The weight of a word in a document is BM25's share that knows only the document (k₁ and b as ``engine.postings`` has
them; a word of the title counts as three, of the summary as two); rarity is added when a query is asked. A word of a
query stands for its Danish and its English term, and at half weight for every longer word it begins (so that "luft"
finds "luftkvalitet").
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search import analysis
from search.engine.postings import K1, B

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


def query_words(text: str) -> tuple[Word, ...]:
    """The words of a query in their order, each once, without the stop words of its language."""
    query = analysis.clean_query(text)
    lang = analysis.language_of(query)
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
