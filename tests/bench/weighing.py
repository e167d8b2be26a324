"""A process of its own that opens an index and asks it: what it costs to begin, and what it weighs."""

import sys
import time
from pathlib import Path

from search.engine import TextIndex
from tests.bench.danish_texts import Author

KEPT = ("Private_Clean:", "Private_Dirty:")
MEGA = 1024  # kB


def memory(folder: str) -> tuple[float, float]:
    """MB of this process' own, and MB of the files in the folder that are mapped in."""
    own = mapped = 0
    inside = False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        first = line.split()[0]
        if not first.endswith(":"):
            inside = folder in line
        elif inside and first == "Rss:":
            mapped += int(line.split()[1])
        elif not inside and first in KEPT:
            own += int(line.split()[1])
    return own / MEGA, mapped / MEGA


def main() -> None:
    folder = sys.argv[1]
    author = Author(seed=2)
    asked, vector = [author.misspelt(8) for _ in range(20)], author.vector()
    before, _none = memory(folder)
    begun = time.process_time()
    index = TextIndex.open(Path(folder))
    opened = (time.process_time() - begun) * 1000
    begun = time.process_time()
    index.search(asked[0], "da", vector=vector)
    first = (time.process_time() - begun) * 1000
    for query in asked:
        index.search(query, "da", vector=vector)
    own, mapped = memory(folder)
    sys.stdout.write(
        f"opened in {opened:.0f} ms, first answer {first:.0f} ms; MB: {own - before:.0f} own, {mapped:.0f} mapped"
    )


if __name__ == "__main__":
    main()
