"""Durable jobs over django-tasks: retry, lease and a clock that fires each job once. Every task must be idempotent."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.dispatch import receiver
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from hub.kit import clock
from hub.kit.logs import where
from hub.kit.models import TickSlot

log = structlog.get_logger("hub.tasks")

TICK_LEASE = dt.timedelta(minutes=10)
TICK_ATTEMPTS = 3
LONGEST_PAUSE = dt.timedelta(hours=6)


class WorkerLost(Exception):  # noqa: N818 -- the name says what happened
    """The lease of a running task passed, and its attempts are spent."""


@dataclass(frozen=True)
class Policy:
    """How often a task is tried, how long one attempt may take, and the first pause after a failure."""

    attempts: int = 3
    lease: dt.timedelta = dt.timedelta(minutes=15)
    backoff: dt.timedelta = dt.timedelta(seconds=30)

    def pause(self, failures: int) -> dt.timedelta:
        """Twice as long after each failure, never over six hours, and never the same for two tasks."""
        exact = min(self.backoff * 2 ** min(failures - 1, 20), LONGEST_PAUSE)
        return exact * (0.5 + random.random())  # noqa: S311 -- jitter is no secret


_policies: dict[str, Policy] = {}
_library = Policy()  # for tasks that others wrote, such as Wagtail's index


def durable(
    *,
    attempts: int = 5,
    lease: dt.timedelta = dt.timedelta(minutes=5),
    backoff: dt.timedelta = dt.timedelta(seconds=30),
    queue: str = "default",
    priority: int = 0,
) -> Callable[[Callable], Task]:
    """Make a module-level function a task that survives failures and killed workers.

    It takes JSON arguments, keys only: arguments are stored in clear. ``lease`` must exceed the longest run; after it
    another worker starts the task again. ``.enqueue(...)`` writes one row in the caller's transaction.
    """

    def make(function: Callable) -> Task:
        made = task(queue_name=queue, priority=priority)(function)
        _policies[made.module_path] = Policy(attempts, lease, backoff)
        return made

    return make


def soon(wanted: Task, *given: str | int, after: dt.timedelta = dt.timedelta(0)) -> bool:
    """Enqueue a task, unless the same one with the same arguments waits already; False then.

    For work that looks up by itself how things are: a hundred changes need it once. One that has begun counts not: it
    may have looked before the change, or be at its last attempt. The one that waits is held until the caller's
    transaction is written, so that no worker takes it before there is to be seen what it is wanted for.
    """
    waiting = DBTaskResult.objects.filter(
        task_path=wanted.module_path,
        status=TaskResultStatus.READY,
        args_kwargs={"args": list(given), "kwargs": {}},
        worker_ids=[],
    )
    with transaction.atomic(savepoint=False):
        if waiting.select_for_update(skip_locked=True).order_by().values_list("pk", flat=True)[:1]:
            return False
        wanted.using(run_after=clock.wall() + after if after else None).enqueue(*given)
    return True


def policy_of(path: str) -> Policy:
    """The policy of a task; its module is imported first, as another process may have enqueued it."""
    if path not in _policies:
        try:
            import_string(path)
        except ImportError:
            return _library
    return _policies.get(path, _library)


@receiver(task_finished, dispatch_uid="hub.kit.tasks.try_again")
def try_again(sender, task_result, **kwargs) -> None:
    """Put a failed task back in the queue until its attempts are spent, without what its error quoted."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    row = task_result.db_result
    policy, failures = policy_of(row.task_path), len(row.worker_ids)
    changes: dict = {"traceback": where(row.traceback)}
    if failures < policy.attempts:
        changes |= {
            "status": TaskResultStatus.READY,
            "finished_at": None,
            "run_after": clock.wall() + policy.pause(failures),
        }
    DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(**changes)
    note = log.warning if failures < policy.attempts else log.error
    note("task failed", task=row.task_path, id=str(row.pk), attempt=failures, of=policy.attempts)


def reap() -> int:
    """Free the tasks whose worker went away: ready again, or failed when their attempts are spent. The number freed."""
    freed = 0
    for row in DBTaskResult.objects.running().only("pk", "task_path", "started_at", "worker_ids"):
        policy = policy_of(row.task_path)
        if clock.wall() - row.started_at < policy.lease:
            continue
        spent = len(row.worker_ids) >= policy.attempts
        same = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
        freed += same.update(**(_given_up() if spent else _ready_now()))
        log.warning("task reaped", task=row.task_path, id=str(row.pk), given_up=spent)
    return freed


def _ready_now() -> dict:
    return {"status": TaskResultStatus.READY, "run_after": clock.wall()}


def _given_up() -> dict:
    name = f"{WorkerLost.__module__}.{WorkerLost.__qualname__}"
    return {"status": TaskResultStatus.FAILED, "finished_at": clock.wall(), "exception_class_path": name}


def prune(finished: dt.timedelta = dt.timedelta(days=7), failed: dt.timedelta = dt.timedelta(days=90)) -> int:
    """Forget tasks that were done a week ago, and failed ones after three months. The number of rows deleted."""
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=clock.wall() - finished)
    broken = Q(status=TaskResultStatus.FAILED, finished_at__lt=clock.wall() - failed)
    return DBTaskResult.objects.filter(done | broken).delete()[0]


# --- The tick -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Job:
    """A function that runs once in each slot of time."""

    name: str
    every: dt.timedelta
    run: Callable[[], object]

    def slot(self, now: dt.datetime) -> int:
        """The number of the slot ``now`` lies in, counted from 1970."""
        return int(now.timestamp() // self.every.total_seconds())


_jobs: dict[str, Job] = {}


def tick(name: str, *, every: dt.timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Let a function without arguments run periodically; it stands in an app's ``ticks.py`` and is idempotent."""

    def register(function: Callable[[], object]) -> Callable[[], object]:
        known = _jobs.get(name)
        if known and known.run is not function and known.run.__module__ != function.__module__:
            raise ValueError(f"two ticks are named {name}")
        _jobs[name] = Job(name, every, function)
        return function

    return register


def jobs() -> tuple[Job, ...]:
    return tuple(_jobs.values())


def run_ticks(now: dt.datetime | None = None) -> list[str]:
    """Run each job that is due and that no other worker has taken; the names of those that ended well.

    A job that raises is logged and stops no other; it is tried again after its lease, three times in a slot.
    """
    moment = now or clock.now()
    return [job.name for job in jobs() if _claim(job, moment) and _run(job, moment)]


def _claim(job: Job, now: dt.datetime) -> bool:
    """Take the job's slot: the unique row decides between workers."""
    slot = job.slot(now)
    known = TickSlot.objects.filter(name=job.name, slot=slot).first()
    if known is None:
        try:
            with transaction.atomic():
                TickSlot.objects.create(name=job.name, slot=slot, at=now)
        except IntegrityError:
            return False
        return True
    if known.finished_at or known.attempts >= TICK_ATTEMPTS or now - known.at < TICK_LEASE:
        return False
    stale = TickSlot.objects.filter(pk=known.pk, attempts=known.attempts, finished_at=None)
    return bool(stale.update(attempts=F("attempts") + 1, at=now))


def _run(job: Job, now: dt.datetime) -> bool:
    try:
        job.run()
    except Exception:
        log.exception("tick failed", tick=job.name)
        return False
    TickSlot.objects.filter(name=job.name, slot=job.slot(now)).update(finished_at=now)
    return True
