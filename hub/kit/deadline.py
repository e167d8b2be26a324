"""Waiting for a service so long and no longer, whatever it does meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, ClassVar, TypeVar

Answer = TypeVar("Answer")
MOST = 8  # threads that wait for something to do; after a rush, and when a host that was late comes back, the rest end


class Messenger:
    """A thread that asks one thing after the other. It stands among the ``idle`` ones whenever it has nothing to do."""

    idle: ClassVar[list[Messenger]] = []

    def __init__(self) -> None:
        self.given: SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = SimpleQueue()
        Thread(target=self.run, name="messenger", daemon=True).start()

    def run(self) -> None:
        while self.answer(*self.given.get()):
            pass  # and what was asked and answered is held no longer

    def answer(self, ask: Callable[[], Any], answer: Future[Any]) -> bool:
        """Whether the thread is kept, which it must know before whoever waits does."""
        try:
            found = ask()
        except BaseException as error:
            kept = self.stand_by()
            answer.set_exception(error)
        else:
            kept = self.stand_by()
            answer.set_result(found)
        finally:
            del answer  # an error holds this frame: if that held the error, both stayed until Python looks for garbage
        return kept

    def stand_by(self) -> bool:
        if kept := len(self.idle) < MOST:
            self.idle.append(self)
        return kept


os.register_at_fork(after_in_child=Messenger.idle.clear)  # a child process has none of its parent's threads


def within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` answers, asked in another thread. Raises TimeoutError where that takes longer.

    A socket's timeout begins anew with each byte: a host that answers drop by drop keeps it for ever. Such a thread is
    left to itself until it comes back; it must not use the database.
    """
    try:
        messenger = Messenger.idle.pop()
    except IndexError:
        messenger = Messenger()
    answer: Future[Answer] = Future()
    messenger.given.put((ask, answer))
    try:
        return answer.result(seconds)
    finally:
        del answer  # as above
