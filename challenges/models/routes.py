"""Routes: what a challenge may lead to, legally and practically. A published challenge keeps the version it had."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from hub.kit.records import Record


class RouteTerms(models.Model):
    """What a route decides. Shared by the route that staff maintain and its frozen versions."""

    class OutcomeWord(models.TextChoices):
        DECISION = "decision", _("Decision")
        RULING = "ruling", _("Ruling with complaint guidance")

    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    leads_to = models.TextField(_("what an answer leads to"))
    leads_to_en = models.TextField(_("what an answer leads to, in English"), blank=True)
    leads_not_to = models.TextField(_("what an answer does not lead to"), blank=True)
    leads_not_to_en = models.TextField(_("what an answer does not lead to, in English"), blank=True)
    takes_answers = models.BooleanField(_("answers are taken here"), default=True)
    sealed = models.BooleanField(_("answers are sealed until the deadline"), default=True)
    scored = models.BooleanField(_("answers are scored"), default=True)
    minimums = models.BooleanField(_("criteria may have minimums"), default=True)
    paid = models.BooleanField(_("the pilot is paid"), default=False)
    equal = models.BooleanField(_("equal invitations and matching"), default=True)
    persons_may_answer = models.BooleanField(_("persons may answer"), default=False)
    outcome_word = models.CharField(
        _("word for the outcome"), max_length=10, choices=OutcomeWord.choices, default=OutcomeWord.DECISION
    )
    complaint_guidance = models.TextField(_("complaint guidance"), blank=True)
    standstill_days = models.PositiveSmallIntegerField(_("standstill (days)"), default=0)
    required_fields = models.JSONField(_("fields required before publishing"), default=list, blank=True)

    TERMS = [
        "name",
        "name_en",
        "leads_to",
        "leads_to_en",
        "leads_not_to",
        "leads_not_to_en",
        "takes_answers",
        "sealed",
        "scored",
        "minimums",
        "paid",
        "equal",
        "persons_may_answer",
        "outcome_word",
        "complaint_guidance",
        "standstill_days",
        "required_fields",
    ]

    class Meta:
        abstract = True

    def terms(self) -> dict:
        """All that the route decides, by name."""
        return {name: getattr(self, name) for name in self.TERMS}

    @property
    def label(self) -> str:
        return self._in_language("name")

    @property
    def leads_to_text(self) -> str:
        return self._in_language("leads_to")

    @property
    def leads_not_to_text(self) -> str:
        return self._in_language("leads_not_to")

    def _in_language(self, name: str) -> str:
        english = getattr(self, f"{name}_en") if get_language() == "en" else ""
        return english or getattr(self, name)


@register_snippet
class Route(RouteTerms, Record):
    """A route as staff maintain it."""

    slug = models.SlugField(_("short name"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    active = models.BooleanField(_("can be chosen"), default=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug"), FieldPanel("order"), FieldPanel("active")],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("leads_to"),
                FieldPanel("leads_to_en"),
                FieldPanel("leads_not_to"),
                FieldPanel("leads_not_to_en"),
            ],
            heading=_("What an answer leads to"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("takes_answers"),
                FieldPanel("sealed"),
                FieldPanel("scored"),
                FieldPanel("minimums"),
                FieldPanel("paid"),
                FieldPanel("equal"),
                FieldPanel("persons_may_answer"),
            ],
            heading=_("How answers are treated"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("outcome_word"),
                FieldPanel("complaint_guidance"),
                FieldPanel("standstill_days"),
                FieldPanel("required_fields"),
            ],
            heading=_("Outcome and requirements"),
        ),
    ]

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["order", "name"]

    def __str__(self):
        return self.label


class RouteVersion(RouteTerms, Record):
    """A route as it was when a challenge was published. Never changed."""

    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["route", "number"]
        constraints = [models.UniqueConstraint(fields=["route", "number"], name="one_number_a_route_version")]

    def __str__(self):
        return f"{self.name} v{self.number}"
