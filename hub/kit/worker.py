"""The worker: runs the queue and the tick in one process, says that it lives, and stops without dropping its task."""

from __future__ import annotations

import datetime as dt
import os
import signal
import threading
import uuid

import structlog
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django_tasks.signals import task_started
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker

from hub.kit import clock, tasks
from hub.kit.models import Heartbeat

log = structlog.get_logger("hub.worker")

ROUND = 25  # tasks between two looks at the tick
GRACE = dt.timedelta(seconds=60)


def queue_worker(worker_id: str, *, most: int | None = None) -> QueueWorker:
    """The library's worker, set to run what is due (at most ``most`` tasks) and return."""
    return QueueWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=most,
        worker_id=worker_id,
    )


def drain() -> int:
    """Run every task that is due now, and what they enqueue, until none is left; the number run."""
    worker = queue_worker("drain")
    worker.run()
    return worker._run_tasks


class Worker:
    """Loops over tick and queue until it is told to stop."""

    def __init__(self, *, interval: float = 1.0, ticking: bool = True):
        self.id = uuid.uuid4()
        self.interval = interval
        self.ticking = ticking
        self._stop = threading.Event()
        self._queue: QueueWorker | None = None

    def stop(self, signum: int | None = None, frame=None) -> None:
        """Finish the task in hand and leave the loop. Safe in a signal handler."""
        self._stop.set()
        if self._queue:
            self._queue.running = False

    def listen_for_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def run(self) -> None:
        """Work until stopped. A database that is away is waited for; whatever was in hand is reaped later."""
        log.info("worker started", worker=str(self.id), pid=os.getpid())
        task_started.connect(self._before_task)
        try:
            while not self._stop.is_set():
                if not self._round_survived():
                    self._stop.wait(max(self.interval, 1.0))
                elif self._queue is None or not self._queue._run_tasks:
                    self._stop.wait(self.interval)
        finally:
            task_started.disconnect(self._before_task)
            self._forget()
        log.info("worker stopped", worker=str(self.id))

    def run_once(self) -> int:
        """One tick, then all that is due; the number of tasks run."""
        if self.ticking:
            tasks.run_ticks()
        return drain()

    def _round_survived(self) -> bool:
        try:
            close_old_connections()
            self.beat()
            if self.ticking:
                tasks.run_ticks()
            if not self._stop.is_set():
                self._queue = queue_worker(str(self.id), most=ROUND)
                self._queue.run()
        except (OperationalError, InterfaceError):
            log.exception("database away", worker=str(self.id))
            connections.close_all()
            return False
        return True

    def beat(self, busy: dt.timedelta = dt.timedelta(0)) -> None:
        """Say that this worker lives, and that it may be silent while ``busy``."""
        now = clock.wall()
        Heartbeat.objects.update_or_create(worker=self.id, defaults={"at": now, "good_until": now + busy + GRACE})

    def _before_task(self, sender, task_result, **kwargs) -> None:
        self.beat(busy=tasks.policy_of(task_result.task.module_path).lease)

    def _forget(self) -> None:
        try:
            Heartbeat.objects.filter(worker=self.id).delete()
        except (OperationalError, InterfaceError):
            log.warning("database away", worker=str(self.id))
