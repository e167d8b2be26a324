"""Nobody waits longer than the deadline, and whoever is in time is answered as without one."""

import contextlib
import gc
import os
import threading
import time
import weakref

import pytest

from hub.kit.deadline import MOST, Messenger, within


@pytest.fixture(autouse=True)
def no_threads_of_other_tests():
    others = Messenger.idle[:]
    Messenger.idle.clear()
    yield
    Messenger.idle[:] = others


def becomes(true) -> bool:
    """Whether something is so before long."""
    until = time.monotonic() + 10
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
    return true()


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
    assert becomes(lambda: len(Messenger.idle) > late)


def test_after_a_rush_few_threads_wait_for_the_next():
    let_go, before = threading.Event(), threading.active_count()
    for _ in range(3 * MOST):
        with pytest.raises(TimeoutError):
            within(0.001, let_go.wait)
    assert threading.active_count() >= before + 2 * MOST
    let_go.set()
    assert becomes(lambda: threading.active_count() <= before + MOST)
    assert within(10, lambda: 7) == 7


class Found:
    """Something that can be watched."""


@pytest.mark.parametrize("seconds", [10, 0.01])
@pytest.mark.parametrize("fails", [False, True])
def test_what_was_asked_and_answered_is_let_go_at_once(seconds, fails):
    """Not first when Python looks for garbage, which web servers do seldom."""
    seen, let_go = [], threading.Event()

    def ask():
        found = Found()
        seen.append(weakref.ref(found))
        assert seconds > 1 or let_go.wait(10)
        return 1 / 0 if fails else found

    gc.disable()
    try:
        with contextlib.suppress(ZeroDivisionError, TimeoutError):
            within(seconds, ask)
        let_go.set()
        assert becomes(lambda: seen and seen[0]() is None)
    finally:
        gc.enable()


def test_a_child_process_asks_in_threads_of_its_own():
    within(10, lambda: 7)
    if (child := os.fork()) == 0:
        os._exit(within(5, lambda: 7))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
