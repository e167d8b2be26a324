"""Indicators: how we know whether it works, measurement by measurement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.kit.records import Record
from projects.models.pilots import Pilot


class Indicator(Record):
    """What is measured: baseline, target and direction."""

    class Direction(models.TextChoices):
        DOWN = "down", _("Lower is better")
        UP = "up", _("Higher is better")

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("name"), max_length=120)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction.choices, default=Direction.DOWN)
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=3, null=True, blank=True)
    baseline_period = models.CharField(_("measured when"), max_length=80, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=3, null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    seasonal = models.BooleanField(_("swings with the season"), default=False)
    comparison_name = models.CharField(_("name of the comparison"), max_length=120, blank=True)
    public = models.BooleanField(_("shown to everybody"), default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["order", "id"]

    def __str__(self):
        return self.name


class MeasurementQuerySet(models.QuerySet):
    def standing(self):
        """Not corrected by a later row."""
        return self.filter(corrected_by=None)

    def visible_to(self, user):
        """Those of visible pilots' public indicators; all for those who work on the pilot."""
        public = models.Q(indicator__public=True, indicator__pilot__in=Pilot.objects.public())
        return self.filter(public | models.Q(indicator__pilot__in=Pilot.objects.worked_on_by(user)))


class Measurement(Record):
    """One dated number. Append-only: a correction is a new row that points at the one it corrects."""

    class Series(models.TextChoices):
        PILOT = "pilot", _("The pilot")
        COMPARISON = "comparison", _("The comparison")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    series = models.CharField(_("series"), max_length=10, choices=Series.choices, default=Series.PILOT)
    on = models.DateField(_("measured on"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=3)
    note = models.CharField(_("note"), max_length=200, blank=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    recorded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ["on", "id"]

    def __str__(self):
        return f"{self.on}: {self.value}"
