"""The index as files: each build is a generation of its own, and the newest one answers."""

import uuid

from django.db import models

from hub.kit.clock import now


class Generation(models.Model):
    """One finished build. The files lie in a folder named by ``folder``; web processes open the newest they find."""

    folder = models.UUIDField(unique=True, default=uuid.uuid4)
    documents = models.PositiveIntegerField()
    chunks = models.PositiveIntegerField()
    stamp = models.CharField(max_length=120, blank=True)  # of the vectors in it; "" without any
    built_at = models.DateTimeField(default=now)
    seconds = models.FloatField()  # of processor time that building took

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.pk}: {self.documents}"
