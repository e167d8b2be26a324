"""One number for all that is public: it rises with each publication, and every cache key holds it."""

from django.db import transaction
from django.db.models import F

from hub.kit import models


def current() -> int:
    """The number now. Rises after the transaction that changed something, never before."""
    row = models.ContentVersion.objects.values_list("number", flat=True).first()
    return row or 0


def bump() -> None:
    """Count one publication, when the caller's transaction has been written."""
    transaction.on_commit(_raise_number)


def _raise_number() -> None:
    if not models.ContentVersion.objects.update(number=F("number") + 1):
        models.ContentVersion.objects.get_or_create(pk=1)
