"""A page names slots; later apps fill them before anything is rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

_fillers: dict[str, list[Callable]] = defaultdict(list)


def fills(slot: str) -> Callable:
    """Let ``function(obj, user)`` fill a slot: it returns ``(template, context)`` or None."""

    def register(function: Callable) -> Callable:
        _fillers[slot].append(function)
        return function

    return register


def collect(prefix: str, obj, user) -> dict[str, list[tuple[str, dict]]]:
    """All that fills the slots whose name begins with ``prefix``: ``{slot: [(template, context), …]}``."""
    filled: dict[str, list[tuple[str, dict]]] = {}
    for slot, functions in _fillers.items():
        if slot.startswith(prefix):
            filled[slot] = [answer for answer in (function(obj, user) for function in functions) if answer]
    return filled
