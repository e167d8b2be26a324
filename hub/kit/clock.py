"""What time it is. Tests and the demo travel with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_set: ContextVar[dt.datetime | None] = ContextVar("clock", default=None)


def now() -> dt.datetime:
    """The present moment, aware, in UTC; or the moment that was travelled to."""
    return _set.get() or dt.datetime.now(dt.UTC)


def wall() -> dt.datetime:
    """The real time, however far the clock has travelled: for queues, leases and heartbeats."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """The present day in Copenhagen, where every deadline is."""
    return now().astimezone(COPENHAGEN).date()


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Let the clock stand at ``moment`` (aware) in this context."""
    if moment.tzinfo is None:
        raise ValueError("the clock needs a time with a time zone")
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
