"""The terms of an index as arrays that can be memory-mapped: sorted by length, then by letters. Pure.

Terms of one length stand side by side as fixed-width bytes, so that a term is found by bisection, and so is what begins
like it; what ends like it is found by comparing whole columns.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

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

    def find(self, term: str) -> int:
        """The number of a term, -1 when there is none."""
        return self.find_raw(order(term)[1])

    def find_raw(self, raw: bytes) -> int:
        length = len(raw)
        words = self.words.get(length)
        if words is None or b"\0" in raw:
            return -1
        row = int(words.searchsorted(np.array(raw, words.dtype)))
        return self.firsts[length] + row if row < len(words) and words[row] == raw else -1

    def find_all(self, terms: Sequence[str]) -> list[int]:
        """The number of each term, one bisection a length."""
        found = [-1] * len(terms)
        by_length: dict[int, list[tuple[int, bytes]]] = {}
        for place, (length, raw) in enumerate(map(order, terms)):
            if 0 < length < len(self.counts) and b"\0" not in raw:
                by_length.setdefault(length, []).append((place, raw))
        for length, wanted in by_length.items():
            words = self.words.get(length)
            if words is None:
                continue
            asked = np.array([raw for _place, raw in wanted], dtype=f"S{length}")
            rows = np.minimum(np.searchsorted(words, asked), len(words) - 1)
            for (place, _raw), row, equal in zip(wanted, rows, words[rows] == asked, strict=True):
                if equal:
                    found[place] = self.firsts[length] + int(row)
        return found

    def beginning(self, terms: Sequence[str]) -> list[list[int]]:
        """For each of the terms the longer ones that begin with its letters, two bisections a length for all."""
        found: list[list[int]] = [[] for _term in terms]
        asked = [(length, raw, numbers) for (length, raw), numbers in zip(map(order, terms), found, strict=True)]
        shortest = min((length for length, _raw, _numbers in asked), default=0)
        for other, words in self.words.items():
            if other > shortest:
                shorter = [(raw, numbers) for length, raw, numbers in asked if length < other]
                places = begun(words, [raw for raw, _numbers in shorter])
                for (_raw, numbers), (low, high) in zip(shorter, places, strict=True):
                    numbers.extend(range(self.firsts[other] + low, self.firsts[other] + high))
        return found

    def term(self, number: int) -> str:
        length = bisect_right(self.firsts, number) - 1
        return bytes(self.block(length)[number - self.firsts[length]]).decode("utf-8", "replace")

    def near(self, term: str) -> list[int]:
        """Terms one slip away: a letter changed, left out, put in, or two neighbours swapped.

        A slip leaves the first half of a word as it is, or the second, unless it swaps the letters where they meet.
        """
        length, raw = order(term)
        letters, half = np.frombuffer(raw, dtype=np.uint8), length // 2
        found: list[int] = []
        for other in (length - 1, length, length + 1):
            words, block = self.words.get(other), self.block(other)
            if words is not None:
                [(low, high)] = begun(words, [raw[:half]])
                likely = np.union1d(np.arange(low, high), ending(block, letters[half:]))
                rows = likely[one_slip(block[likely], letters)]
                found += (rows + self.firsts[other]).tolist()
        meeting = raw[: max(half - 1, 0)] + raw[half - 1 : half + 1][::-1] + raw[half + 1 :]
        return sorted({*found, self.find_raw(meeting)} - {-1})


def begun(words: NDArray[np.bytes_], beginnings: Sequence[bytes]) -> list[tuple[int, int]]:
    """For each beginning where the words of one length that have it stand: from, to."""
    lowest = np.array(beginnings, words.dtype)
    highest = np.array([raw.ljust(words.dtype.itemsize, b"\xff") for raw in beginnings], words.dtype)
    low, high = words.searchsorted(lowest), words.searchsorted(highest, side="right")
    return list(zip(low.tolist(), high.tolist(), strict=True))


def ending(block: Bytes, letters: Bytes) -> Numbers:
    """The rows of one length that end with these letters, the last letter looked at first."""
    rows = np.flatnonzero(block[:, -1] == letters[-1]) if len(letters) else np.arange(len(block))
    for back in range(2, len(letters) + 1):
        rows = rows[block[rows, -back] == letters[-back]]
    return rows


def one_slip(block: Bytes, letters: Bytes) -> NDArray[np.bool_]:
    """For each row of one length whether it is at most one slip from the letters."""
    length, other = len(letters), block.shape[1]
    shared = min(length, other)
    front = agreeing(block[:, :shared] == letters[:shared])
    back = agreeing(block[:, other - shared :][:, ::-1] == letters[length - shared :][::-1])
    if length != other:
        return front + back >= shared
    near = front + back >= length - 1
    swapped = np.flatnonzero(front + back == length - 2)
    if len(swapped):
        at = front[swapped]
        rows = block[swapped]
        each = np.arange(len(swapped))
        near[swapped] |= (rows[each, at] == letters[at + 1]) & (rows[each, at + 1] == letters[at])
    return near


def agreeing(equal: NDArray[np.bool_]) -> Numbers:
    """How many columns from the left are true in each row."""
    if not equal.shape[1]:
        return np.zeros(len(equal), dtype=np.int64)
    first_difference = np.argmin(equal, axis=1)
    whole = (first_difference == 0) & equal[:, 0]
    return np.where(whole, equal.shape[1], first_difference)
