"""Which engine runs the tasks (TASK_ENGINE): whether it can, and the backend that tells Celery of committed rows."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import transaction
from django_tasks_db.backend import DatabaseBackend

ENGINES = ("database", "celery")


class CeleryBackend(DatabaseBackend):
    """The row is written in the caller's transaction as ever; once it is committed, its id goes to Celery."""

    def enqueue(self, task, args, kwargs):
        result = super().enqueue(task, args, kwargs)
        if task.run_after is None:  # what is due later is sent by `manage.py work` when it is due
            transaction.on_commit(partial(_tell, result.id), robust=True)
        return result


def _tell(row_id: str) -> None:
    from hub.kit.broker import send  # noqa: PLC0415 -- Celery is optional

    send(row_id)


@register()
def engine_can_run(app_configs=None, **kwargs) -> list[CheckMessage]:
    """What is missing for the engine that was asked for."""
    if settings.TASK_ENGINE not in ENGINES:
        wrong = f"TASK_ENGINE is {settings.TASK_ENGINE!r}: there is {' and '.join(ENGINES)}."
        return [Error(wrong, id="kit.E001")]
    if settings.TASK_ENGINE == "database":
        return []
    found: list[CheckMessage] = []
    if not settings.REDIS_URL:
        found.append(Error("TASK_ENGINE=celery needs a queue: set REDIS_URL.", id="kit.E002"))
    if find_spec("celery") is None:
        hint = "pip install --require-hashes -r requirements-celery.txt"
        found.append(Error("TASK_ENGINE=celery needs the package celery.", hint=hint, id="kit.E003"))
    return found
