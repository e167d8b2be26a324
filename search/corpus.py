"""Word vectors of evidence: how rare each word is among all evidence of its language, and each text as a unit vector.

Pure. A vector maps a term to its share of the text: 2.2 · count / (count + 1.2) · idf, scaled to length 1, so that the
dot product of two vectors is their cosine (a word said five times does not say five times as much; of the usual
dampings this one ranked best on the open collection, docs/matching.md). Rarity is counted within one language, else
every word of the language that is written least would count as rare.
"""

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from search import analysis, stopwords

Vector = Mapping[str, float]
REMEMBERED = 16
GENERAL = {lang: frozenset(analysis.term_of(word, lang) for word in words) for lang, words in stopwords.GENERAL.items()}


@dataclass(frozen=True)
class EvidenceText:
    """One text that shows what an actor can; ``kind``: profile competence solution pilot publication proposal."""

    id: str
    text: str
    lang: str = "da"
    kind: str = "profile"
    verified: bool = False
    date: datetime.date | None = None
    url: str = ""


@dataclass(frozen=True, eq=False)
class Corpus:
    """What is known of all evidence together. Built once and used for every pair, so that scores can be compared."""

    sizes: Mapping[str, int]
    idf: Mapping[str, Mapping[str, float]]
    vectors: Mapping[str, Vector] = field(repr=False)
    asked: dict[str, Vector] = field(default_factory=dict, repr=False)  # the last few challenges, only to save time

    @classmethod
    def of(cls, evidence: Iterable[EvidenceText]) -> "Corpus":
        """Equal texts of one language count once, however many actors carry them."""
        counted = {(item.lang, item.text): counts_of(item.lang, item.text) for item in evidence}
        sizes: Counter[str] = Counter()
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for (lang, _text), counts in counted.items():
            sizes[lang] += 1
            seen[lang].update(counts.keys())
        idf = {lang: {term: rarity(sizes[lang], n) for term, n in terms.items()} for lang, terms in seen.items()}
        bare = cls(sizes, idf, {})
        return cls(sizes, idf, {key(*pair): bare.weigh(counts, pair[0]) for pair, counts in counted.items()})

    def weigh(self, counts: Mapping[str, int], lang: str) -> Vector:
        known, unknown = self.idf.get(lang, {}), rarity(self.sizes.get(lang, 0), 0)
        raw = {term: 2.2 * n / (n + 1.2) * known.get(term, unknown) for term, n in sorted(counts.items())}
        length = math.sqrt(math.fsum(value * value for value in raw.values()))
        return {term: value / length for term, value in raw.items()} if length else {}

    def vector(self, text: str, lang: str) -> Vector:
        """The text's unit vector; words no evidence has count as rare ones do, and lengthen the text."""
        name = key(lang, text)
        if name in self.vectors:
            return self.vectors[name]
        if name not in self.asked:
            if len(self.asked) >= REMEMBERED:
                self.asked.clear()
            self.asked[name] = self.weigh(counts_of(lang, text), lang)
        return self.asked[name]


@lru_cache(maxsize=4096)
def counts_of(lang: str, text: str) -> Counter[str]:
    """How often each telling term stands in a text. Kept, since one new text leaves all others as they were."""
    return Counter(token.term for token in analysis.tokens(text, lang) if is_telling(token.term, lang))


def is_telling(term: str, lang: str) -> bool:
    """Whether a word can be a ground for a match: no number, and none of the words every text has."""
    return not term.isdigit() and term not in GENERAL.get(lang, GENERAL["en"])


def key(lang: str, text: str) -> str:
    return f"{lang}\0{text}"


def rarity(texts: int, with_term: int) -> float:
    """Inverse document frequency, smoothed so that it is at least 1 for every word: ln((n + 1) / (k + 1)) + 1."""
    return math.log((texts + 1) / (with_term + 1)) + 1


def cosine(one: Vector, other: Vector) -> float:
    """0 to 1. Summed exactly and in one order, so that equal input gives equal bytes."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return min(1.0, math.fsum(value * large[term] for term, value in small.items() if term in large))
