"""How near two texts are in meaning: the highest cosine between a piece of the one and a piece of the other. Pure."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from search import analysis
from search.matching.words import Scores

Vector = NDArray[np.float32]
VectorOf = Callable[[str], Vector | None]
NO_VECTOR = np.nan


class MeaningIndex:
    """The vectors of the pieces of texts, those of text n at ``starts[n]`` to ``starts[n + 1]``."""

    def __init__(self, texts: Sequence[str], vector_of: VectorOf) -> None:
        found = [stacked(analysis.chunks(text), vector_of) for text in texts]
        self.starts = np.cumsum([0, *(0 if each is None else len(each) for each in found)])
        self.rows = np.concatenate([each for each in found if each is not None] or [np.empty((0, 1), np.float32)])

    def cosines(self, asked: Vector) -> Scores:
        """The nearest piece of each text to any piece that is asked; NaN for a text without vectors."""
        found = np.full(len(self.starts) - 1, NO_VECTOR)
        having = np.flatnonzero(np.diff(self.starts))
        if len(having):
            nearest = (self.rows @ asked.T).max(axis=1).astype(np.float64)
            found[having] = np.maximum.reduceat(nearest, self.starts[having])
        return np.round(found, 6)  # the last bits depend on how many texts there are


def stacked(pieces: Sequence[str], vector_of: VectorOf) -> Vector | None:
    """The vectors of a text's pieces, one a row; None where one is missing: half a text means something else."""
    found = [vector_of(piece) for piece in pieces]
    known = [each for each in found if each is not None]
    return np.stack(known) if known and len(known) == len(found) else None


def nearest_pieces(asked: Sequence[str], shown: Sequence[str], vector_of: VectorOf) -> tuple[str, str] | None:
    """The two pieces that are nearest in meaning, to be shown side by side."""
    one, other = stacked(asked, vector_of), stacked(shown, vector_of)
    if one is None or other is None:
        return None
    place = int(np.argmax(np.round(one @ other.T, 6)))
    return asked[place // len(other)], shown[place % len(other)]


def lookup(vectors: Mapping[str, Vector] | VectorOf | None) -> VectorOf | None:
    """One way to ask for a vector, whatever it is kept in."""
    if vectors is None or callable(vectors):
        return vectors
    return vectors.get
