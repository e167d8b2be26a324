"""Responses: what organisations answer, version by version, sealed until two persons open them."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from challenges.models.challenges import Challenge, Phase
from challenges.models.editions import Edition
from hub.kit.lifecycle import Lifecycle
from hub.kit.models import PrivateFile
from hub.kit.records import Record
from partners.models import Organisation


class ResponseQuerySet(models.QuerySet):
    def written_by(self, user):
        """Those in which an organisation of the user is a confirmed party."""
        if not user.is_authenticated:
            return self.none()
        parties = Party.objects.filter(organisation__in=Organisation.objects.of(user), confirmed_at__isnull=False)
        return self.filter(pk__in=parties.values("response"))

    def opened(self):
        """Readable for staff: opened by two persons, or on a route without sealing; drafts never."""
        readable = models.Q(challenge__opened_at__isnull=False) | models.Q(
            challenge__edition__route_version__sealed=False
        )
        return self.filter(readable).exclude(status=Response.Status.DRAFT)

    def visible_to(self, user):
        """Own ones always; opened ones for the case's staff and for reviewers without a conflict.

        Must agree with ``challenges.view_response``. Superusers have no short cut.
        """
        if not user.is_authenticated:
            return self.none()
        own = models.Q(pk__in=self.model.objects.written_by(user).values("pk"))
        handled = models.Q(challenge__in=Challenge.objects.handled_by(user))
        assigned = models.Q(reviews__reviewer=user, reviews__status__in=("open", "completed"))
        staff = models.Q(pk__in=self.model.objects.opened().filter(handled | assigned).values("pk"))
        return self.filter(own | staff)

    def submitted(self):
        """Handed in and standing: what is evaluated and counted."""
        return self.exclude(status=Response.Status.DRAFT)


class Response(Record, Lifecycle):
    """An organisation's answer to a challenge."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed in")
        SHORTLISTED = "shortlisted", _("Shortlisted")
        SELECTED = "selected", _("Selected")
        RESERVE = "reserve", _("Reserve")
        DECLINED = "declined", _("Declined")
        INELIGIBLE = "ineligible", _("Not eligible")

    MOVES = {
        Status.DRAFT: {Status.SUBMITTED},
        Status.SUBMITTED: {
            Status.DRAFT,
            Status.SHORTLISTED,
            Status.SELECTED,
            Status.RESERVE,
            Status.DECLINED,
            Status.INELIGIBLE,
        },
        Status.SHORTLISTED: {Status.SELECTED, Status.RESERVE, Status.DECLINED, Status.INELIGIBLE},
        Status.RESERVE: {Status.SELECTED, Status.DECLINED},
    }

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="responses")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="responses")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.UniqueConstraint(fields=["challenge", "organisation"], name="one_response_each"),
            models.CheckConstraint(
                condition=models.Q(status="draft") | models.Q(submitted_at__isnull=False), name="submitted_has_a_time"
            ),
        ]

    def __str__(self):
        return str(self.public_id)

    @property
    def is_late(self) -> bool:
        """Begun, and not handed in while it could be."""
        return self.status == self.Status.DRAFT and self.challenge.phase not in (Phase.UPCOMING, Phase.OPEN)

    @property
    def told_status(self) -> str:
        """Where it stands, as its writers may know it: "" while there is a decision that is not released."""
        if self.is_late:
            return str(Phase.CANCELLED.label) if self.challenge.cancelled_at else gettext("Not handed in")
        is_told = self.status in (self.Status.DRAFT, self.Status.SUBMITTED) or self.challenge.released_at
        return self.get_status_display() if is_told else ""


class Party(Record):
    """An organisation that answers, alone or with others. The unconfirmed see only their invitation."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead")
        PARTNER = "partner", _("Partner")

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.LEAD)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "parties"
        constraints = [models.UniqueConstraint(fields=["response", "organisation"], name="one_party_each")]

    def __str__(self):
        return f"{self.organisation_id} {self.role}"


class ResponseVersion(Record):
    """What was written at one moment. ``sealed`` holds the answers by question UUID; nothing else tells of them."""

    class Kind(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed in")

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    standing = models.BooleanField(default=False)

    class Meta:
        ordering = ["response", "number"]
        constraints = [
            models.UniqueConstraint(fields=["response", "number"], name="one_number_a_version"),
            models.UniqueConstraint(
                fields=["response"], condition=models.Q(standing=True), name="one_standing_submission"
            ),
            models.UniqueConstraint(fields=["response"], condition=models.Q(kind="draft"), name="one_draft"),
        ]

    def __str__(self):
        return f"{self.response_id} v{self.number}"


class ResponseFile(Record):
    """A file handed in with an answer. Name and content are sealed in the private file."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="files")
    question = models.UUIDField()
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self):
        return str(self.public_id)
