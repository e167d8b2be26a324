"""Decisions, recorded one by one and released together, and the letters that tell them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models.challenges import Challenge
from challenges.models.responses import Response
from hub.base.models import StandardTextVersion
from hub.kit.records import Record
from partners.models import Organisation


class DecisionQuerySet(models.QuerySet):
    def standing(self):
        """Not replaced by a later one."""
        return self.filter(superseded_by=None)

    def visible_to(self, user):
        """The case's staff at once, responding organisations after release. Fits ``challenges.view_decision``."""
        if not user.is_authenticated:
            return self.none()
        staff = models.Q(response__challenge__in=Challenge.objects.handled_by(user))
        own = models.Q(
            response__in=Response.objects.written_by(user),
            response__challenge__released_at__isnull=False,
            superseded_by=None,
        )
        return self.filter(staff | own)


class Decision(Record):
    """The outcome of a response, with reasons. Never edited: a new one takes its place."""

    class Outcome(models.TextChoices):
        SELECTED = "selected", _("Selected")
        RESERVE = "reserve", _("Reserve")
        DECLINED = "declined", _("Declined")
        INELIGIBLE = "ineligible", _("Not eligible")

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices)
    reasons = models.TextField(_("reasons"), max_length=5000)
    advice = models.TextField(_("advice"), max_length=5000, blank=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField()
    superseded_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["response"], condition=models.Q(superseded_by=None), name="one_standing_decision"
            )
        ]

    def __str__(self):
        return f"{self.response_id}: {self.outcome}"


NAME_OF_ONE_ALONE = "{organisation}"  # in a letter to a person who answered alone: their name is on their record only


class LetterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The receiving organisation's members and the case's staff. Must agree with ``challenges.view_letter``."""
        if not user.is_authenticated:
            return self.none()
        staff = models.Q(response__challenge__in=Challenge.objects.handled_by(user), kind=Letter.Kind.DECISION)
        return self.filter(staff | models.Q(organisation__in=Organisation.objects.of(user)))


class Letter(Record):
    """What an organisation was written. The mail says only that there is a letter."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Receipt")
        DECISION = "decision", _("Decision")

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="letters")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="letters")
    standard_text = models.ForeignKey(
        StandardTextVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField()
    key = models.CharField(max_length=150, unique=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at"]

    def __str__(self):
        return self.subject

    @property
    def title(self) -> str:
        return self._named(self.subject)

    @property
    def text(self) -> str:
        """What it says, with the receiver's name: a person's goes with their account."""
        return self._named(self.body)

    def _named(self, words: str) -> str:
        return words.replace(NAME_OF_ONE_ALONE, self.organisation.name) if self.organisation.is_alone else words
