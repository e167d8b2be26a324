"""What is declared to be kept for a time goes when its time is up: in batches, told to the audit by number."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models, transaction

from hub.kit.audit import AuditEntry
from hub.kit.clock import now
from hub.kit.personal import Fate, Limit, limits

BATCH = 500  # rows of one transaction: nobody else waits long for the database
NO_ROW = uuid.UUID(int=0)  # the audit tells of a table here, of no row of it


def forget_old() -> int:
    """Carry out every declared limit; the number of rows deleted or emptied. What is done is not done again."""
    return sum(_forget(limit) for limit in limits())


def overdue(limit: Limit) -> models.QuerySet:
    """The rows whose declared time is up and that still hold the field."""
    rows = limit.model._default_manager.filter(**{f"{limit.since}__lt": now() - limit.kept_for})
    if limit.nobody is not None:
        rows = rows.exclude(**{limit.field: limit.nobody})
    if limit.fate is Fate.DELETE_ROW:
        return rows
    return rows.exclude(**{limit.field: nothing(limit.model, limit.field)})


def nothing(model: type[models.Model], name: str) -> Any:
    """What an erased field holds."""
    field = model._meta.get_field(name)
    if getattr(field, "null", False):
        return None
    return False if isinstance(field, models.BooleanField) else ""


def _forget(limit: Limit) -> int:
    total = 0
    while count := _forget_batch(limit):
        total += count
    return total


@transaction.atomic
def _forget_batch(limit: Limit) -> int:
    keys = list(overdue(limit).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if not keys:
        return 0
    rows = limit.model._default_manager.filter(pk__in=keys)
    if limit.fate is Fate.DELETE_ROW:
        rows.delete()
    else:
        rows.update(**{limit.field: nothing(limit.model, limit.field)})
    AuditEntry.objects.create(
        at=now(),
        action="kit.time_was_up",
        subject_type=limit.model._meta.label,
        subject_id=NO_ROW,
        data={"field": limit.field, "fate": limit.fate.value, "rows": len(keys)},
    )
    return len(keys)
