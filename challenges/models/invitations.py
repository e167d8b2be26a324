"""Invitations: an organisation is asked to answer a challenge, or a person to take part in it, and says yes or no."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models.challenges import Challenge, Phase
from hub.base.models import StandardTextVersion
from hub.kit.records import Record
from partners.models import OF_ONE, Helix, OfOne, Organisation, Person, suggested_people

UNPAID_SEATS = (Helix.ACADEMIA, Helix.CIVIL)  # knowledge and citizens join without payment, and compete with nobody


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whom it is written to and the case's staff: these see a person only while that person agrees to be suggested,
        or has answered. Must agree with ``challenges.view_invitation``."""
        if not user.is_authenticated:
            return self.none()
        seen = models.Q(person=None) | models.Q(person__in=suggested_people())
        seen |= ~models.Q(answer=Invitation.Answer.NONE)
        staff = models.Q(challenge__in=Challenge.objects.handled_by(user)) & seen
        return self.filter(staff | models.Q(pk__in=self.written_to(user).values("pk")))

    def written_to(self, user):
        """Those the user may answer."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(models.Q(organisation__in=Organisation.objects.of(user)) | models.Q(person__user=user))

    def unanswered(self):
        return self.filter(answer=Invitation.Answer.NONE)


class Invitation(OfOne, Record):
    """One organisation or person asked to take part in one challenge, with the fixed text that was sent."""

    class Answer(models.TextChoices):
        NONE = "none", _("Not answered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    class Reason(models.TextChoices):
        NOT_RELEVANT = "not_relevant", _("It is not what we do")
        NO_TIME = "no_time", _("We have no time or capacity now")
        OTHER = "other", _("Something else")

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField()
    text = models.ForeignKey(StandardTextVersion, on_delete=models.PROTECT, related_name="+")
    text_en = models.ForeignKey(StandardTextVersion, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, default=Answer.NONE)
    reason = models.CharField(_("why not"), max_length=12, choices=Reason.choices, blank=True)
    words = models.TextField(_("in your own words"), max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "organisation"], name="one_invitation_each"),
            models.UniqueConstraint(fields=["challenge", "person"], name="one_invitation_a_person"),
            models.CheckConstraint(condition=OF_ONE, name="invitation_of_one"),
            models.CheckConstraint(
                condition=models.Q(answer="none", answered_at=None)
                | (~models.Q(answer="none") & models.Q(answered_at__isnull=False)),
                name="an_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="declined") | models.Q(reason="", words=""), name="only_a_no_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.challenge_id} – {self.actor}: {self.answer}"

    @property
    def can_be_answered(self) -> bool:
        return self.challenge.phase in (Phase.UPCOMING, Phase.OPEN)

    @property
    def answer_is_hidden(self) -> bool:
        """Whether the municipality may not know the answer yet: who competes on an equal route, until the opening."""
        challenge = self.challenge
        return challenge.on_equal_terms and competes(self.who) and (challenge.is_sealed or self.can_be_answered)


def competes(who: Organisation | Person) -> bool:
    """Whether it would answer for itself, rather than take an unpaid seat of knowledge or of citizens, as people do."""
    return isinstance(who, Organisation) and who.helix not in UNPAID_SEATS
