"""Which errors mean that the database is away, and how long nobody asks it."""

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError

from hub.kit.breaker import Breaker, is_away, is_temporary

AWAY = [
    OperationalError("connection failed: Connection refused"),
    OperationalError("server closed the connection unexpectedly"),
    OperationalError("terminating connection due to administrator command"),
    OperationalError("the database system is starting up"),
    OperationalError("unable to open database file"),
    OperationalError("couldn't get a connection after 30.00 sec"),
    InterfaceError("connection already closed"),
]
BUSY = [
    OperationalError("database is locked"),
    OperationalError("canceling statement due to statement timeout"),
    OperationalError("canceling statement due to lock timeout"),
    OperationalError("deadlock detected"),
    OperationalError("FATAL: sorry, too many clients already"),
]
OURS = [OperationalError("no such table: nonsense"), ProgrammingError("syntax error"), ValueError("connection"), None]


@pytest.mark.parametrize("error", AWAY)
def test_no_connection_is_away(error):
    assert is_away(error)
    assert is_temporary(error)


@pytest.mark.parametrize("error", BUSY)
def test_a_busy_database_is_temporary_and_not_away(error):
    assert is_temporary(error)
    assert not is_away(error)


@pytest.mark.parametrize("error", OURS)
def test_our_own_mistakes_are_neither(error):
    assert not is_temporary(error)


@pytest.fixture
def clockwork(monkeypatch):
    """``clockwork(seconds)`` lets time pass."""
    passed = [100.0]
    monkeypatch.setattr("hub.kit.breaker.time.monotonic", lambda: passed[0])

    def go(seconds):
        passed[0] += seconds

    return go


def test_one_request_at_a_time_tries_a_broken_database(clockwork):
    breaker = Breaker()
    breaker.record(away=True)
    assert not breaker.lets_through()
    clockwork(1.1)
    assert [breaker.lets_through() for _ in range(3)] == [True, False, False]
    breaker.record(away=True)
    assert not breaker.lets_through()
    clockwork(1.1)
    assert breaker.lets_through()
    breaker.record(away=False)
    assert [breaker.lets_through() for _ in range(3)] == [True, True, True]


def test_a_trial_that_never_comes_back_does_not_close_the_door_for_ever(clockwork):
    breaker = Breaker()
    breaker.record(away=True)
    clockwork(1.1)
    assert breaker.lets_through()
    clockwork(10.1)
    assert breaker.lets_through()
