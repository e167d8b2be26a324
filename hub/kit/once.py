"""The same form sent twice makes one thing."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.db import IntegrityError, models, transaction

from hub.kit.models import Once
from hub.kit.records import Record


def once(scope: str, key: uuid.UUID | None, *, by, make: Callable[[], Record], find: models.QuerySet):
    """The thing ``make`` creates, or the one it created before for the same person, scope and key.

    Call it inside the verb's transaction. Without a key there is no protection, and ``make`` is simply called.
    Returns ``(thing, created)``.
    """
    if key is None:
        return make(), True
    seen = Once.objects.filter(scope=scope, key=key, actor_id=by.public_id).first()
    if seen is None:
        try:
            with transaction.atomic():
                thing = make()
                Once.objects.create(scope=scope, key=key, actor_id=by.public_id, result_id=thing.public_id)
                return thing, True
        except IntegrityError:
            seen = Once.objects.filter(scope=scope, key=key, actor_id=by.public_id).first()
            if seen is None:
                raise
    return find.get(public_id=seen.result_id), False
