"""A form that came after the session had ended: kept, sealed, for one hour, while its writer signs in."""

from __future__ import annotations

import datetime as dt
import json
import uuid

from django.db import transaction

from challenges.models import ParkedPost
from hub.kit import sealing
from hub.kit.clock import now

SUBJECT = uuid.UUID("6a6f7572-7061-726b-6564-706f73747331")  # one data key for all parked posts
KEPT = dt.timedelta(hours=1)
LARGEST = 1_500_000  # bytes of one form
MOST = 500  # forms kept at once: anybody can send one


@transaction.atomic
def park(path: str, fields: dict[str, list[str]]) -> ParkedPost | None:
    """Keep the text of a form; its ``public_id`` is the key. None when it is too large or too many are kept."""
    prune_parked()
    content = json.dumps(fields).encode()
    if len(content) > LARGEST or ParkedPost.objects.count() >= MOST:
        return None
    key = uuid.uuid4()
    sealed = sealing.seal(SUBJECT, content, about=f"{key} {path}")
    return ParkedPost.objects.create(public_id=key, path=path, sealed=sealed, expires_at=now() + KEPT)


def parked(key: uuid.UUID, path: str) -> dict[str, list[str]] | None:
    """What was kept under a key for this path; None when there is nothing, or it is too old."""
    row = ParkedPost.objects.filter(public_id=key, path=path, expires_at__gt=now()).first()
    if row is None:
        return None
    return json.loads(sealing.unseal(SUBJECT, row.sealed, about=f"{key} {path}"))


def forget_parked(key: uuid.UUID) -> None:
    """A key is good for one saving."""
    ParkedPost.objects.filter(public_id=key).delete()


def prune_parked() -> int:
    """Forget what nobody came back for; the number forgotten."""
    return ParkedPost.objects.filter(expires_at__lte=now()).delete()[0]
