"""Waiting for a service so long and no longer, whatever it does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Answer = TypeVar("Answer")


def within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` answers, asked in a thread of its own. Raises TimeoutError where that takes longer.

    A socket's timeout begins anew with each byte: a host that answers drop by drop keeps it for ever. Such a thread is
    left to itself; it must not use the database.
    """
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=run, name="within", daemon=True).start()
    return answer.result(seconds)
