"""Whether something can be asked: opens when it is away, and lets one request at a time try."""

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
    """For the database and Redis: open from the first failure on. One a process, shared by its threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._broken = False
        self._next_trial = 0.0
        self._trial_ends = 0.0

    @property
    def is_open(self) -> bool:
        return self._broken

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


class PatientBreaker:
    """For a service one can do without: opens after a few failures close together, each time for twice as long.

    Times are seconds. After the pause one caller tries; the others go on without. One a process, shared by its threads.
    """

    def __init__(self, *, failures: int = 3, within: float = 30.0, pause: float = 15.0, longest: float = 120.0) -> None:
        self._most, self._within, self._pause, self._longest = failures, within, pause, longest
        self._lock = threading.Lock()
        self._failed: list[float] = []
        self._opened = 0  # how often in a row
        self._next_trial = 0.0
        self._trial_ends = 0.0

    @property
    def is_open(self) -> bool:
        return self._opened > 0

    def lets_through(self) -> bool:
        with self._lock:
            now = time.monotonic()
            if not self._opened:
                return True
            if now < self._next_trial or now < self._trial_ends:
                return False
            self._trial_ends = now + TRIAL
            return True

    def record(self, *, failed: bool) -> None:
        """What somebody who was let through has found."""
        with self._lock:
            now = time.monotonic()
            self._trial_ends = 0.0
            if not failed:
                self._failed, self._opened = [], 0
                return
            self._failed = [moment for moment in self._failed if now - moment < self._within] + [now]
            if self._opened or len(self._failed) >= self._most:
                self._next_trial = now + min(self._pause * 2**self._opened, self._longest)
                self._opened = min(self._opened + 1, 10)
                self._failed = []

    def trial_over(self) -> None:
        """A trial ended without an answer."""
        with self._lock:
            self._trial_ends = 0.0
