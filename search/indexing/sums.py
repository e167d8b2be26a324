"""What was written into the files of a generation, so that files which a disk has spoilt are not read as if they were
whole. Pure.

At opening all files are summed but the large ones (which texts have a term, what it weighs there, vectors, how titles
begin: nine bytes of ten), of which the length and the beginning are: it says how the rest is to be read. The sieve sums
itself. The worker sums every byte.
"""

import json
import zlib
from pathlib import Path

FILE = "sums.json"
LARGE = ("-documents.npy", "-weights.npy", "-vectors.npy", "-beginnings.npy", "sieve.npz")
BEGINNING = 4096  # bytes; more than an array says of itself
AT_ONCE = 1 << 17  # bytes


def keep(folder: Path) -> None:
    """Write down length and sums of all files there are; the last thing that is done to a folder."""
    files = [path for path in sorted(folder.iterdir()) if path.name != FILE]
    told = {path.name: [path.stat().st_size, summed(path, BEGINNING), summed(path)] for path in files}
    (folder / FILE).write_text(json.dumps(told), encoding="utf-8")


def check(folder: Path, *, every_byte: bool = False) -> None:
    """Raises OSError where a file is gone, and ValueError, KeyError or TypeError where one is not as it was written."""
    for name, (size, beginning, whole) in json.loads((folder / FILE).read_text(encoding="utf-8")).items():
        path, whole_too = folder / name, every_byte or not name.endswith(LARGE)
        found = summed(path) if whole_too else summed(path, BEGINNING)
        if path.stat().st_size != size or found != (whole if whole_too else beginning):
            raise ValueError(f"{name} is not as it was written")


def summed(path: Path, most: int = AT_ONCE) -> int:
    """CRC-32 of a file; of its first bytes where ``most`` are fewer than are read at once."""
    found, some = 0, memoryview(bytearray(most))
    with path.open("rb", buffering=0) as file:
        while many := file.readinto(some):
            found = zlib.crc32(some[:many], found)
            if most < AT_ONCE:
                break
    return found
