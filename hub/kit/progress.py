"""A bar that shows how far a long command has come: redrawn in a terminal, a line each tenth elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

WIDTH = 30


def progress(items: Iterable, *, total: int, out, label: str) -> Iterator:
    """Yield ``items`` and draw on ``out`` (a command's ``self.stderr``) how many of ``total`` are done."""
    drawn = -1
    live = bool(getattr(out, "isatty", bool)())
    for number, item in enumerate(items, 1):
        yield item
        share = min(1.0, number / total) if total else 1.0
        step = int(share * (100 if live else 10))
        if step != drawn:
            drawn = step
            bar = "█" * int(share * WIDTH)
            text = f"{label} {bar:·<{WIDTH}} {number}/{total}"
            ending = "\n" if not live or number == total else ""
            out.write(f"\r{text}" if live else text, style_func=str, ending=ending)  # not in the red of an error
