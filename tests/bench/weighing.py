"""A process of its own that opens an index and asks it: what it costs to begin, and what it weighs."""

import sys
import time
from pathlib import Path

from search.engine import TextIndex
from tests.bench.danish_texts import Author

KEPT = ("Private_Clean:", "Private_Dirty:")
MEGA = 1024  # kB


def memory(folder: str) -> tuple[float, float, float]:
    """MB of this process' own, MB of the files in the folder that are mapped in (and shared), and MB of all it has."""
    own = mapped = whole = 0
    inside = False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        first = line.split()[0]
        if not first.endswith(":"):
            inside = folder in line
        elif first == "Rss:":
            whole += int(line.split()[1])
            mapped += int(line.split()[1]) if inside else 0
        elif not inside and first in KEPT:
            own += int(line.split()[1])
    return own / MEGA, mapped / MEGA, whole / MEGA


def main() -> None:
    folder = sys.argv[1]
    author = Author(seed=2)
    asked, vector = [author.misspelt(8) for _ in range(20)], author.vector()
    before, _none, _bare = memory(folder)
    begun = time.process_time()
    index = TextIndex.open(Path(folder))
    opened = (time.process_time() - begun) * 1000
    begun = time.process_time()
    index.search(asked[0], "da", vector=vector)
    first = (time.process_time() - begun) * 1000
    for query in asked:
        index.search(query, "da", vector=vector)
    own, mapped, whole = memory(folder)
    sys.stdout.write(
        f"opened in {opened:.0f} ms, first answer {first:.0f} ms; "
        f"MB for the index: {own - before:.0f} own, {mapped:.0f} mapped and shared; RSS of the process {whole:.0f}"
    )


if __name__ == "__main__":
    main()
