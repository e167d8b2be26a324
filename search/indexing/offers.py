"""What a visitor may be offered before anything is found: titles and topics by their beginnings, words known to texts.

Arrays in files, made of what is public and opened memory-mapped. Who may see a title at a moment is asked of the sieve.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search import analysis
from search.analysis.letters import WORD, folded_words
from search.engine.arrays import keep, mapped
from search.engine.vocabulary import Vocabulary, order

LONGEST = 48  # bytes of a beginning that are compared
SHORTEST_WORD = 4
ENDLESS = b"\xff"
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Offered:
    """A public document as far as it may be offered: its place in the index, its title and where it is found."""

    place: int
    lang: str
    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class TopicName:
    slug: str
    names: tuple[str, ...]  # in Danish, and in English where there is one

    def label(self, language: str) -> str:
        return self.names[-1] if language == "en" else self.names[0]


@dataclass(frozen=True, eq=False)
class Strings:
    """Texts one after the other; ``starts[n]`` is where text n begins."""

    letters: NDArray[np.uint8]
    starts: Rows

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Strings":
        raw = [text.encode("utf-8", "replace") for text in texts]
        starts = np.cumsum([0, *(len(text) for text in raw)]).astype(np.int64)
        return cls(np.frombuffer(b"".join(raw), np.uint8), starts)

    def __getitem__(self, number: int) -> str:
        return bytes(self.letters[self.starts[number] : self.starts[number + 1]]).decode("utf-8", "replace")


ARRAYS = ("beginnings", "titled", "first", "title", "title-starts", "url", "url-starts", "places")
WORDS = ("word", "word-counts", "shown", "shown-starts", "used")


@dataclass(frozen=True, eq=False)
class Offers:
    """``beginnings[i]`` is how title ``titled[i]`` reads from one of its words on; ``first[i]`` from its first one.

    ``vocabulary`` has the folded words of all texts, ``shown[n]`` how word n is written, ``used[n]`` in how many texts.
    """

    beginnings: NDArray[np.bytes_]
    titled: Rows
    first: NDArray[np.bool_]
    titles: Strings
    urls: Strings
    places: Rows
    vocabulary: Vocabulary
    shown: Strings
    used: Rows
    topics: tuple[TopicName, ...]

    @classmethod
    def of(cls, offered: Sequence[Offered], topics: Iterable[TopicName]) -> "Offers":
        begun = sorted(
            (beginning, number, first)
            for number, each in enumerate(offered)
            for beginning, first in beginnings(each.title, each.lang)
        )
        words, used = counted_words(offered)
        return cls(
            np.array([beginning for beginning, _number, _first in begun], f"S{LONGEST}"),
            np.array([number for _beginning, number, _first in begun], np.int64),
            np.array([first for _beginning, _number, first in begun], np.bool_),
            Strings.of(each.title for each in offered),
            Strings.of(each.url for each in offered),
            np.array([each.place for each in offered], np.int64),
            Vocabulary.of(list(words)),
            Strings.of(words.values()),
            np.array(used, np.int64),
            tuple(topics),
        )

    def begun(self, text: str) -> tuple[Rows, NDArray[np.bool_]]:
        """The titles with a word from which on they read like the folded text, and whether that is their first."""
        key = key_of(folded_words(text))
        first, last = np.array([key, key.ljust(LONGEST, ENDLESS)], f"S{LONGEST}")
        low, high = np.searchsorted(self.beginnings, first), np.searchsorted(self.beginnings, last, side="right")
        return self.titled[low:high], self.first[low:high]

    def near(self, word: str) -> list[tuple[str, int]]:
        """Words one slip away as they are written, with in how many texts they stand, the most usual first."""
        found = [(int(self.used[number]), self.shown[number]) for number in self.vocabulary.near(analysis.fold(word))]
        return [(shown, used) for used, shown in sorted(found, key=lambda pair: (-pair[0], pair[1]))]

    def save(self, folder: Path) -> None:
        arrays = dict(zip(ARRAYS, self.of_titles(), strict=True)) | dict(zip(WORDS, self.of_words(), strict=True))
        for name, array in arrays.items():
            keep(folder, f"offers-{name}", array)
        told = [[topic.slug, *topic.names] for topic in self.topics]
        (folder / "topics.json").write_text(json.dumps(told), encoding="utf-8")

    def of_titles(self) -> tuple:
        titles, urls = self.titles, self.urls
        return (
            *(self.beginnings, self.titled, self.first),
            *(titles.letters, titles.starts, urls.letters, urls.starts, self.places),
        )

    def of_words(self) -> tuple:
        vocabulary, shown = self.vocabulary, self.shown
        return vocabulary.letters, vocabulary.counts, shown.letters, shown.starts, self.used

    @classmethod
    def open(cls, folder: Path) -> "Offers":
        begun, titled, first, title, title_starts, url, url_starts, places = opened(folder, ARRAYS)
        word, counts, shown, shown_starts, used = opened(folder, WORDS)
        told = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
        return cls(
            *(begun, titled, first, Strings(title, title_starts), Strings(url, url_starts), places),
            *(Vocabulary(word, counts), Strings(shown, shown_starts), used),
            tuple(TopicName(slug, tuple(names)) for slug, *names in told),
        )


def opened(folder: Path, names: Iterable[str]) -> list:
    return [mapped(folder, f"offers-{name}") for name in names]


def key_of(words: Sequence[str]) -> bytes:
    """As much of the words as is compared, never cut within a letter."""
    return " ".join(words).encode()[:LONGEST].decode(errors="ignore").encode()


def beginnings(title: str, lang: str) -> Iterable[tuple[bytes, bool]]:
    """The title from each of its words and each part of its compounds on, folded; and whether from the first word."""
    words = folded_words(title)
    yield from ((key_of(words[number:]), number == 0) for number in range(len(words)))
    for token in analysis.tokens(title, lang):
        yield from (
            (key_of(folded_words(analysis.clean(title)[start:])), False) for _part, start, _end in token.parts[1:]
        )


def counted_words(offered: Iterable[Offered]) -> tuple[Mapping[str, str], list[int]]:
    """{folded word: as it is mostly written} of clean texts in the vocabulary's order, and how many texts have each."""
    written: dict[str, Counter[str]] = {}
    for each in offered:
        for surface in set(WORD.findall(f"{each.title}\n{each.text}")):
            if len(surface) >= SHORTEST_WORD and surface.isalpha():
                written.setdefault(surface, Counter())[each.lang] += 1
    by_fold: dict[str, Counter[str]] = {}
    for surface, langs in written.items():
        if any(analysis.term_of(surface, lang) for lang in langs):
            by_fold.setdefault(analysis.fold(surface), Counter())[surface] += langs.total()
    ordered = sorted(by_fold, key=order)
    return {folded: usual(by_fold[folded]) for folded in ordered}, [by_fold[folded].total() for folded in ordered]


def usual(surfaces: Counter[str]) -> str:
    """Small letters where a word is ever written so: at the head of a sentence every word has a large one."""
    small = {surface: count for surface, count in surfaces.items() if surface.islower()}
    return min(small or surfaces, key=lambda surface: (-surfaces[surface], surface))
