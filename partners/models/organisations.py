"""Organisations: companies, knowledge institutions, public bodies, associations, and the units inside them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from stdnum.dk import cvr as cvr_number
from stdnum.exceptions import ValidationError as NumberError

from hub.base.models import TopicLink
from hub.kit.records import Record


class Helix(models.TextChoices):
    """The four parts of the quadruple helix."""

    PUBLIC = "public", _("Public body")
    BUSINESS = "business", _("Company")
    ACADEMIA = "academia", _("Knowledge institution")
    CIVIL = "civil", _("Citizens")


def valid_cvr(value: str) -> None:
    """Refuse a CVR number whose check digit is wrong."""
    try:
        cvr_number.validate(value)
    except NumberError as error:
        raise ValidationError(_("This is not a valid CVR number.")) from error


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Verified or own organisations; facilitators see all. Must agree with ``partners.view_organisation``.

        Who answers alone is seen with their answers and pilots and nowhere else: that there is such a record tells that
        somebody answers.
        """
        listed = models.Q(verified_at__isnull=False, public=True)
        if not user.is_authenticated:
            return self.filter(listed)
        if user.is_facilitator:
            return self.filter(alone=None)
        own = models.Q(
            pk__in=Organisation.objects.filter(memberships__user=user, memberships__ended_at=None).values("pk")
        )
        return self.filter(listed | own, alone=None)

    def public(self):
        """What anybody may see."""
        return self.filter(verified_at__isnull=False, public=True)

    def of(self, user):
        """Those the user acts for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__user=user, memberships__ended_at=None, memberships__confirmed_at__isnull=False)

    def waiting(self):
        """Those a facilitator has not confirmed, and somebody acts for: they wait for an answer."""
        return self.filter(verified_at=None, refused_at=None, external_id=None, alone=None)

    def imported_waiting(self):
        """Those that came in from a list and nobody has confirmed."""
        return self.filter(verified_at=None, refused_at=None, external_id__isnull=False)

    def refused(self):
        """Those the secretariat has said no to."""
        return self.filter(refused_at__isnull=False)

    def departments(self):
        """Units of the municipality: public bodies below another public body."""
        return self.filter(helix=Helix.PUBLIC, parent__helix=Helix.PUBLIC)

    def mentioning(self, words):
        """Those in whose name, description, place, topics or evidence each word stands."""
        found = self
        for word in words:
            about = models.Q()
            for spelling in {word, word.lower(), word.capitalize()}:  # SQLite folds no æ, ø and å
                about |= (
                    models.Q(name__icontains=spelling)
                    | models.Q(description__icontains=spelling)
                    | models.Q(places__icontains=spelling)
                    | models.Q(pk__in=_with_topic(spelling))
                    | models.Q(pk__in=_with_evidence(spelling))
                )
            found = found.filter(about)
        return found

    def for_cards(self):
        links = OrganisationTopic.objects.select_related("tag").order_by("tag__name")
        return self.select_related("parent", "twin_of").prefetch_related(models.Prefetch("topic_links", queryset=links))


def _with_topic(word):
    found = models.Q(tag__name__icontains=word) | models.Q(tag__name_en__icontains=word)
    return OrganisationTopic.objects.filter(found).values("content_object")


def _with_evidence(word):
    return Organisation.objects.filter(evidence__text__icontains=word).values("pk")


class Organisation(Record, ClusterableModel):
    """Who can own a challenge, answer one or take part in a pilot. A department or institute is a unit of its own."""

    class Size(models.TextChoices):
        ONE = "1", _("1 person")
        SMALL = "2-9", _("2–9 people")
        MEDIUM = "10-49", _("10–49 people")
        LARGE = "50-249", _("50–249 people")
        HUGE = "250+", _("250 people or more")

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    helix = models.CharField(_("part"), max_length=10, choices=Helix.choices)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="units", verbose_name=_("part of")
    )
    cvr = models.CharField(_("CVR number"), max_length=8, blank=True, null=True, unique=True, validators=[valid_cvr])
    ror = models.CharField(_("ROR identifier"), max_length=40, blank=True)
    description = models.TextField(_("what you do"), max_length=3000, blank=True)
    website = models.URLField(_("website"), blank=True)
    places = models.CharField(
        _("places"), max_length=200, blank=True, help_text=_("Where you work, separated by commas.")
    )
    size = models.CharField(_("size"), max_length=8, choices=Size.choices, blank=True)
    languages = models.CharField(_("languages"), max_length=100, blank=True)
    start_within = models.PositiveSmallIntegerField(_("can start within (weeks)"), null=True, blank=True)
    start_told_at = models.DateTimeField(null=True, blank=True)  # when it last said when it can start
    references = models.TextField(_("references"), max_length=2000, blank=True)
    public = models.BooleanField(_("show on the list of partners"), default=True)
    alone = models.OneToOneField(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="answers_alone"
    )  # a person who answers as themself: no company, on no list, in no search and no match
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    refusal = models.TextField(_("why it is not confirmed"), max_length=1000, blank=True)  # stays when it asks again
    twin_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="twins")
    external_id = models.CharField(_("identifier elsewhere"), max_length=100, blank=True, null=True, unique=True)

    topics = ClusterTaggableManager(through="partners.OrganisationTopic", blank=True, verbose_name=_("competences"))

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verified_at=None) | models.Q(refused_at=None), name="confirmed_or_refused"
            ),
            models.CheckConstraint(
                condition=models.Q(twin_of=None) | ~models.Q(twin_of=models.F("id")), name="no_twin_of_itself"
            ),
            models.CheckConstraint(
                condition=models.Q(alone=None)
                | models.Q(helix__in=["academia", "civil"], public=False, verified_at=None, cvr=None, parent=None),
                name="alone_is_on_no_list",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisation_detail", args=[self.slug])

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    @property
    def is_refused(self) -> bool:
        """Whether the secretariat has said no: it begins nothing new and is not matched until it asks again."""
        return self.refused_at is not None

    @property
    def is_alone(self) -> bool:
        """Whether this is one person who answers as themself."""
        return self.alone_id is not None


class OrganisationTopic(TopicLink):
    """A competence an organisation says it has."""

    content_object = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="topic_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="one_link_an_organisation_topic")]
