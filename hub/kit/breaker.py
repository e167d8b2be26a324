"""Whether the database can be asked: opens when it is away, and lets one request at a time try."""

from __future__ import annotations

import re
import threading
import time

from django.db import InterfaceError, OperationalError

PAUSE = 1.0  # seconds between two trials
TRIAL = 10.0  # seconds after which a trial that never came back counts no more
AWAY = re.compile(
    r"connect|closed|terminat|timeout expired|could not translate host|unable to open database|ssl syscall|"
    r"starting up|shutting down|recovery mode|server (?:unexpectedly|has gone)|pool",
    re.IGNORECASE,
)
BUSY = re.compile(
    r"is locked|lock timeout|statement timeout|deadlock|too many clients|slots are reserved", re.IGNORECASE
)


def is_away(error: BaseException | None) -> bool:
    """Whether an error says that there is no connection."""
    return isinstance(error, OperationalError | InterfaceError) and bool(AWAY.search(str(error)))


def is_temporary(error: BaseException | None) -> bool:
    """Whether asking again in a moment may help; an error in our own SQL is not temporary."""
    return is_away(error) or (isinstance(error, OperationalError) and bool(BUSY.search(str(error))))


class Breaker:
    """One a process, shared by its threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._broken = False
        self._next_trial = 0.0
        self._trial_ends = 0.0

    def lets_through(self) -> bool:
        """True while all is well; when broken, for one trial a pause."""
        with self._lock:
            now = time.monotonic()
            if not self._broken:
                return True
            if now < self._next_trial or now < self._trial_ends:
                return False
            self._trial_ends = now + TRIAL
            return True

    def record(self, *, away: bool) -> None:
        """What a request that was let through has found."""
        with self._lock:
            self._broken = away
            self._next_trial = time.monotonic() + PAUSE
            self._trial_ends = 0.0

    def trial_over(self) -> None:
        """A trial ended without an answer."""
        with self._lock:
            self._trial_ends = 0.0
