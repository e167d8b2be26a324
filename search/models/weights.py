"""The versions of the weights: who changed them, when and why. The newest is in force; none means the first ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.kit.clock import now
from hub.kit.records import Record


class WeightVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who run the hub. Must agree with ``search.view_weights``."""
        return self if user.is_authenticated and (user.is_administrator or user.is_facilitator) else self.none()

    def in_force(self) -> "WeightVersion | None":
        """The newest; None while the first ones are."""
        return self.order_by("-number").first()

    def number_in_force(self) -> int:
        newest = self.in_force()
        return newest.number if newest else WeightVersion.FIRST


class WeightVersion(Record):
    """One version, kept for good so that every old suggestion can be explained. ``values`` is {feature: weight}."""

    FIRST = 1  # the weights it all began with, of which there is no row

    number = models.PositiveIntegerField(unique=True)
    values = models.JSONField()
    reason = models.TextField(_("why"), max_length=1000)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)

    objects = WeightVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the weights")
        verbose_name_plural = _("versions of the weights")
        ordering = ["-number"]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """As it is stored with each match; the first change is version 2."""
        return f"hand-{self.number}"
