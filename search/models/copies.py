"""Copies of the index on Elasticsearch."""

import datetime as dt

from django.db import models
from django.db.models import Q

from hub.kit import clock


class ElasticIndexQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)

    def claim(self, lease: dt.timedelta) -> bool:
        """Take these rows for as long; False when somebody else has them."""
        free = Q(claimed_until=None) | Q(claimed_until__lt=clock.wall())
        return bool(self.filter(free).update(claimed_until=clock.wall() + lease))

    def release(self) -> None:
        self.update(claimed_until=None)


class ElasticIndex(models.Model):
    """An index that copies are written to: the one that answers, or one that is filled to take its place.

    Which ones there are stands here and not in a process, so that whoever copies next finds them. ``mapping`` is the
    digest of the fields it was made with, ``stamp`` the model of its vectors, ``generation`` the newest one that it
    holds whole (0: none).
    """

    name = models.CharField(max_length=120, unique=True)
    mapping = models.CharField(max_length=64)
    stamp = models.CharField(max_length=120, blank=True)
    generation = models.PositiveBigIntegerField(default=0)
    live = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now)
    claimed_until = models.DateTimeField(null=True, blank=True)

    objects = ElasticIndexQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["live"], condition=Q(live=True), name="one_index_answers"),
        ]

    def __str__(self):
        return f"{self.name}: {self.generation}"
