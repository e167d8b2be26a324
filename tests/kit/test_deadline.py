"""Nobody waits longer than the deadline, and whoever is in time is answered as without one."""

import threading

import pytest

from hub.kit.deadline import within


def test_who_is_in_time_answers_as_without_a_deadline():
    assert within(10, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(10, lambda: 1 / 0)


def test_who_is_late_is_left_to_itself():
    let_go = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, let_go.wait)
    let_go.set()
