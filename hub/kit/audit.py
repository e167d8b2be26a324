"""Who did what, when: append-only rows, and a chain of hashes that shows a row that was changed or taken away."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any

from django.db import models, transaction

from hub.kit.clock import now


class AuditEntryQuerySet(models.QuerySet):
    def timeline(self, case_id):
        """All that happened in one case, oldest first."""
        return self.filter(case_id=case_id).order_by("at", "id")

    def public(self):
        return self.filter(public=True)

    def unsealed(self):
        return self.filter(seal__isnull=True).order_by("id")


class AuditEntry(models.Model):
    """One change of process state. Holds keys only, never names or answers: erasing a person keeps the chain."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(default=now)
    action = models.CharField(max_length=100, db_index=True)
    subject_type = models.CharField(max_length=100)
    subject_id = models.UUIDField(db_index=True)
    case_id = models.UUIDField(null=True, blank=True, db_index=True)
    actor_id = models.UUIDField(null=True, blank=True)
    public = models.BooleanField(default=False)
    data = models.JSONField(default=dict, blank=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        app_label = "kit"
        verbose_name_plural = "audit entries"

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    def digest(self, previous: str) -> str:
        """SHA-256 (hex) over the digest before and every column of this row."""
        row: list[object] = [
            previous,
            str(self.public_id),
            self.at.isoformat(),
            self.action,
            self.subject_type,
            str(self.subject_id),
        ]
        row += [str(self.case_id), str(self.actor_id), self.public, self.data]
        return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class AuditSeal(models.Model):
    """A link of the chain. A table of its own: entries stay append-only, and sealing needs no lock on them."""

    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="seal")
    digest = models.CharField(max_length=64)

    class Meta:
        app_label = "kit"

    def __str__(self):
        return self.digest


@transaction.atomic
def seal_entries(limit: int = 5000) -> int:
    """Seal what is not sealed yet, in order; the number sealed."""
    last = AuditSeal.objects.select_for_update().order_by("-id").first()
    previous = last.digest if last else ""
    seals = []
    for entry in AuditEntry.objects.unsealed()[:limit]:
        previous = entry.digest(previous)
        seals.append(AuditSeal(entry=entry, digest=previous))
    AuditSeal.objects.bulk_create(seals)
    return len(seals)


def broken_seals(using: str = "default") -> list[str]:
    """The public ids of entries that no longer fit the chain; empty when all is well."""
    previous, broken = "", []
    for seal in AuditSeal.objects.using(using).select_related("entry").order_by("id").iterator():
        if seal.entry.digest(previous) != seal.digest:
            broken.append(str(seal.entry.public_id))
        previous = seal.digest
    return broken


def chain(using: str = "default") -> dict[str, Any]:
    """The chain as somebody else may note it: entries, sealed ones, the newest hash, and what does not fit."""
    newest = AuditSeal.objects.using(using).order_by("-id").first()
    return {
        "entries": AuditEntry.objects.using(using).count(),
        "sealed": AuditSeal.objects.using(using).count(),
        "head": newest.digest if newest else "",
        "broken": broken_seals(using),
    }
