"""What every embedder is, and what is done to texts and vectors on the way in and out. Knows no settings."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DIMENSIONS = 384  # of multilingual-e5-small; another model may have others, and says so itself
LONGEST = 2000  # characters of one text that are read: more than any chunk, and about a second's work


class EmbedderAway(Exception):  # noqa: N818 -- a state of affairs that is waited for, not a mistake
    """There are no vectors now; asking again later may help."""


class Embedder(Protocol):
    """Makes vectors of length 1, so that a dot product is a cosine. The same text gives the same bytes."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def dims(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, shape (len(texts), dims). Raises EmbedderAway."""
        ...

    def query(self, text: str) -> Vectors:
        """The vector of what somebody asks, shape (dims,). Raises EmbedderAway."""
        ...


def stamp_of(embedder: Embedder) -> str:
    """The model and its version as one word. Vectors of two stamps are never compared."""
    return f"{embedder.name}/{embedder.version}"


def readable(text: str) -> str:
    """A text an embedder written in C can be handed: no zero byte, no half letter, not too long."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "ignore").decode()


def unit(rows: Vectors) -> Vectors:
    """Every row at length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0).astype(np.float32)
