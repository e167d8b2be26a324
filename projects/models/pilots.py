"""Pilots: a tried solution with partners, milestones and an honest end."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext, gettext_noop, override
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Response
from hub.kit.languages import said
from hub.kit.lifecycle import Lifecycle
from hub.kit.records import Record
from partners.models import Organisation

PLANNED_ROLES = (gettext_noop("Owner"), gettext_noop("Solution"), gettext_noop("Partner"))


class PilotQuerySet(models.QuerySet):
    def with_managed(self, user):
        """``managed``: whether the user may change the pilot, as ``rules.manages`` says."""
        if user.is_facilitator:
            return self.annotate(managed=models.Value(True))
        own = Organisation.objects.of(user).filter(pk=models.OuterRef("department_id"))
        return self.annotate(managed=models.Q(models.Exists(own)) | models.Q(lead=user))

    def worked_on_by(self, user):
        """Those whose workspace the user may enter: its department, its partners, facilitators."""
        if not user.is_authenticated:
            return self.none()
        if user.is_facilitator:
            return self
        ours = Organisation.objects.of(user)
        partners = models.Q(pk__in=PilotPartner.objects.filter(organisation__in=ours).values("pilot"))
        return self.filter(models.Q(department__in=ours) | models.Q(lead=user) | partners)

    def public(self):
        """Those with a live page."""
        return self.filter(pk__in=self.model.objects.filter(pages__live=True).values("pk"))

    def visible_to(self, user):
        """Public ones for everybody, all for those who work on them. Must agree with ``projects.view_pilot``."""
        public = self.model.objects.public().values("pk")
        if not user.is_authenticated:
            return self.filter(pk__in=public)
        if user.is_facilitator or user.is_editor or user.is_data_officer:
            return self
        return self.filter(
            models.Q(pk__in=public) | models.Q(pk__in=self.model.objects.worked_on_by(user).values("pk"))
        )

    def for_cards(self):
        return self.select_related("department", "challenge").prefetch_related(
            "pages", "partners__organisation", "indicators__measurements"
        )


class Pilot(Record, Lifecycle):
    """The facts of a pilot; its story is a page."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        COMPLETED = "completed", _("Completed")
        STOPPED = "stopped", _("Stopped")

    class Ending(models.TextChoices):
        SCALE = "scale", _("Scale up")
        ADAPT = "adapt", _("Adapt and try again")
        STOP = "stop", _("Stop")
        TENDER = "tender", _("Put out to tender")

    class Design(models.TextChoices):
        BEFORE_AFTER = "before_after", _("Before and after")
        COMPARISON = "comparison", _("Compared with a place where nothing was changed")
        RANDOM = "random", _("Chosen by lot")

    MOVES = {
        Status.PLANNED: {Status.RUNNING, Status.STOPPED},
        Status.RUNNING: {Status.COMPLETED, Status.STOPPED},
    }

    title = models.CharField(_("title"), max_length=150)
    challenge = models.ForeignKey(Challenge, null=True, blank=True, on_delete=models.PROTECT, related_name="pilots")
    response = models.OneToOneField(Response, null=True, blank=True, on_delete=models.PROTECT, related_name="pilot")
    department = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="pilots", verbose_name=_("department")
    )
    lead = models.ForeignKey(
        "accounts.User",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_pilots",
        verbose_name=_("lead"),
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    sensitive = models.BooleanField(_("sensitive"), default=False)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    evaluation_design = models.CharField(_("how it is evaluated"), max_length=14, choices=Design.choices, blank=True)
    evaluation_comparison = models.CharField(_("compared with"), max_length=300, blank=True)
    evaluator = models.CharField(_("who evaluates"), max_length=200, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(_("decision at the end"), max_length=8, choices=Ending.choices, blank=True)
    ending_reasons = models.TextField(_("reasons"), max_length=3000, blank=True)
    in_use_6_on = models.DateField(_("in use after 6 months? Ask on"), null=True, blank=True)
    in_use_12_on = models.DateField(_("in use after 12 months? Ask on"), null=True, blank=True)

    objects = PilotQuerySet.as_manager()

    class Meta:
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=["completed", "stopped"])
                | (models.Q(ended_at__isnull=False) & ~models.Q(ending="") & ~models.Q(ending_reasons="")),
                name="ended_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="running") | models.Q(started_at__isnull=False), name="running_has_a_start"
            ),
        ]

    def __str__(self):
        return self.title

    @cached_property
    def page(self):
        """The page in the reader's language, else the Danish one; None before there is any."""
        language = get_language()
        pages = sorted(
            self.pages.all(),
            key=lambda page: (not page.live, page.locale.language_code != language, page.locale.language_code != "da"),
        )
        return pages[0] if pages else None

    @property
    def has_ended(self) -> bool:
        return self.status in (self.Status.COMPLETED, self.Status.STOPPED)


class PilotPartner(Record):
    """An organisation in the partnership, and what it does there."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    role = models.CharField(_("role"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["pilot", "organisation"], name="one_place_in_a_partnership")]

    def __str__(self):
        return f"{self.organisation_id}: {self.role}"

    @property
    def role_words(self) -> str:
        """The role for a page: what the hub itself wrote in the reader's language, what somebody wrote as it stands."""
        return words_of_role(self.role)


def words_of_role(role: str) -> str:
    """``role`` as text of the interface where planning gave it; else somebody's words, marked with their language."""
    with override(settings.LANGUAGE_CODE):
        given = {gettext(word): word for word in PLANNED_ROLES} | {word: word for word in PLANNED_ROLES}
    return gettext(given[role]) if role in given else said(role)


class Milestone(Record):
    """A step with a day."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(_("title"), max_length=150)
    due_on = models.DateField(_("due on"))
    reached_on = models.DateField(_("reached on"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self):
        return self.title


class StatusUpdate(Record):
    """A short word on how it goes."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="updates")
    text = models.TextField(_("text"), max_length=1000)
    written_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return self.text[:60]
