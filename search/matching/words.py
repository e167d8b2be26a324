"""What the words of two texts have in common: the cosine of their TF-IDF vectors. Pure.

A vector maps a term to its share of the text: 2.2 · count / (count + 1.2) · idf, scaled to length 1, so that the
dot product of two vectors is their cosine (a word said five times does not say five times as much; of the usual
dampings this one ranked best on the open collection, docs/matching.md). Rarity is counted within one language, else
every word of the language that is written least would count as rare. Compounds count whole and by their parts.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from search import analysis, stopwords

Vector = Mapping[str, float]
Scores = NDArray[np.float64]
GENERAL = {lang: frozenset(analysis.term_of(word, lang) for word in words) for lang, words in stopwords.GENERAL.items()}
REMEMBERED = 32_768  # texts
SHORTEST_PART = 4  # letters
MORE_TEXTS = 20


class WordIndex:
    """The texts of one language as unit vectors, by term: which texts have it, and its share there.

    ``aside`` are texts that are compared like the others and say nothing of how rare a word is.
    """

    def __init__(self, texts: Sequence[str], lang: str, aside: Collection[str] = ()) -> None:
        counted = [counts_of(lang, text) for text in texts]
        telling = [counts for counts, text in zip(counted, texts, strict=True) if text not in aside]
        having = Counter(term for counts in telling for term in counts)
        self.lang, self.size = lang, len(texts)
        self.idf = {term: rarity(len(telling), number) for term, number in having.items()}
        self.unknown = rarity(len(telling), 0)
        rows: dict[str, list[tuple[int, float]]] = {}
        for place, counts in enumerate(counted):
            for term, share in self.weigh(counts).items():
                rows.setdefault(term, []).append((place, share))
        self.postings = {
            term: (np.array([place for place, _ in each]), np.array([share for _, share in each]))
            for term, each in rows.items()
        }

    def weigh(self, counts: Mapping[str, int]) -> Vector:
        """The unit vector; words no text has count as rare ones do, and lengthen it."""
        raw = {
            term: 2.2 * number / (number + 1.2) * self.idf.get(term, self.unknown)
            for term, number in sorted(counts.items())
        }
        length = math.sqrt(math.fsum(value * value for value in raw.values()))
        return {term: value / length for term, value in raw.items()} if length else {}

    def vector(self, text: str, written: str) -> Vector:
        """Of a text that is ``written`` in this or another language."""
        return self.weigh(counts_of(self.lang, text, written))

    def cosines(self, text: str, written: str) -> Scores:
        """0 to 1 for each text. Summed in one order, so that equal input gives equal bytes."""
        found = np.zeros(self.size)
        for term, share in self.vector(text, written).items():
            if term in self.postings:
                places, shares = self.postings[term]
                found[places] += share * shares
        return np.minimum(found, 1.0)


@lru_cache(maxsize=REMEMBERED)
def counts_of(lang: str, text: str, written: str = "") -> Counter[str]:
    """How often each telling term stands in a text. Kept, since one new text leaves all others as they were.

    A text ``written`` in another language is counted as ``lang`` writes its terms, and says no more than it says in
    its own: Danish "de", "en" and "har" are no words of "de-identified", "tech-enabled" and "harness".
    """
    found = analysis.tokens(text, lang)
    if written and written != lang:
        found = [token for token in found if is_telling(analysis.term_of(token.surface, written), written)]
    terms = (term for token in found for term in (token.term, *long_parts(token)))
    return Counter(term for term in terms if is_telling(term, lang))


def long_parts(token: analysis.Token) -> Iterator[str]:
    """The parts of a compound that say something by themselves: "ur" of "natur" does not."""
    return (term for term, start, end in token.parts if end - start >= SHORTEST_PART)


def is_telling(term: str, lang: str) -> bool:
    """Whether a word can be a ground for a match: no stop word, no number, and none of the words every text has."""
    return bool(term) and not term.isdigit() and term not in GENERAL.get(lang, GENERAL["en"])


def rarity(texts: int, with_term: int) -> float:
    """Inverse document frequency, smoothed so that it is at least 1 for every word: ln((n + 1) / (k + 1)) + 1.

    As if there were ``MORE_TEXTS`` more without the word: in a hub with three texts, two of one firm, the word both
    have is not a common one.
    """
    return math.log((texts + MORE_TEXTS + 1) / (with_term + 1)) + 1


@dataclass(frozen=True)
class Form:
    """How a text writes a term first; a part of a compound as the whole word with a bar: luftkvalitets|sensorer."""

    shown: str
    word: str


@lru_cache(maxsize=4096)
def first_forms(text: str, lang: str) -> dict[str, Form]:
    """{term: how the text writes it}; a word of its own comes before a part of a longer one."""
    forms: dict[str, Form] = {}
    for token in analysis.tokens(text, lang):
        forms.setdefault(token.term, Form(token.surface, token.surface))
    for token in analysis.tokens(text, lang):
        for term, start, end in token.parts:
            forms.setdefault(term, Form(barred(token.surface, start - token.start, end - token.start), token.surface))
    return forms


def barred(surface: str, start: int, end: int) -> str:
    return "|".join(part for part in (surface[:start], surface[start:end], surface[end:]) if part)
