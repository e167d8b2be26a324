"""Public facts that every visitor shares, kept in this process until something is published."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from hub.kit import version

READ_EVERY = 0.25  # seconds between two looks at the content version
AT_MOST = 5000  # facts


@dataclass
class _Memory:
    """What is remembered, and of which content version."""

    version: int = -1
    looked_at: float = float("-inf")
    facts: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)


_memory = _Memory()


def content_version() -> int:
    """The version this process goes by; at most a quarter of a second old."""
    if time.monotonic() - _memory.looked_at >= READ_EVERY:
        number = version.current()
        _memory.looked_at = time.monotonic()
        if number != _memory.version:
            _memory.version = number
            _memory.facts.clear()
    return _memory.version


def remember(key: Hashable, make: Callable[[], Any]) -> Any:
    """``make()``, or what it gave before in the same language and content version.

    Only for what anybody may see, what no clock changes and what nobody alters in place.
    """
    content_version()
    full = (translation.get_language(), key)
    if full in _memory.facts:
        _memory.facts.move_to_end(full)
        return _memory.facts[full]
    value = make()
    _memory.facts[full] = value
    if len(_memory.facts) > AT_MOST:
        _memory.facts.popitem(last=False)
    return value


def forget() -> None:
    """Read everything anew at the next question."""
    _memory.version, _memory.looked_at = -1, float("-inf")
    _memory.facts.clear()
