"""Matches: which organisation could answer which challenge, with the reasons as they were computed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Party, Response
from challenges.models.invitations import UNPAID_SEATS
from hub.kit.clock import now
from hub.kit.records import Record
from partners.models import Consent, Organisation


class MatchQuerySet(models.QuerySet):
    def consenting(self):
        """Only organisations that say yes to being matched at this moment."""
        saying_yes = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation__isnull=False)
        return self.filter(organisation__in=saying_yes.values("organisation"))

    def visible_to(self, user):
        """The cases a user works on, and one's own organisations' matches with published challenges."""
        if not user.is_authenticated:
            return self.none()
        cases = Challenge.objects.handled_by(user)
        ours = models.Q(organisation__in=Organisation.objects.of(user), challenge__edition__isnull=False)
        return self.consenting().filter(models.Q(challenge__in=cases) | ours)

    def unanswered(self):
        """Without the challenges that the organisation itself has handed in a response to."""
        parties = Party.objects.filter(
            organisation=models.OuterRef("organisation"),
            response__challenge=models.OuterRef("challenge"),
            response__in=Response.objects.submitted(),
            confirmed_at__isnull=False,
        )
        return self.exclude(models.Exists(parties))

    def for_organisations_of(self, user):
        """What fits the organisations the user acts for, the best first."""
        if not user.is_authenticated:
            return self.none()
        return self.consenting().filter(
            organisation__in=Organisation.objects.of(user), challenge__edition__isnull=False
        )


class Match(Record):
    """A suggestion and the facts behind it. Replaced when it is computed again; a human decides what follows."""

    class Strength(models.TextChoices):
        WEAK = "weak", _("Weak match")
        POSSIBLE = "possible", _("Possible match")
        GOOD = "good", _("Good match")
        STRONG = "strong", _("Strong match")

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="matches")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="matches")
    score = models.FloatField()
    strength = models.CharField(max_length=8, choices=Strength.choices)
    reasons = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    contributions = models.JSONField(default=dict)
    engine_version = models.CharField(max_length=20, blank=True)
    weights_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField(default=now)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "organisation"], name="one_match_a_pair"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="score_is_a_share"),
        ]

    def __str__(self):
        return f"{self.challenge_id} – {self.organisation_id}: {self.strength}"


def competitors(challenge: Challenge):
    """The organisations that fit at least possibly and would answer for themselves; plugged into ``challenges``."""
    matches = challenge.matches.consenting().exclude(strength=Match.Strength.WEAK)
    return Organisation.objects.filter(pk__in=matches.values("organisation")).exclude(helix__in=UNPAID_SEATS)
