"""Arrays in files that are opened memory-mapped, so that processes share them. Pure."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def keep(folder: Path, name: str, array: NDArray[Any]) -> None:
    np.save(folder / f"{name}.npy", np.ascontiguousarray(array), allow_pickle=False)


def mapped(folder: Path, name: str) -> NDArray[Any]:
    """The array as it stands in the file, read only; an empty one cannot be mapped and is read."""
    path = folder / f"{name}.npy"
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))  # np.memmap itself is slow to cut
    except ValueError:
        return np.load(path, allow_pickle=False)
