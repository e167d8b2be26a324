"""Which titles have which terms: two arrays a language in the files of the index. Pure.

A text of many pages says a word more often than the thing that is called so. Who types a name, or most of it, means the
thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search import analysis
from search.engine import TextIndex
from search.engine.arrays import keep, mapped
from search.engine.lexical import PART, Meant
from search.indexing.sieve import NO_ROWS, Mask, Rows

FEWEST = 2  # words of a query that a title must have all of: one word says little of which thing is meant


@dataclass(frozen=True, eq=False)
class Titles:
    """By language, the terms of all titles by their numbers in ascending order, and the place of each title."""

    terms: Mapping[str, NDArray[np.int32]]
    places: Mapping[str, NDArray[np.int32]]

    @classmethod
    def of(cls, text: TextIndex, titles: Sequence[str]) -> Titles:
        """Of the titles by their places in the index."""
        terms, places = {}, {}
        for lang, there in text.places.items():
            having = [(place, sorted(set(analysis.terms(titles[place], lang)))) for place in there.tolist()]
            numbers = text.lexicals[lang].words.vocabulary.find_all([term for _place, some in having for term in some])
            place = np.repeat([place for place, _some in having], [len(some) for _place, some in having])
            order = np.lexsort((place, numbers)) if numbers else NO_ROWS
            terms[lang], places[lang] = np.array(numbers, np.int32)[order], place.astype(np.int32)[order]
        return cls(terms, places)

    def holding(self, words: Iterable[str], meant: Mapping[str, Sequence[Meant]], size: int) -> Rows:
        """The places, of ``size`` in all, whose title has every one of the ``words`` by what it ``meant`` there."""
        wanted = set(words)
        found = [self.of_all(lang, wanted, some, size) for lang, some in meant.items()] if len(wanted) >= FEWEST else []
        return np.concatenate([NO_ROWS, *found])

    def of_all(self, lang: str, words: set[str], meant: Sequence[Meant], size: int) -> Rows:
        ways: dict[str, list[Meant]] = {word: [] for word in words}
        for each in meant:
            ways[each.surface].append(each)
        if not all(ways.values()):
            return NO_ROWS
        return np.flatnonzero(np.logical_and.reduce([self.of_word(lang, some, size) for some in ways.values()]))

    def of_word(self, lang: str, meant: Sequence[Meant], size: int) -> Mask:
        """Titles with the word or what it may stand for; with all parts of a compound, too."""
        parts: dict[str, list[int]] = {}
        for each in meant:
            if each.how == PART:
                parts.setdefault(each.asked, []).append(each.number)
        having = self.of_any(lang, [each.number for each in meant if each.how != PART], size)
        if len(parts) > 1:
            having |= np.logical_and.reduce([self.of_any(lang, numbers, size) for numbers in parts.values()])
        return having

    def of_any(self, lang: str, numbers: Sequence[int], size: int) -> Mask:
        wanted, having = np.array(numbers, np.int32), np.zeros(size, np.bool_)
        first, last = (np.searchsorted(self.terms[lang], wanted, side=side) for side in ("left", "right"))
        for start, end in zip(first.tolist(), last.tolist(), strict=True):
            having[self.places[lang][start:end]] = True
        return having

    def save(self, folder: Path) -> None:
        for lang, terms in self.terms.items():
            keep(folder, f"titles-{lang}-terms", terms)
            keep(folder, f"titles-{lang}-places", self.places[lang])

    @classmethod
    def open(cls, folder: Path, languages: Iterable[str]) -> Titles:
        known = sorted(languages)
        return cls(
            {lang: mapped(folder, f"titles-{lang}-terms") for lang in known},
            {lang: mapped(folder, f"titles-{lang}-places") for lang in known},
        )
