"""Saved searches: what somebody wants to hear of when it comes. Nobody else sees them."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.records import Record

OVERLAP = dt.timedelta(minutes=2)  # a change may become visible so long after the moment it carries
BEFORE_THE_MAIL = dt.timedelta(minutes=30)  # a day's searches are run so long before the mail of the day (midnight UTC)


class SavedSearchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own alone. Must agree with ``search.view_saved_search``."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def asking(self, query, chosen, language):
        """The one that asks just this; None where there is none. ``chosen`` as it is kept."""
        return next((one for one in self.filter(query=query, language=language) if one.chosen == chosen), None)

    def watched(self):
        """Those that somebody wants to hear of."""
        return self.exclude(frequency=SavedSearch.Frequency.NEVER).filter(user__is_active=True)


class SavedSearch(Record):
    """A question with its choices. ``told`` holds what was told of lately: {document: moment of its change}."""

    class Frequency(models.TextChoices):
        NOW = "now", _("At once")
        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")
        NEVER = "never", _("Never, only keep the search")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=100)
    query = models.CharField(max_length=1000, blank=True)
    chosen = models.JSONField(default=dict)  # {facet: sorted values}, only known ones
    language = models.CharField(max_length=2)
    frequency = models.CharField(_("how often"), max_length=6, choices=Frequency.choices, default=Frequency.DAILY)
    begun_at = models.DateTimeField(default=now)  # what changed before is never told
    seen_until = models.DateTimeField(default=now)
    told = models.JSONField(default=dict)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]

    def __str__(self):
        return str(self.public_id)

    @property
    def looks_from(self) -> dt.datetime:
        """The moment from which a change may be news; a little before what was seen."""
        return max(self.begun_at, self.seen_until - OVERLAP)

    def is_due(self, moment: dt.datetime) -> bool:
        """Whether a new day or week has begun since it was last run; what is told at once is always due."""
        if self.frequency == self.Frequency.NOW:
            return True
        days = 7 if self.frequency == self.Frequency.WEEKLY else 1
        return period(self.seen_until, days) < period(moment, days)


def period(moment: dt.datetime, days: int) -> int:
    """The number of the day, or of the week from Monday, that ``moment`` lies in."""
    return ((moment.astimezone(dt.UTC) + BEFORE_THE_MAIL).toordinal() - 1) // days
