"""Texts as vectors, so that what means the same is found though no word is the same. Optional: words alone must do.

``current()`` embeds passages where that may take long: the worker and the commands. ``query_vector()`` embeds what a
visitor asks: at most a few tens of milliseconds, never an error, and None where there is no embedder just now.
"""

from search.embedding.asking import answers, query_vector, warm
from search.embedding.base import DIMENSIONS, Embedder, EmbedderAway, Vectors
from search.embedding.choice import current, is_wanted, stamp

__all__ = [
    "DIMENSIONS",
    "Embedder",
    "EmbedderAway",
    "Vectors",
    "answers",
    "current",
    "is_wanted",
    "query_vector",
    "stamp",
    "warm",
]
