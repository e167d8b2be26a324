"""What visitors search for, counted by day and never by person, so that editors learn which words are missing."""

import datetime as dt

from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from hub.kit.clock import now

LONGEST = 80  # characters of a query that are kept; longer ones tell of a person more often than of a need
KEPT = dt.timedelta(days=90)
LEAST_TIMES = 3  # what was asked more rarely is shown to nobody: it could be one person's


class AskedQueryQuerySet(models.QuerySet):
    def told(self):
        """{text, asked, found, last} of what was asked often enough, over the days that are kept."""
        newest = self.model.objects.filter(text=OuterRef("text")).order_by("-on").values("found")[:1]
        recent = self.filter(at__gte=now() - KEPT).order_by().values("text")
        found = recent.annotate(asked=Sum("times"), last=Max("on"), found_last=Subquery(newest))
        return found.filter(asked__gte=LEAST_TIMES)


class AskedQuery(models.Model):
    """One query on one day: how often it was made, and how much the last one found. ``at``: the day's first."""

    text = models.CharField(_("query"), max_length=LONGEST)
    on = models.DateField(_("day"))
    times = models.PositiveIntegerField(_("times"), default=0)
    found = models.PositiveIntegerField(_("results"), default=0)
    at = models.DateTimeField(default=now)

    objects = AskedQueryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search that was made")
        verbose_name_plural = _("searches that were made")
        constraints = [
            models.UniqueConstraint(fields=["text", "on"], name="one_row_a_query_and_day"),
            models.CheckConstraint(condition=~Q(text=""), name="a_query_has_words"),
        ]

    def __str__(self):
        return self.text
