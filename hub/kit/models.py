"""The tool layer's tables. Each is used through the module that is named for it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.kit.audit import AuditEntry, AuditSeal
from hub.kit.clock import now, wall
from hub.kit.records import Record

__all__ = ["AuditEntry", "AuditSeal", "ContentVersion", "DataKey", "Heartbeat", "Once", "PrivateFile", "TickSlot"]


NOBODY = uuid.UUID(int=0)  # where no person did it: such a mark is kept


class Once(models.Model):
    """A finished creation, so that the same form sent twice makes one thing (``once.py``)."""

    scope = models.CharField(max_length=100)
    key = models.UUIDField()
    actor_id = models.UUIDField()
    result_id = models.UUIDField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "actor_id", "key"], name="once_each")]

    def __str__(self):
        return f"{self.scope} {self.key}"


class ContentVersion(models.Model):
    """One row that counts publications; every cache key holds it (``version.py``)."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self):
        return str(self.number)


class DataKey(models.Model):
    """The key that seals one subject's secrets, itself wrapped by the application key (``sealing.py``)."""

    subject = models.UUIDField(unique=True)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=now)

    def __str__(self):
        return str(self.subject)


class PrivateFile(Record):
    """A file that never has an address of its own (``uploads.py``). Its name is sealed like its content."""

    class Scan(models.TextChoices):
        UNSCANNED = "unscanned", _("Not scanned")
        PENDING = "pending", _("Waiting for the virus scan")
        CLEAN = "clean", _("No virus found")
        INFECTED = "infected", _("Virus found")
        ERROR = "error", _("The virus scan failed")

    subject = models.UUIDField(db_index=True)
    owner = models.UUIDField(db_index=True)
    path = models.CharField(max_length=200, unique=True)
    sealed_name = models.BinaryField()
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    scan = models.CharField(max_length=12, choices=Scan.choices, default=Scan.UNSCANNED)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return str(self.public_id)


class TickSlot(models.Model):
    """One run of one periodic job (``tasks.py``)."""

    name = models.CharField(max_length=100)
    slot = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=now)
    attempts = models.PositiveSmallIntegerField(default=1)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="one_run_each_slot")]

    def __str__(self):
        return f"{self.name} {self.slot}"


class Heartbeat(models.Model):
    """When a worker was last seen, and until when its silence says nothing (a task may take its whole lease)."""

    worker = models.UUIDField(unique=True, default=uuid.uuid4)
    at = models.DateTimeField(default=wall)
    good_until = models.DateTimeField(default=wall)

    def __str__(self):
        return str(self.worker)
