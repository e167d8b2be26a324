"""The terms of an index as arrays that can be memory-mapped: sorted by length, then by letters. Pure.

Terms of one length stand side by side as fixed-width bytes, so that a term is found by bisection. What begins or ends
like it is found among the first and the last letters of all terms, which are put in order when first asked for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

KEY = 8  # letters by which words are looked up that begin or end alike; the rest is compared
REMEMBERED = 2_000  # words with a slip
Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]


def order(term: str) -> tuple[int, bytes]:
    """The place of a term in the vocabulary."""
    raw = term.encode("utf-8", "replace")
    return len(raw), raw


class Vocabulary:
    """``letters`` are all terms one after the other; ``counts[n]`` says how many have n bytes."""

    def __init__(self, letters: Bytes, counts: Numbers) -> None:
        self.letters, self.counts = letters, counts
        self.seen: dict[str, list[int]] = {}  # what is one slip away from words that were asked for

    @classmethod
    def of(cls, ordered: Sequence[str]) -> "Vocabulary":
        """From terms that are unique and stand in their ``order``."""
        raw = [term.encode("utf-8", "replace") for term in ordered]
        counts = np.bincount([len(term) for term in raw], minlength=1).astype(np.int64)
        return cls(np.frombuffer(b"".join(raw), dtype=np.uint8), counts)

    def __len__(self) -> int:
        return int(self.firsts[-1])

    @cached_property
    def firsts(self) -> list[int]:
        """The number of the first term of each length, and last how many terms there are."""
        return [0, *np.cumsum(self.counts).tolist()]

    @cached_property
    def begins(self) -> list[int]:
        """Where the letters of each length begin."""
        return [0, *np.cumsum(self.counts * np.arange(len(self.counts))).tolist()]

    def block(self, length: int) -> Bytes:
        """The terms of one length as rows of letters."""
        if not 0 < length < len(self.counts):
            return np.empty((0, max(length, 0)), dtype=np.uint8)
        return self.letters[self.begins[length] : self.begins[length + 1]].reshape(-1, length)

    @cached_property
    def words(self) -> dict[int, NDArray[np.bytes_]]:
        """The terms by length, as whole words to bisect; lengths no term has are left out."""
        lengths = (length for length in range(1, len(self.counts)) if self.counts[length])
        return {length: np.ascontiguousarray(self.block(length)).view(f"S{length}").ravel() for length in lengths}

    @cached_property
    def lengths(self) -> Numbers:
        """How many bytes each term has."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    @cached_property
    def forwards(self) -> "Keys":
        """All terms by their first letters."""
        return Keys.of(self.spelt(np.arange(len(self)), KEY))

    @cached_property
    def backwards(self) -> "Keys":
        """All terms by their last letters, read from the end."""
        return Keys.of(self.spelt(np.arange(len(self)), KEY, backwards=True))

    def spelt(self, numbers: Numbers, width: int, *, backwards: bool = False) -> Bytes:
        """So many letters of each of the terms as rows; 0 where a term has no more."""
        lengths, columns = self.lengths[numbers][:, None], np.arange(width)
        begins = self.offsets[numbers][:, None]
        places = begins + lengths - 1 - columns if backwards else begins + columns
        return np.where(columns < lengths, self.letters[places.clip(0, len(self.letters) - 1)], 0).astype(np.uint8)

    @cached_property
    def offsets(self) -> Numbers:
        """Where the letters of each term begin."""
        return np.cumsum(self.lengths) - self.lengths

    def find(self, term: str) -> int:
        """The number of a term, -1 when there is none."""
        return self.find_all([term])[0]

    def find_all(self, terms: Sequence[str]) -> list[int]:
        """The number of each term, one bisection a length."""
        return self.find_all_raw([term.encode("utf-8", "replace") for term in terms])

    def find_all_raw(self, terms: Sequence[bytes]) -> list[int]:
        found = np.full(len(terms), -1, np.int64)
        by_length: dict[int, list[int]] = {}
        for place, length in enumerate(map(len, terms)):
            by_length.setdefault(length, []).append(place)
        for length, wanted in by_length.items():
            if length in self.words:
                rows = found_in(self.words[length], [terms[place] for place in wanted])
                found[wanted] = np.where(rows < 0, -1, rows + self.firsts[length])
        return found.tolist()

    def beginning(self, terms: Sequence[str]) -> list[list[int]]:
        """For each of the terms the longer ones that begin with its letters."""
        asked = [raw for _length, raw in map(order, terms)]
        which, numbers = self.forwards.begun(asked)
        letters, lengths = rows_of(asked), lengths_of(asked)
        same = self.spelt(numbers, letters.shape[1]) == letters[which]
        begun = (same | (np.arange(letters.shape[1]) >= lengths[which][:, None])).all(axis=1)
        kept = np.flatnonzero(begun & (self.lengths[numbers] > lengths[which]))
        return listed(which[kept], numbers[kept], len(terms))

    def term(self, number: int) -> str:
        length = bisect_right(self.firsts, number) - 1
        return bytes(self.block(length)[number - self.firsts[length]]).decode("utf-8", "replace")

    def near(self, term: str) -> list[int]:
        """Terms one slip away."""
        return self.near_all([term])[0]

    def near_all(self, terms: Sequence[str]) -> list[list[int]]:
        """For each of the terms those one slip away: a letter changed, left out, put in, or two neighbours swapped.

        A word that was asked for is remembered: the same search asks for its slips again, and so does the next one.
        """
        if len(self.seen) > REMEMBERED:
            self.seen = {}
        seen = self.seen
        asked = [term for term in dict.fromkeys(terms) if term not in seen]
        seen.update(zip(asked, self.slips(asked) if asked else (), strict=True))
        return [seen[term] for term in terms]

    def slips(self, terms: Sequence[str]) -> list[list[int]]:
        """Looked for among all terms. A slip leaves the first half of a word as it is, or the second, unless it swaps
        the letters where they meet."""
        asked = [raw for _length, raw in map(order, terms)]
        halves = [len(raw) // 2 for raw in asked]
        which, numbers = self.forwards.begun([raw[:half] for raw, half in zip(asked, halves, strict=True)])
        ending = self.backwards.begun([raw[half:][::-1] for raw, half in zip(asked, halves, strict=True)])
        which, numbers = np.concatenate((which, ending[0])), np.concatenate((numbers, ending[1]))
        lengths = lengths_of(asked)
        likely = np.flatnonzero(np.abs(self.lengths[numbers] - lengths[which]) <= 1)
        which, numbers = which[likely], numbers[likely]
        kept = self.one_slip(numbers, asked, which)
        swapped = np.array(self.find_all_raw([meeting(raw) for raw in asked]), np.int64)
        there = np.flatnonzero(swapped >= 0)
        which, numbers = np.concatenate((which[kept], there)), np.concatenate((numbers[kept], swapped[there]))
        return listed(which, numbers, len(terms))

    def one_slip(self, numbers: Numbers, asked: Sequence[bytes], which: Numbers) -> NDArray[np.bool_]:
        """Whether each term is at most one slip from the word beside it; their lengths differ by one at most."""
        letters, lengths = rows_of(asked), lengths_of(asked)[which]
        written, wanted = self.spelt(numbers, letters.shape[1]), letters[which]
        ends = rows_of([raw[::-1] for raw in asked])[which]
        shared = np.minimum(self.lengths[numbers], lengths)
        front = np.minimum(agreeing(written == wanted), shared)
        back = np.minimum(agreeing(self.spelt(numbers, letters.shape[1], backwards=True) == ends), shared)
        even = self.lengths[numbers] == lengths
        near = front + back >= shared - even
        at = np.flatnonzero(even & (front + back == shared - 2))
        first, second = front[at], front[at] + 1
        near[at] |= (written[at, first] == wanted[at, second]) & (written[at, second] == wanted[at, first])
        return near


@dataclass(frozen=True, eq=False)
class Keys:
    """The first letters of words as numbers in their order, and which word has them."""

    keys: NDArray[np.uint64]
    words: Numbers

    @classmethod
    def of(cls, letters: Bytes) -> "Keys":
        """From KEY letters of each word."""
        keys = np.ascontiguousarray(letters).view(">u8").ravel().astype(np.uint64)
        words = np.argsort(keys, kind="stable")
        return cls(keys[words], words)

    def begun(self, beginnings: Sequence[bytes]) -> tuple[Numbers, Numbers]:
        """The words that begin with the first KEY letters of each beginning: its place, and the word."""
        low, high = (
            np.array([int.from_bytes(raw[:KEY].ljust(KEY, filled)) for raw in beginnings], np.uint64)
            for filled in (b"\0", b"\xff")
        )
        first, last = self.keys.searchsorted(low), self.keys.searchsorted(high, side="right")
        many = last - first
        which = np.repeat(np.arange(len(beginnings)), many)
        return which, self.words[np.arange(len(which)) + (first - np.cumsum(many) + many)[which]]


def found_in(words: NDArray[np.bytes_], asked: Sequence[bytes]) -> Numbers:
    """The row of each word among all of its length, -1 where it is none of them."""
    wanted = np.array(asked, dtype=words.dtype)
    rows = words.searchsorted(wanted)
    return np.where(words.take(rows, mode="clip") == wanted, rows, -1)


def rows_of(words: Sequence[bytes]) -> Bytes:
    """The letters of words as rows, a column more than the longest has; 0 where a word has no more."""
    width = max(map(len, words), default=0) + 1
    return np.array(words, f"S{width}").view(np.uint8).reshape(len(words), width)


def lengths_of(words: Sequence[bytes]) -> Numbers:
    return np.array([len(raw) for raw in words], np.int64)


def listed(which: Numbers, numbers: Numbers, many: int) -> list[list[int]]:
    """The different numbers of each place, in their order."""
    found: list[set[int]] = [set() for _place in range(many)]
    for place, number in zip(which.tolist(), numbers.tolist(), strict=True):
        found[place].add(number)
    return [sorted(each) for each in found]


def meeting(raw: bytes) -> bytes:
    """A word with the two letters swapped where its halves meet."""
    half = len(raw) // 2
    return raw[: max(half - 1, 0)] + raw[half - 1 : half + 1][::-1] + raw[half + 1 :]


def agreeing(equal: NDArray[np.bool_]) -> Numbers:
    """How many columns from the left are true in each row."""
    if not equal.shape[1]:
        return np.zeros(len(equal), dtype=np.int64)
    first_difference = np.argmin(equal, axis=1)
    whole = (first_difference == 0) & equal[:, 0]
    return np.where(whole, equal.shape[1], first_difference)
