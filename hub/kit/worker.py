"""The worker: runs the queue and the tick in one process, says that it lives, and stops without dropping its task."""

from __future__ import annotations

import datetime as dt
import os
import signal
import threading
import uuid
from collections.abc import Collection

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django_tasks.signals import task_started
from django_tasks_db.management.commands.db_worker import Worker as LibraryWorker
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception

from hub.kit import clock, tasks
from hub.kit.breaker import is_away, is_temporary
from hub.kit.models import Heartbeat

log = structlog.get_logger("hub.worker")

ROUND = 25  # tasks between two looks at the tick
GRACE = dt.timedelta(seconds=60)


class Queue(LibraryWorker):
    """The library's worker, taken one task at a time so that the tick and a signal get their turn between two."""

    def __init__(self, worker_id: str):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
        )

    def run_next(self, *, urgent: bool = False, but: Collection[str] = ()) -> bool:
        """Claim and run the next task that is due; False when there is none. ``urgent``: none that may as well wait.

        ``but`` names tasks that are left, by their paths.
        """
        ready = DBTaskResult.objects.ready().exclude(task_path__in=but)
        return self._run(ready.filter(priority__gte=0) if urgent else ready)

    def run_row(self, pk: str) -> bool:
        """Claim and run this task; False when it is taken, done or not due. One that somebody holds is waited for."""
        return self._run(DBTaskResult.objects.ready().filter(pk=pk), patient=True)

    def _run(self, wanted: DBTaskResultQuerySet, *, patient: bool = False) -> bool:
        row = self._claim(wanted.filter(backend_name=self.backend_name), patient=patient)
        if row:
            self.run_task(row)
        return row is not None

    def _claim(self, ready: DBTaskResultQuerySet, *, patient: bool) -> DBTaskResult | None:
        try:
            with exclusive_transaction(ready.db):
                row = ready.select_for_update(skip_locked=not patient).first()
                if row:
                    row.claim(self.worker_id)
                return row
        except OperationalError as error:
            if is_locked_database_exception(error):  # SQLite, while somebody writes: there is a next round
                return None
            raise


def drain(*, urgent: bool = False, but: Collection[str] = ()) -> int:
    """Run every task that is due now, and what they enqueue, until none is left; the number run.

    ``urgent`` leaves to the worker what has a priority below nothing: long work that nobody waits for. ``but`` leaves
    the tasks with these paths.
    """
    queue, count = Queue("drain"), 0
    while queue.run_next(urgent=urgent, but=but):
        count += 1
    return count


class Worker:
    """Loops over tick and queue until it is told to stop."""

    def __init__(self, *, interval: float = 1.0, ticking: bool = True):
        self.id = uuid.uuid4()
        self.celery = settings.TASK_ENGINE == "celery"  # then others run the tasks: this one ticks and sends
        self.interval = interval
        self.ticking = ticking
        self._promised = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._stop = threading.Event()
        self._queue = Queue(str(self.id))

    def stop(self, signum: int | None = None, frame=None) -> None:
        """Finish the task in hand and leave the loop. Safe in a signal handler."""
        self._stop.set()

    def listen_for_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def run(self) -> None:
        """Work until stopped. A database that is away is waited for; whatever was in hand is reaped later."""
        log.info("worker started", worker=str(self.id), pid=os.getpid())
        task_started.connect(self._before_task)
        try:
            while not self._stop.is_set():
                if not self._round():
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

    def _round(self) -> bool:
        """Beat, tick, then run (or send) a handful of tasks; whether there may be more to do at once."""
        try:
            close_old_connections()
            self.beat()
            if self.ticking:
                tasks.run_ticks()
            if self.celery:
                return self._send_due()
            return all(not self._stop.is_set() and self._queue.run_next() for _ in range(ROUND))
        except (OperationalError, InterfaceError) as error:
            self._note(error)
            return False

    def _send_due(self) -> bool:
        from hub.kit import broker  # noqa: PLC0415 -- Celery is optional

        return broker.send_due() == broker.BATCH

    def _note(self, error: Exception) -> None:
        """A database that is locked by another writer is busy, and the connection is good; else it is away."""
        busy = is_temporary(error) and not is_away(error)
        log.warning("database busy" if busy else "database away", worker=str(self.id), error=type(error).__name__)
        if not busy:
            connections.close_all()

    def beat(self, busy: dt.timedelta = dt.timedelta(0)) -> None:
        """Say that this worker lives, and that it may be silent while ``busy``."""
        now = clock.wall()
        if self._promised >= now + busy + GRACE / 2:
            return  # said recently enough: an idle worker writes twice a minute
        self._promised = now + busy + GRACE
        Heartbeat.objects.update_or_create(worker=self.id, defaults={"at": now, "good_until": self._promised})

    def _before_task(self, sender, task_result, **kwargs) -> None:
        self.beat(busy=tasks.policy_of(task_result.task.module_path).lease)

    def _forget(self) -> None:
        try:
            Heartbeat.objects.filter(worker=self.id).delete()
        except (OperationalError, InterfaceError) as error:
            self._note(error)
