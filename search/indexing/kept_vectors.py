"""Vectors of texts in a file, so that a collection that is measured twice is embedded once."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.embedding.base import Embedder, stamp_of

Rows = NDArray[np.float32]
AT_ONCE = 32


def vectors_of(texts: Sequence[str], embedder: Embedder, *, path: str | None = None, show=None) -> dict[str, Rows]:
    """Every text's vector, made as a passage. What the file at ``path`` has of the same model is not made again.

    ``show(items, total, label)`` draws a bar. The file is written now and then, so that a broken run is not lost.
    """
    known = read(path, stamp_of(embedder)) if path else {}
    wanted = [text for text in dict.fromkeys(texts) if named(text) not in known]
    batches = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
    shown: Iterable[Sequence[str]] = show(batches, len(batches), "vectors") if show and batches else batches
    for number, batch in enumerate(shown, 1):
        known.update(zip(map(named, batch), embedder.passages(batch), strict=True))
        if path and (number == len(batches) or not number % 16):
            write(path, stamp_of(embedder), known)
    return {text: known[named(text)] for text in texts}


def named(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def read(path: str, model: str) -> dict[bytes, Rows]:
    if not Path(path).exists():
        return {}
    with np.load(path, allow_pickle=False) as file:
        if str(file["model"]) != model:
            return {}
        return dict(zip((name.tobytes() for name in file["names"]), file["vectors"], strict=True))


def write(path: str, model: str, known: dict[bytes, Rows]) -> None:
    names = np.frombuffer(b"".join(known), dtype=np.uint8).reshape(len(known), -1)
    beside = Path(f"{path}.part")
    with beside.open("wb") as file:
        np.savez(file, model=np.array(model), names=names, vectors=np.stack(list(known.values())))
    beside.replace(path)
