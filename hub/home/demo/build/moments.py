"""The demo as moments in time: each is played once, in order, in a transaction of its own, with what follows from it.

Reactions run inside the same transaction and at the same moment: a worker beside us never sees them, so that none of
them is told at the wrong time and none of their mails is sent (they are kept as "not sent on purpose").
"""

from __future__ import annotations

import datetime as dt
import json
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from hub.accounts.actions import muted
from hub.kit import clock
from hub.kit.models import NOBODY, Once
from hub.kit.worker import drain

SCOPE = "demo"
LIBRARIES = ("wagtail.", "modelsearch.")  # they index pages that may be gone by then, and try again
AT_THE_END = ("search.actions.generations.build_generation",)  # between two moments nobody searches
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "demo.quadro.example")

BREATH = 1.0  # seconds of writing between two pauses

Told = Callable[[int, int], object]


@dataclass(frozen=True, order=True)
class Moment:
    """Something that happens at a time. ``name`` is how it is known again, so that it happens once."""

    at: dt.datetime
    order: int
    name: str = field(compare=False)
    happen: Callable[[], object] = field(compare=False)

    @property
    def key(self) -> uuid.UUID:
        return uuid.uuid5(NAMESPACE, self.name)


class ReactionFailed(Exception):  # noqa: N818 -- the name says what happened
    """A reaction broke while the demo was built."""


def play(moments: Iterable[Moment], *, now: dt.datetime, told: Told = lambda *_: None, pause: float = 0) -> int:
    """Play what has not happened yet, up to ``now``. Returns how many moments were new.

    ``told(number, of)`` hears of each. ``pause`` (seconds) now and then lets others write, who poll for their turn.
    """
    coming = sorted(moment for moment in moments if moment.at <= now)
    known = set(Once.objects.filter(scope=SCOPE).values_list("key", flat=True))
    fresh = [moment for moment in coming if moment.key not in known]
    with muted():
        drain(urgent=True)  # what a new database was born with
    breath = time.monotonic()
    for number, moment in enumerate(fresh, start=1):
        _play(moment)
        told(number, len(fresh))
        if pause and time.monotonic() - breath > BREATH:
            time.sleep(pause)
            breath = time.monotonic()
    if fresh:
        with muted():
            drain(urgent=True)
    return len(fresh)


def _play(moment: Moment) -> None:
    broken: list[str] = []

    def collect(sender, task_result, **kwargs):
        path = task_result.task.module_path
        if not path.startswith(LIBRARIES):
            broken.extend(f"{path}\n{error.traceback}" for error in task_result.errors)

    task_finished.connect(collect)
    try:
        with transaction.atomic(), clock.at(moment.at), muted(), translation.override(settings.LANGUAGE_CODE):
            moment.happen()
            _once_is_enough()
            drain(urgent=True, but=AT_THE_END)
            if broken:
                raise ReactionFailed(f"{moment.name}\n" + "\n".join(broken))
            Once.objects.create(scope=SCOPE, key=moment.key, actor_id=NOBODY, result_id=moment.key)
    finally:
        task_finished.disconnect(collect)


def _once_is_enough() -> None:
    """Wagtail asks for the same page to be indexed at each save; the last time of a moment does."""
    waiting = DBTaskResult.objects.ready().order_by("-enqueued_at").values_list("pk", "task_path", "args_kwargs")
    seen, doubles = set(), []
    for key, path, given in waiting:
        if path.startswith(LIBRARIES):
            what = (path, json.dumps(given, sort_keys=True))
            doubles += [key] if what in seen else []
            seen.add(what)
    DBTaskResult.objects.filter(pk__in=doubles).delete()
