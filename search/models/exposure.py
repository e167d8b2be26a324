"""The ledger of who was shown to owners, and the monthly audit made from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from hub.kit.clock import now, today
from hub.kit.records import Record
from partners.models import Organisation


class Impression(models.Model):
    """One organisation on one list of matches that an owner saw. ``viewer`` is a hash that changes each day."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="impressions")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="impressions")
    on = models.DateField(default=today)
    viewer = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    newcomer = models.BooleanField(default=False)
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("impression")
        verbose_name_plural = _("impressions")
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "on", "viewer", "organisation"], name="one_impression_a_day_and_list"
            )
        ]
        indexes = [models.Index(fields=["on"])]

    def __str__(self):
        return f"{self.on} {self.place}"


class ExposureAudit(Record):
    """What each group was shown in a month, beside what its matches were worth. Groups only, never a name.

    ``groups`` is a list of {by: helix | size, group, actors, exposure, merit, ratio}; shares are 0 to 1.
    """

    month = models.DateField(unique=True)  # its first day
    lists = models.PositiveIntegerField(default=0)  # how many lists were looked at
    groups = models.JSONField(default=list)
    computed_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("exposure audit")
        verbose_name_plural = _("exposure audits")
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}"
