"""People, and who acts for which organisation."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.base.models import TopicLink
from hub.kit.clock import now
from hub.kit.records import Record
from partners.models.organisations import Helix, Organisation


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Public people, oneself, colleagues, and all for facilitators. Must agree with ``partners.view_person``."""
        if not user.is_authenticated:
            return self.filter(public=True)
        if user.is_facilitator:
            return self
        ours = Membership.objects.active().filter(user=user).values("organisation")
        colleagues = Membership.objects.active().filter(organisation__in=ours).values("user")
        return self.filter(models.Q(public=True) | models.Q(user=user) | models.Q(user__in=colleagues))


class Person(Record):
    """A contact record. May exist without a user; public only when the person switched it on."""

    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="person")
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("title"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    about = models.TextField(_("about you"), max_length=2000, blank=True)
    public = models.BooleanField(_("show me to everybody"), default=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self):
        return self.name


PARTS_OF_PEOPLE = (Helix.ACADEMIA, Helix.CIVIL)  # a company answers as a company


def part_of_person(acts_for: Iterable[str], *, publishes: bool) -> str:
    """The part of the helix a person is of: the one they act for; else knowledge where they show a publication, else
    citizens."""
    parts = set(acts_for)
    return str(next((one for one in PARTS_OF_PEOPLE if one in parts), PARTS_OF_PEOPLE[not publishes]))


class PersonTopic(TopicLink):
    """A competence a person says they have: the same words as organisations', seen by the person alone until they agree
    to be suggested."""

    content_object = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="topic_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="one_link_a_person_topic")]


class MembershipQuerySet(models.QuerySet):
    def active(self):
        """Confirmed and not ended."""
        return self.filter(confirmed_at__isnull=False, ended_at=None)

    def waiting(self):
        """Asked for, and not yet answered."""
        return self.filter(confirmed_at=None, ended_at=None)

    def users(self):
        """Whose memberships these are, each once, while their accounts stand."""
        return User.objects.filter(memberships__in=self, is_active=True).distinct()


class Membership(Record):
    """Who acts for an organisation. Asked for by the person, confirmed by an administrator of the organisation."""

    class Role(models.TextChoices):
        ADMIN = "admin", _("Administrator")
        MEMBER = "member", _("Member")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=8, choices=Role.choices, default=Role.MEMBER)
    asked_at = models.DateTimeField(default=now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=models.Q(ended_at=None), name="one_membership_each"
            )
        ]

    def __str__(self):
        return f"{self.user} – {self.organisation}"

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None
