"""Texts that look like Danish to the engine: its words, its compounds, its small words, as often as in prose. Made by
code, the same for the same seed."""

import gzip
from collections.abc import Iterator

import numpy as np

from search import stopwords
from search.analysis.compounds import SHORTEST_PART, WORDS

SMALL_WORDS, COMPOUNDS = 0.4, 0.12  # of all words; office prose has about these
COMMON, MADE = 12_000, 12_000  # different words and compounds, the n-th of each 1/n as frequent as the first
DRAWN = 4096  # at once
SPELT = {"ae": "æ", "oe": "ø", "aa": "å"}


class Author:
    """Writes texts, titles and queries of one seed."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = np.random.default_rng(seed)
        words = [line.split("\t")[0] for line in gzip.decompress(WORDS.read_bytes()).decode().splitlines()]
        long = [spelt(word) for word in words if len(word) > SHORTEST_PART and word.isalpha()]
        picked = np.random.default_rng(0).permutation(len(long))[:COMMON]
        self.known = [long[place] for place in picked]
        both = np.random.default_rng(0).integers(len(self.known), size=(MADE, 2))
        self.made = [self.known[one] + self.known[other] for one, other in both]
        self.shares = 1 / np.arange(1, COMMON + 1)
        self.shares /= self.shares.sum()
        self.small = sorted(spelt(word) for word in stopwords.DANISH)
        self.drawn = self.draw()

    def draw(self) -> Iterator[str]:
        while True:
            numbers = self.dice.choice(len(self.known), DRAWN, p=self.shares)
            kinds, small = self.dice.random(DRAWN), self.dice.integers(len(self.small), size=DRAWN)
            for place, kind in enumerate(kinds):
                if kind < SMALL_WORDS:
                    yield self.small[small[place]]
                else:
                    yield (self.made if kind < SMALL_WORDS + COMPOUNDS else self.known)[numbers[place]]

    def words(self, many: int) -> str:
        return " ".join(next(self.drawn) for _ in range(many))

    def text(self, letters: int = 430) -> str:
        """At most so many characters."""
        found: list[str] = []
        while letters > 0:
            found.append(next(self.drawn))
            letters -= len(found[-1]) + 1
        return " ".join(found[:-1])

    def telling(self, many: int) -> list[str]:
        """Words without the small ones."""
        found: list[str] = []
        while len(found) < many:
            word = next(self.drawn)
            found += [] if word in self.small else [word]
        return found

    def misspelt(self, many: int) -> str:
        """Words with a slip in each: two neighbouring letters swapped."""
        return " ".join(self.slip(word) for word in self.telling(many))

    def slip(self, word: str) -> str:
        place = int(self.dice.integers(1, len(word) - 1))
        return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]

    def vector(self, dims: int = 384) -> np.ndarray:
        """A direction of its own, length 1."""
        found = self.dice.standard_normal(dims, dtype=np.float32)
        return found / np.linalg.norm(found)


def spelt(folded: str) -> str:
    for two, one in SPELT.items():
        folded = folded.replace(two, one)
    return folded
