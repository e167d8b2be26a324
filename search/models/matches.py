"""Matches: who could take up which challenge, with the reasons as they were computed."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Party, Response
from challenges.models.invitations import UNPAID_SEATS
from hub.kit.clock import now
from hub.kit.records import Record
from partners.models import OF_ONE, Consent, OfOne, Organisation, Person, matched_people, suggested_people


class MatchQuerySet(models.QuerySet):
    def consenting(self):
        """Only those who say yes to being matched at this moment; of people, what each of them may see."""
        return self.filter(models.Q(organisation__in=agreed()) | models.Q(person__in=matched_people()))

    def suggested(self):
        """Of those, whom the owner of a challenge may see: people only with a yes to just that."""
        return self.filter(models.Q(organisation__in=agreed()) | models.Q(person__in=suggested_people()))

    def unseen(self):
        """Those of people whom only they themselves may see."""
        return self.filter(person__isnull=False).exclude(person__in=suggested_people())

    def with_seen(self):
        """``seen``: whether a person says yes to being seen by the owner."""
        return self.annotate(seen=models.Exists(suggested_people().filter(pk=models.OuterRef("person"))))

    def best_first(self):
        """By what a match is called, then by its score: whom one word holds to "possible" stands below the strong.
        Equal ones by their id, as the matching has them."""
        steps = [models.When(strength=strength, then=place) for place, strength in enumerate(Match.Strength.values)]
        name = Coalesce("organisation__public_id", "person__public_id")
        return self.order_by(models.Case(*steps).desc(), "-score", name)

    def of_organisations(self):
        return self.filter(organisation__isnull=False)

    def visible_to(self, user):
        """The suggestions of a user's cases, and one's own matches. Must agree with ``search.view_match``."""
        if not user.is_authenticated:
            return self.none()
        own = self.own(user).values("pk")
        cases = self.suggested().filter(challenge__in=Challenge.objects.handled_by(user)).values("pk")
        return self.filter(models.Q(pk__in=own) | models.Q(pk__in=cases))

    def own(self, user):
        """How published challenges fit the organisations the user acts for, and the user as a person."""
        if not user.is_authenticated:
            return self.none()
        ours = models.Q(organisation__in=Organisation.objects.of(user)) | models.Q(person__user=user)
        return self.consenting().filter(ours, challenge__edition__isnull=False)

    def unanswered(self):
        """Without the challenges that the organisation itself, or the person alone, has handed in a response to."""
        itself = models.Q(organisation=models.OuterRef("organisation"))
        alone = models.Q(organisation__alone=models.OuterRef("person__user"))
        parties = Party.objects.filter(
            itself | alone,
            response__challenge=models.OuterRef("challenge"),
            response__in=Response.objects.submitted(),
            confirmed_at__isnull=False,
        )
        return self.exclude(models.Exists(parties))


def agreed():
    """The organisations that say yes to being matched."""
    yes = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation__isnull=False)
    return yes.values("organisation")


class Match(OfOne, Record):
    """A suggestion and the facts behind it, of an organisation or of a person. Replaced when it is computed again; a
    human decides what follows."""

    class Strength(models.TextChoices):
        WEAK = "weak", _("Weak match")
        POSSIBLE = "possible", _("Possible match")
        GOOD = "good", _("Good match")
        STRONG = "strong", _("Strong match")

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="matches")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="matches"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="matches")
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
            models.UniqueConstraint(fields=["challenge", "person"], name="one_match_a_person"),
            models.CheckConstraint(condition=OF_ONE, name="match_of_one"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="score_is_a_share"),
        ]

    def __str__(self):
        return f"{self.challenge_id} – {self.actor}: {self.strength}"

    @property
    def description(self) -> str:
        """What the organisation or the person says of itself, which a reason may cite."""
        return self.organisation.description if self.organisation else self.person.about if self.person else ""

    @property
    def on_equal_terms(self) -> bool:
        return self.challenge.on_equal_terms


def competitors(challenge: Challenge):
    """The organisations that fit at least possibly and would answer for themselves; plugged into ``challenges``."""
    matches = challenge.matches.suggested().of_organisations().exclude(strength=Match.Strength.WEAK)
    return Organisation.objects.filter(pk__in=matches.values("organisation")).exclude(helix__in=UNPAID_SEATS)


def fitting_people(challenge: Challenge):
    """The people that fit at least possibly and say yes to being suggested; plugged into ``challenges``."""
    matches = challenge.matches.suggested().filter(person__isnull=False).exclude(strength=Match.Strength.WEAK)
    return Person.objects.filter(pk__in=matches.values("person"))
