"""What people say of a match: wrong, or interested. Kept by side, never by name, to judge the matching later."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from hub.kit.clock import now
from hub.kit.records import Record
from partners.models import OF_ONE, Organisation, Person, suggested_people


class MatchFeedbackQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What one's own side has said: the case's staff, the organisation's members or the person; never each other's.

        Must agree with ``search.view_feedback``.
        """
        return self.said_by(MatchFeedback.Side.OWNER, user) | self.said_by(MatchFeedback.Side.ACTOR, user)

    def said_by(self, side: str, user):
        """What was said for one side that the user speaks for."""
        if side == MatchFeedback.Side.ACTOR:
            own = models.Q(person__user=user) if user.is_authenticated else models.Q()
            ours = models.Q(organisation__in=Organisation.objects.of(user))
            return self.filter(ours | own, side=side)
        seen = models.Q(organisation__isnull=False) | models.Q(person__in=suggested_people())
        return self.filter(seen, side=side, challenge__in=Challenge.objects.handled_by(user))

    def of_the_same(self):
        """What was said of each match of an outer query."""
        same = models.Q(organisation=models.OuterRef("organisation")) | models.Q(person=models.OuterRef("person"))
        return self.filter(same, challenge=models.OuterRef("challenge"))

    def word_on(self, side: str, user):
        """The kind of what stands for that side on each match of an outer query."""
        return models.Subquery(self.said_by(side, user).standing().of_the_same().values("kind")[:1])

    def standing(self):
        return self.filter(withdrawn_at=None)

    def wrong(self, side: str):
        """What a side has called a wrong match and not taken back."""
        return self.standing().filter(kind=MatchFeedback.Kind.WRONG, side=side)


class MatchFeedback(Record):
    """One thing said of one pair, with the version of the matching it was said of."""

    class Side(models.TextChoices):
        ACTOR = "actor", _("The organisation or person")
        OWNER = "owner", _("The municipality")

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Wrong match")
        INTERESTED = "interested", _("Interested")

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="match_feedback")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="match_feedback"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="match_feedback")
    side = models.CharField(max_length=5, choices=Side.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(_("why it is wrong"), max_length=300, blank=True)
    engine_version = models.CharField(max_length=20, blank=True)
    weights_version = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = MatchFeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback on a match")
        verbose_name_plural = _("feedback on matches")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "organisation", "side"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_word_a_side",
            ),
            models.UniqueConstraint(
                fields=["challenge", "person", "side"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_word_of_a_person",
            ),
            models.CheckConstraint(condition=OF_ONE, name="feedback_of_one"),
            models.CheckConstraint(
                condition=~models.Q(side="owner", kind="interested"), name="interest_is_the_organisations"
            ),
        ]

    def __str__(self):
        return f"{self.side}: {self.kind}"
