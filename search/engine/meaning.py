"""What documents mean: the vectors of their pieces, and of each document the piece nearest to a query. Pure."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.engine.arrays import keep, mapped
from search.engine.postings import Scores

Vector = NDArray[np.float32]
OPPOSITE = -1.0  # the cosine of a document without a vector: nothing is further away
AT_ONCE, PAGE = 2048, 1024  # vectors; numbers in one page of memory


class Meanings:
    """``rows`` are the vectors of all pieces, those of document n at ``starts[n]`` to ``starts[n + 1]``."""

    def __init__(self, starts: NDArray[np.int64], rows: NDArray[np.float32]) -> None:
        self.starts, self.rows = starts, rows

    @classmethod
    def build(
        cls, pieces: Sequence[Sequence[str]], vectors: Mapping[str, Vector] | Callable[[str], Vector | None]
    ) -> "Meanings":
        """A piece whose vector is not made yet (None) says nothing of its document."""
        vector_of = vectors if callable(vectors) else vectors.__getitem__
        known = [[vector for piece in each if (vector := vector_of(piece)) is not None] for each in pieces]
        rows = [vector for each in known for vector in each]
        starts = np.cumsum([0, *(len(each) for each in known)]).astype(np.int64)
        return cls(starts, np.stack(rows).astype(np.float32) if rows else np.empty((0, 0), dtype=np.float32))

    def scores(self, vector: Vector) -> Scores:
        """The cosine of each document's nearest piece.

        Row by row: a product of the whole matrix starts threads that wait for each other, which costs more than they
        bring, and rounds a row by what stands beside it.
        """
        if not len(self.rows):
            return np.full(len(self.starts) - 1, OPPOSITE)
        cosines = self.of_pieces(vector)
        nearest = np.maximum.reduceat(cosines, self.starts[:-1] if self.having is None else self.starts[self.having])
        if self.having is None:
            return nearest.astype(np.float64)
        best = np.full(len(self.starts) - 1, OPPOSITE)
        best[self.having] = nearest
        return best

    def of_pieces(self, vector: Vector) -> Vector:
        """The cosine of each piece. One number of every page is read first, so that the processor looks all these pages
        up together: one after the other, as they come, takes as long as everything else."""
        cosines = np.empty(len(self.rows), np.float32)
        for first in range(0, len(self.rows), AT_ONCE):
            some = self.rows[first : first + AT_ONCE]
            some.reshape(-1)[::PAGE].max()
            np.vecdot(some, vector, out=cosines[first : first + AT_ONCE])
        return cosines

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
        return Meanings(starts, self.rows[pieces])

    def save(self, folder: Path, name: str) -> None:
        keep(folder, f"{name}-piece-starts", self.starts)
        keep(folder, f"{name}-vectors", self.rows)

    @classmethod
    def open(cls, folder: Path, name: str) -> "Meanings":
        return cls(mapped(folder, f"{name}-piece-starts"), mapped(folder, f"{name}-vectors"))
