"""The vectors of the pieces of text that matching compares, by what the text is: no text is kept with them."""

import hashlib

import numpy as np

from search import embedding
from search.matching.meanings import VectorOf
from search.models import PieceVector


def named(piece: str) -> str:
    return hashlib.sha256(piece.encode("utf-8", "replace")).hexdigest()


def known() -> VectorOf | None:
    """A piece's vector of the present model, or None; nothing at all where words alone are to do."""
    stamp = embedding.stamp()
    if not stamp:
        return None
    rows = PieceVector.objects.filter(stamp=stamp).values_list("digest", "vector")
    vectors = {digest: np.frombuffer(vector, np.float16).astype(np.float32) for digest, vector in rows}
    return lambda piece: vectors.get(named(piece)) if vectors else None
