"""The challenge: one record for all languages, to which every process row points."""

from django.apps import apps
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.kit.clock import now
from hub.kit.records import Record
from partners.models import Organisation


class Phase(models.TextChoices):
    """Where a challenge is. Derived, never stored."""

    DRAFT = "draft", _("Draft")
    UPCOMING = "upcoming", _("Upcoming")
    OPEN = "open", _("Open")
    EVALUATING = "evaluating", _("Being evaluated")
    DECIDED = "decided", _("Decided")
    CANCELLED = "cancelled", _("Cancelled")


def phase_annotation(moment):
    """The phase at ``moment`` as SQL; ``Challenge.phase`` says the same in Python (a test holds them together)."""
    when, value = models.When, models.Value
    return models.Case(
        when(edition=None, then=value(Phase.DRAFT)),
        when(cancelled_at__isnull=False, then=value(Phase.CANCELLED)),
        when(released_at__isnull=False, then=value(Phase.DECIDED)),
        when(edition__opens_at__gt=moment, then=value(Phase.UPCOMING)),
        when(edition__closes_at__gt=moment, then=value(Phase.OPEN)),
        default=value(Phase.EVALUATING),
        output_field=models.CharField(),
    )


class ChallengeQuerySet(models.QuerySet):
    def with_phase(self):
        """Adds ``phase_now``."""
        return self.annotate(phase_now=phase_annotation(now()))

    def in_phase(self, *phases):
        return self.with_phase().filter(phase_now__in=phases)

    def published(self):
        return self.filter(edition__isnull=False)

    def open(self):
        return self.in_phase(Phase.OPEN)

    def owned_by(self, user):
        """Those of the departments the user is a member of."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(department__in=Organisation.objects.of(user).departments())

    def handled_by(self, user):
        """The cases the user works on: own departments' for owners, all for facilitators."""
        if not user.is_authenticated:
            return self.none()
        return self.all() if user.is_facilitator else self.owned_by(user)

    def with_words(self):
        """Those that have a page: a draft that was deleted in the CMS is nobody's work any more."""
        pages = apps.get_model("challenges", "ChallengePage").objects.filter(challenge=models.OuterRef("pk"))
        return self.filter(models.Exists(pages.values("pk")))

    def visible_to(self, user):
        """Published ones for all, drafts for those who work on them. Agrees with ``challenges.view_challenge``."""
        if not user.is_authenticated:
            return self.published()
        if user.is_facilitator or user.is_editor:
            return self
        departments = Organisation.objects.of(user).departments()
        return self.filter(models.Q(edition__isnull=False) | models.Q(department__in=departments))

    def for_cards(self):
        pages = apps.get_model("challenges.ChallengePage").objects.select_related("locale")
        return self.select_related("department", "edition__route_version").prefetch_related(
            models.Prefetch("pages", queryset=pages)
        )


class Challenge(Record):
    """A business-critical problem somebody owns. Its words are pages, its facts are editions."""

    department = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="challenges", verbose_name=_("department")
    )
    edition = models.ForeignKey("challenges.Edition", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("responses opened"), null=True, blank=True)
    opening_asked_at = models.DateTimeField(null=True, blank=True)
    opening_asked_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opening_witness = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField(_("decisions released"), null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(_("why it was cancelled"), blank=True)
    external_id = models.CharField(_("identifier elsewhere"), max_length=100, blank=True, null=True, unique=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opened_at=None)
                | models.Q(opening_asked_by__isnull=False, opening_witness__isnull=False),
                name="opened_by_two",
            ),
            models.CheckConstraint(
                condition=models.Q(opening_witness=None) | ~models.Q(opening_witness=models.F("opening_asked_by")),
                name="two_different_openers",
            ),
        ]

    def __str__(self):
        return str(self.page or self.public_id)

    @property
    def phase(self) -> str:
        """Where the challenge is now; the same rule as ``phase_annotation``."""
        moment, edition = now(), self.edition
        steps = [
            (edition is None, Phase.DRAFT),
            (self.cancelled_at, Phase.CANCELLED),
            (self.released_at, Phase.DECIDED),
            (edition and edition.opens_at > moment, Phase.UPCOMING),
            (edition and edition.closes_at > moment, Phase.OPEN),
        ]
        return next((phase for true, phase in steps if true), Phase.EVALUATING)

    @property
    def page(self):
        """The page in the reader's language, else the Danish one; None before there is any. Kept for each language."""
        kept, language = self.__dict__.setdefault("_page_in", {}), get_language()
        if language not in kept:
            kept[language] = in_readers_language(self.pages.all())
        return kept[language]

    @property
    def title(self) -> str:
        return self.page.title if self.page else str(self.public_id)

    @property
    def language(self) -> str:
        """The language of its title here: the reader's where it is translated."""
        return self.page.locale.language_code if self.page else "da"

    @property
    def on_equal_terms(self) -> bool:
        """Whether the route asks for equal terms: those who compete are invited all at once, and how near somebody is
        and with whom they worked counts nothing and is not seen."""
        return self.edition is not None and self.edition.route_version.equal

    @property
    def is_sealed(self) -> bool:
        """Whether answers are still unreadable for everybody but those who wrote them."""
        return self.opened_at is None and (self.edition is None or self.edition.route_version.sealed)


def in_readers_language(pages):
    """Of one challenge's pages the live one in the reader's language, else the Danish one; None if there is none."""
    pages = sorted(pages, key=lambda page: (not page.live, page.locale_id))
    language = get_language()
    codes = {page.pk: page.locale.language_code for page in pages}
    here = [page for page in pages if codes[page.pk] == language and page.live]
    danish = [page for page in pages if codes[page.pk] == "da"]
    return next(iter([*here, *danish, *pages]), None)
