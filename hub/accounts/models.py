"""Users, what they follow, what they are told, and the mails that tell them."""

import uuid

import rules
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hub.kit.records import Record


class UserManager(BaseUserManager):
    """Users are known by their e-mail address."""

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractUser):
    """Somebody who can sign in. What they may do follows from groups, memberships and assignments."""

    username = None
    first_name = None
    last_name = None
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("da", _("Danish")), ("en", _("English"))], default="da"
    )

    class When(models.TextChoices):
        NOW = "now", _("At once")
        DAILY = "daily", _("Once a day, together")
        NEVER = "never", _("Never")

    match_mails = models.CharField(
        _("mails about challenges that may fit"), max_length=5, choices=When.choices, default=When.NEVER
    )
    invitation_mails = models.BooleanField(_("mails about invitations"), default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return self.name or self.email

    def get_short_name(self):
        return (self.name or self.email).split()[0]

    def wants_mail(self, kind: str) -> str:
        """When a notice of this kind is sent by mail as well; kinds that are left to nobody's choice always are."""
        if kind in ("matched", "match_added"):
            return self.match_mails
        if kind == "invited" and not self.invitation_mails:
            return self.When.NEVER
        return self.When.NOW if self.is_active else self.When.NEVER

    @cached_property
    def group_names(self) -> frozenset[str]:
        """The names of the user's groups, read once a request."""
        return frozenset(self.groups.values_list("name", flat=True))

    @property
    def is_facilitator(self) -> bool:
        return "facilitator" in self.group_names

    @property
    def is_editor(self) -> bool:
        return "editor" in self.group_names

    @property
    def is_administrator(self) -> bool:
        return self.is_superuser or "administrator" in self.group_names

    @property
    def is_data_officer(self) -> bool:
        return "data_officer" in self.group_names

    def has_perm(self, perm, obj=None):
        """Our own rules decide wherever a thing is given: a superuser has no short cut to what is sealed."""
        if obj is not None and rules.perm_exists(perm):
            return self.is_active and rules.has_perm(perm, self, obj)
        return super().has_perm(perm, obj)


class FollowQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own alone: nobody else learns who follows what. Must agree with ``accounts.view_follow``."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def of(self, thing: models.Model):
        """The follows of one thing, for the job that tells its followers."""
        return self.filter(subject_type=thing._meta.label, subject_id=followed_id(thing))


def followed_id(thing: models.Model) -> uuid.UUID:
    """What a thing is followed by: its public identifier, or one made of its key where it has none (topics)."""
    return getattr(thing, "public_id", None) or uuid.uuid5(uuid.NAMESPACE_OID, f"{thing._meta.label}:{thing.pk}")


class Follow(Record):
    """Somebody wants to hear of a thing. Nobody else sees it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="follows")
    subject_type = models.CharField(max_length=100)
    subject_id = models.UUIDField()

    objects = FollowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "subject_type", "subject_id"], name="one_follow_each")]

    def __str__(self):
        return f"{self.subject_type} {self.subject_id}"


class NoticeQuerySet(models.QuerySet):
    def shown(self):
        """Without those that stand as a line in another."""
        return self.filter(gathered_into=None)


class Notice(Record):
    """Something a person is told, in the product. News of one sort that come close together are shown as one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    why = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=300, blank=True)
    links = models.JSONField(default=list, blank=True)  # of what it tells: {"title", "path", "language"}
    stop_path = models.CharField(max_length=300, blank=True)  # where one click ends such notices
    read_at = models.DateTimeField(null=True, blank=True)
    waits_for_digest = models.BooleanField(default=False)  # goes into the mail of the day
    gather = models.CharField(max_length=150, blank=True)  # the sort of news; "" stands alone
    line = models.JSONField(null=True, blank=True)  # what it is among several: {"title", "path", "language"}
    gathered_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="gathered")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_notice_each")]

    def __str__(self):
        return self.subject


class Delivery(Record):
    """One mail that must reach somebody, once. Written in the business transaction, sent by a task."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        SUPPRESSED = "suppressed", _("Not sent on purpose")
        FAILED = "failed", _("Could not be sent")

    key = models.CharField(max_length=200, unique=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="deliveries")
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    stop_path = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"

    def __str__(self):
        return self.key
