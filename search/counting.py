"""Counting what visitors search for: kept in the process, without a word of who asked, and written after the answer.

Only visitors who are not signed in are counted, and never what looks like an address, a telephone or a civil number.
"""

import re
import threading
import time
from dataclasses import dataclass, field

import structlog
from django.conf import settings
from django.core.signals import request_finished
from django.db import DatabaseError

from hub.kit import clock
from search import actions, analysis
from search.models.asked import LONGEST

PRIVATE = re.compile(r"@|\bhttps?:|\bwww\.|(?:\d[\s.,\-/()+]*){6}")  # six digits: a part of a number of some person
MOST = 1000  # queries that wait; what comes beyond is not counted
log = structlog.get_logger("search.counting")


@dataclass
class _Waiting:
    """{(query, day): [times, results of the last]} since ``since``."""

    counts: dict = field(default_factory=dict)
    since: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


_waiting = _Waiting()


def kept(text: str) -> str:
    """The query as it is counted, "" where it is not: too long, without a word, or like something of a person."""
    said = " ".join(analysis.clean_query(text).lower().split())
    worded = any(analysis.terms(said, lang) for lang in analysis.LANGUAGES)
    return said if worded and len(said) <= LONGEST and not PRIVATE.search(said) else ""


def note(text: str, found: int) -> None:
    """Count one search."""
    said = kept(text)
    if not said:
        return
    with _waiting.lock:
        key = (said, clock.today())
        if key not in _waiting.counts and len(_waiting.counts) >= MOST:
            return
        _waiting.since = _waiting.since if _waiting.counts else time.monotonic()
        times, _found = _waiting.counts.get(key, (0, 0))
        _waiting.counts[key] = (times + 1, found)


def write_down() -> int:
    """Write what waits; how many rows. What cannot be written is forgotten: it is only a count."""
    with _waiting.lock:
        counts, _waiting.counts = _waiting.counts, {}
    if not counts:
        return 0
    try:
        return actions.count_searches(counts)
    except DatabaseError as error:
        log.warning("searches not counted", queries=len(counts), reason=str(error))
        return 0


def after_the_answer(**_kwargs) -> None:
    if _waiting.counts and time.monotonic() - _waiting.since >= settings.SEARCHES_WRITTEN_EVERY:
        write_down()


request_finished.connect(after_the_answer, dispatch_uid="search.counting")
