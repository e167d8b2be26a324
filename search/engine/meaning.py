"""What documents mean: the vectors of their pieces, and of each document the piece nearest to a query. Pure.

A vector is kept in bytes: each number in 127 steps of the vector's largest. Cosines differ by .0003 in the mean from
those of the vectors themselves (where those of two texts differ by .03), and a quarter of the memory is read for them.
Products of whole numbers are exact, so they are the same on every machine and whatever is asked beside them.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import simsimd
from numpy.typing import NDArray

from search.engine.arrays import keep, mapped
from search.engine.postings import Scores

Vector = NDArray[np.float32]
Bytes = NDArray[np.int8]
OPPOSITE = -1.0  # the cosine of a document without a vector: nothing is further away
STEPS = 127


class Meanings:
    """The vectors of all pieces: ``rows`` times their ``scales``, those of document n at ``starts[n]`` to
    ``starts[n + 1]``."""

    def __init__(self, starts: NDArray[np.int64], rows: Bytes, scales: Vector) -> None:
        self.starts, self.rows, self.scales = starts, rows, scales

    @classmethod
    def build(
        cls, pieces: Sequence[Sequence[str]], vectors: Mapping[str, Vector] | Callable[[str], Vector | None]
    ) -> "Meanings":
        """A piece whose vector is not made yet (None) says nothing of its document."""
        vector_of = vectors if callable(vectors) else vectors.__getitem__
        known = [[vector for piece in each if (vector := vector_of(piece)) is not None] for each in pieces]
        rows = [vector for each in known for vector in each]
        starts = np.cumsum([0, *(len(each) for each in known)]).astype(np.int64)
        return cls(starts, *in_bytes(np.stack(rows) if rows else np.empty((0, 0), np.float32)))

    def scores(self, vector: Vector) -> Scores:
        """The cosine of each document's nearest piece."""
        if not len(self.rows):
            return np.full(len(self.starts) - 1, OPPOSITE)
        cosines = self.of_pieces(vector)
        nearest = np.maximum.reduceat(cosines, self.starts[:-1] if self.having is None else self.starts[self.having])
        if self.having is None:
            return nearest
        best = np.full(len(self.starts) - 1, OPPOSITE)
        best[self.having] = nearest
        return best

    def of_pieces(self, vector: Vector) -> Scores:
        """The cosine of each piece."""
        asked, scale = in_bytes(vector[np.newaxis])
        products = np.asarray(simsimd.cdist(asked, self.rows, metric="dot"))[0]
        products *= self.scales
        products *= scale[0]
        return products

    def of_document(self, number: int) -> NDArray[np.float32]:
        """The vectors of one document's pieces."""
        there = slice(self.starts[number], self.starts[number + 1])
        return self.rows[there] * self.scales[there, np.newaxis]

    @cached_property
    def having(self) -> NDArray[np.int64] | None:
        """The documents with a piece; None where all have one."""
        empty = self.starts[1:] == self.starts[:-1]
        return np.flatnonzero(~empty) if empty.any() else None

    def of_some(self, documents: NDArray[np.int64]) -> "Meanings":
        """The pieces of these documents alone, numbered by their place among them."""
        many = (self.starts[1:] - self.starts[:-1])[documents]
        starts = np.concatenate(([0], np.cumsum(many))).astype(np.int64)
        pieces = np.repeat(self.starts[documents] - starts[:-1], many) + np.arange(starts[-1])
        return Meanings(starts, self.rows[pieces], self.scales[pieces])

    def save(self, folder: Path, name: str) -> None:
        keep(folder, f"{name}-piece-starts", self.starts)
        keep(folder, f"{name}-vectors", self.rows)
        keep(folder, f"{name}-scales", self.scales)

    @classmethod
    def open(cls, folder: Path, name: str) -> "Meanings":
        return cls(*(mapped(folder, f"{name}-{part}") for part in ("piece-starts", "vectors", "scales")))


def in_bytes(vectors: NDArray[np.float32]) -> tuple[Bytes, Vector]:
    """Each row as whole numbers from -127 to 127, and what one step of it is worth; a row of zeros stays one."""
    scales = np.abs(vectors).max(axis=1, initial=0.0) / STEPS
    steps = np.divide(vectors, scales[:, np.newaxis], out=np.zeros_like(vectors), where=scales[:, np.newaxis] > 0)
    return np.rint(steps).astype(np.int8), scales.astype(np.float32)
