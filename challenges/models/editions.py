"""Editions: the facts of a challenge as they were at one publication. Never changed."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models.challenges import Challenge
from challenges.models.routes import RouteVersion
from hub.kit.records import Record

PROCESSING = dt.timedelta(seconds=120)  # how long after the deadline a form that arrived in time may still be written


class Edition(Record):
    """Every fact of a challenge at one publication. Phase, form, scoring and log read it, never the page."""

    class Kind(models.TextChoices):
        FIRST = "first", _("First publication")
        EDITORIAL = "editorial", _("Editorial")
        AMENDMENT = "amendment", _("Amendment")

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.FIRST)
    text = models.TextField(_("what changed"), blank=True)
    published_at = models.DateTimeField()
    route_version = models.ForeignKey(RouteVersion, on_delete=models.PROTECT, related_name="editions")
    opens_at = models.DateTimeField()
    questions_until = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField()
    decision_by = models.DateTimeField(null=True, blank=True)
    pilot_starts_on = models.DateField(null=True, blank=True)
    sought = models.CharField(max_length=60, blank=True)  # " business civil ", for filtering
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["challenge", "number"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "number"], name="one_number_an_edition"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="edition_closes_after_opening"
            ),
        ]

    def __str__(self):
        return f"{self.challenge_id} #{self.number}"

    @property
    def all_in_at(self) -> dt.datetime:
        """From when on nothing more can come in: forms that arrived in time have been written."""
        return self.closes_at + PROCESSING

    @property
    def criteria(self) -> list[dict]:
        """``[{"id": block UUID, "label", "help", "weight": %, "minimum": 0–5 or None, "scale": […]}, …]``"""
        return self.facts.get("criteria", [])

    @property
    def questions(self) -> list[dict]:
        """``[{"id": block UUID, "kind", "label", "help", "limit", "required", "confidential", "choices"}, …]``"""
        return self.facts.get("questions", [])

    @property
    def needs(self) -> list[dict]:
        """``[{"id": block UUID, "helix", "competence", "topics": [slug, …], "number", "importance"}, …]``

        ``importance`` is "must" or "nice"; what is simply important, as all was before there was a choice, has none.
        """
        return self.facts.get("needs", [])

    @property
    def baselines(self) -> list[dict]:
        """``[{"id": block UUID, "label", "value": str or "", "unit", "year", "source", "target"}, …]``"""
        return self.facts.get("baselines", [])
