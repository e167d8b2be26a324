"""How near two texts are in meaning: the highest cosine between a piece of the one and a piece of the other. Pure."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from search import analysis
from search.matching.normal import LEAN
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
        """The nearest piece of each text to each piece that is asked, a column each; NaN for a text without vectors."""
        found = np.full((len(self.starts) - 1, len(asked)), NO_VECTOR)
        having = np.flatnonzero(np.diff(self.starts))
        if len(having):
            found[having] = np.maximum.reduceat((self.rows @ asked.T).astype(np.float64), self.starts[having])
        return np.round(found, 6)  # the last bits depend on how many texts there are


def stacked(pieces: Sequence[str], vector_of: VectorOf) -> Vector | None:
    """The vectors of a text's pieces, one a row; None where one is missing: half a text means something else."""
    found = [vector_of(piece) for piece in pieces]
    known = [each for each in found if each is not None]
    return np.stack(known) if known and len(known) == len(found) else None


def general(cosines: Scores) -> Scores:
    """By how much each piece that is asked is nearer to all texts than the others are; few texts say little.

    A short piece that says nothing special lies near everything: it must not be what every text is like.
    """
    known = cosines[~np.isnan(cosines).any(axis=1)]
    if not len(known):
        return np.zeros(cosines.shape[1])
    means = known.mean(axis=0)
    return np.round((means - means.mean()) * len(known) / (len(known) + LEAN), 6)


def nearest_pieces(
    asked: Sequence[str], shown: Sequence[str], vector_of: VectorOf, generality: Scores
) -> tuple[str, str] | None:
    """The two pieces that are nearest in meaning, as the score has it, to be shown side by side."""
    one, other = stacked(asked, vector_of), stacked(shown, vector_of)
    if one is None or other is None:
        return None
    place = int(np.argmax(np.round(one @ other.T, 6) - generality[:, None]))
    return asked[place // len(other)], shown[place % len(other)]


def lookup(vectors: Mapping[str, Vector] | VectorOf | None) -> VectorOf | None:
    """One way to ask for a vector, whatever it is kept in."""
    if vectors is None or callable(vectors):
        return vectors
    return vectors.get
