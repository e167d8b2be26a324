"""Nobody waits longer than the deadline, and whoever is in time is answered as without one."""

import os
import threading
import time

import pytest

from hub.kit.deadline import Messenger, within


def test_who_is_in_time_answers_as_without_a_deadline():
    assert within(10, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(10, lambda: 1 / 0)


def test_who_is_late_is_left_to_itself():
    let_go = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, let_go.wait)
    let_go.set()


def test_one_thread_asks_one_thing_after_the_other():
    assert len({within(10, threading.get_ident) for _ in range(20)}) == 1


def test_nobody_waits_for_a_thread_that_is_late():
    let_go = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, let_go.wait)
    late = len(Messenger.idle)
    assert [within(10, lambda: 7) for _ in range(3)] == [7, 7, 7]
    let_go.set()
    until = time.monotonic() + 10
    while len(Messenger.idle) <= late and time.monotonic() < until:
        time.sleep(0.01)
    assert len(Messenger.idle) > late


def test_a_child_process_asks_in_threads_of_its_own():
    within(10, lambda: 7)
    if (child := os.fork()) == 0:
        os._exit(within(5, lambda: 7))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
