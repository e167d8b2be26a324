"""The pages of challenges: words an editor writes, one page a language."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult

from challenges.models import blocks, listing, panels, presentation
from challenges.models.challenges import Challenge
from challenges.models.completeness import missing
from challenges.models.pageform import ChallengePageForm
from challenges.models.routes import Route
from hub.base.chrome import index_crumb
from hub.base.models import HubPage, TopicLink
from hub.kit import slots
from partners.models import Organisation

WORDS = ["bold", "italic", "link", "ul", "ol", "document-link"]


class ChallengeIndexPage(HubPage):
    """The list of challenges."""

    intro = models.CharField(_("introduction"), max_length=400, blank=True)

    content_panels = [*HubPage.content_panels, FieldPanel("intro")]

    subpage_types = ["challenges.ChallengePage"]

    class Meta:
        verbose_name = _("list of challenges")

    def route(self, request, path_components):
        """Wagtail would ask the challenge's page, whose ``route`` is a field. Nothing lies below a challenge."""
        if not path_components:
            return super().route(request, path_components)
        slug, *below = path_components
        page = ChallengePage.objects.child_of(self).live().filter(slug=slug).first()
        if page is None or below:
            raise Http404
        return RouteResult(page)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | listing.context(self, request)


class ChallengePage(HubPage):
    """A problem somebody owns, in words that others can answer."""

    challenge = models.ForeignKey(
        Challenge, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="pages"
    )
    summary = models.CharField(_("summary"), max_length=350, blank=True)
    problem = RichTextField(_("the problem"), features=WORDS, blank=True)
    affected = models.TextField(_("who is affected"), max_length=1000, blank=True)
    affected_count = models.PositiveIntegerField(_("how many are affected"), null=True, blank=True)
    why_critical = RichTextField(_("why it is business-critical"), features=WORDS, blank=True)
    tried_before = RichTextField(_("what was tried before"), features=WORDS, blank=True)
    wanted_outcome = RichTextField(_("what you want to achieve"), features=WORDS, blank=True)
    constraints = RichTextField(_("constraints"), features=WORDS, blank=True)
    offer = RichTextField(_("what the municipality offers"), features=WORDS, blank=True)
    rights = models.TextField(_("rights"), max_length=1000, blank=True)
    afterwards = models.TextField(_("what comes afterwards"), max_length=500, blank=True)
    value_economic = models.TextField(_("expected economic value"), max_length=500, blank=True)
    value_social = models.TextField(_("expected social value"), max_length=500, blank=True)
    value_environmental = models.TextField(_("expected environmental value"), max_length=500, blank=True)

    department = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("department")
    )
    owner_name = models.CharField(_("owner of the challenge"), max_length=150, blank=True)
    budget_owner = models.CharField(_("owner of the budget"), max_length=150, blank=True)
    scaling_owner = models.CharField(_("who will own scaling"), max_length=150, blank=True)
    contact_name = models.CharField(_("contact"), max_length=150, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    route = models.ForeignKey(Route, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("route"))
    budget = models.PositiveIntegerField(_("budget for the pilot (DKK without VAT)"), null=True, blank=True)
    unpaid = models.BooleanField(_("no payment"), default=False)
    chosen_count = models.PositiveSmallIntegerField(_("how many are chosen"), default=1)
    answer_hours = models.PositiveSmallIntegerField(_("hours it takes to answer"), null=True, blank=True)
    payment_days = models.PositiveSmallIntegerField(_("paid within (days)"), default=30)
    personal_data = models.CharField(_("personal data"), max_length=200, blank=True, help_text=_("None, or which."))
    tender_url = models.URLField(_("link to the tender"), blank=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    questions_until = models.DateTimeField(_("questions until"), null=True, blank=True)
    closes_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    decision_by = models.DateTimeField(_("decision by"), null=True, blank=True)
    pilot_starts_on = models.DateField(_("pilot starts"), null=True, blank=True)
    goals = models.JSONField(_("UN goals"), default=list, blank=True)
    trl_from = models.PositiveSmallIntegerField(_("maturity from (TRL)"), null=True, blank=True)
    trl_to = models.PositiveSmallIntegerField(_("maturity to (TRL)"), null=True, blank=True)
    baselines = StreamField(blocks.stream(blocks.BaselineBlock, max_num=5), blank=True, verbose_name=_("baselines"))
    needs = StreamField(blocks.stream(blocks.NeedBlock, max_num=8), blank=True, verbose_name=_("whom you look for"))
    criteria = StreamField(blocks.stream(blocks.CriterionBlock, max_num=10), blank=True, verbose_name=_("criteria"))
    questions = StreamField(
        blocks.stream(blocks.QuestionBlock, max_num=20), blank=True, verbose_name=_("questions to answer")
    )
    data = StreamField(blocks.stream(blocks.DataBlock, max_num=20), blank=True, verbose_name=_("data you can use"))
    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    delete_on = models.DateField(_("to be deleted on"), null=True, blank=True)
    basis_text = models.TextField(_("legal basis"), max_length=1000, blank=True)
    basis_by = models.CharField(_("assessed by"), max_length=150, blank=True)
    basis_on = models.DateField(_("assessed on"), null=True, blank=True)
    basis_link = models.URLField(_("link to the note"), blank=True)
    topics = ClusterTaggableManager(through="challenges.ChallengePageTopic", blank=True, verbose_name=_("topics"))

    base_form_class = ChallengePageForm
    exclude_fields_in_copy = ["challenge"]  # the CMS copies without asking ``copy``

    objects = PageManager()

    # What an Edition keeps of the page, beside the dates and the blocks.
    FACTS = [
        "affected_count",
        "owner_name",
        "budget_owner",
        "scaling_owner",
        "contact_name",
        "contact_email",
        "budget",
        "unpaid",
        "chosen_count",
        "answer_hours",
        "payment_days",
        "personal_data",
        "tender_url",
        "goals",
        "trl_from",
        "trl_to",
        "rights",
        "constraints",
    ]
    BLOCKS = ["baselines", "needs", "criteria", "questions", "data"]

    edit_handler = TabbedInterface(
        [
            ObjectList([*HubPage.content_panels, *panels.CHALLENGE], heading=_("The challenge")),
            ObjectList(panels.FRAME, heading=_("Frame")),
            ObjectList(panels.ANSWERS, heading=_("Questions and criteria")),
            ObjectList(HubPage.promote_panels, heading=_("Promote")),
            ObjectList([*panels.INTERNAL, *HubPage.settings_panels], heading=_("Internal")),
        ]
    )

    search_fields = [*HubPage.search_fields, index.SearchField("summary"), index.SearchField("problem")]

    parent_page_types = ["challenges.ChallengeIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("challenge page")
        verbose_name_plural = _("challenge pages")

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("The deadline must be after the opening.")})

    @classmethod
    def can_create_at(cls, parent):
        """Only the first language's page carries facts; the other one is made from it by translation."""
        return super().can_create_at(parent) and parent.locale.language_code == settings.LANGUAGE_CODE

    def with_content_json(self, content):
        """The challenge belongs to the page, not to a revision: one written before it was known does not lose it."""
        page = super().with_content_json(content)
        page.challenge_id = self.challenge_id
        return page

    def copy(self, *args, **kwargs):
        """A copied page is a draft of a new challenge; a translated one (it keeps its key) stays with its own."""
        is_new = kwargs.get("reset_translation_key", True)
        copied = super().copy(*args, **kwargs | ({"keep_live": False} if is_new else {}))
        if not is_new:
            copied.challenge = self.challenge
            ChallengePage.objects.filter(pk=copied.pk).update(challenge=self.challenge)
        return copied

    def plain_words(self) -> str:
        """What says most of it beside the title, without markup: for what is looked up by a text."""
        return strip_tags(" ".join((self.summary, self.problem, self.wanted_outcome)).replace("<", " <"))

    def missing(self) -> list:
        """What must be written before this page may be published (``completeness.missing``)."""
        return missing(self)

    def slots_for(self, request):
        return slots.collect("challenge.", self, request.user)

    def first(self):
        """The page in the first language, itself where it is that."""
        if self.language == settings.LANGUAGE_CODE or not self.pk:
            return self
        same = ChallengePage.objects.filter(translation_key=self.translation_key)
        return same.filter(locale__language_code=settings.LANGUAGE_CODE).first() or self

    def get_context(self, request, *args, **kwargs):
        known = Challenge.objects.select_related("edition__route_version", "department__parent")
        challenge = known.filter(pk=self.challenge_id).first()
        self.challenge = challenge  # fillers and the template find it fetched
        crumbs = [index_crumb(ChallengeIndexPage), (challenge.department.name if challenge else "", "")]
        more = {"crumbs": crumbs, "owning": (challenge or self).department}
        shown = presentation.context(self, challenge, self.first())
        return super().get_context(request, *args, **kwargs) | shown | more


class ChallengePageTopic(TopicLink):
    """A topic of a challenge."""

    content_object = ParentalKey(ChallengePage, on_delete=models.CASCADE, related_name="topic_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="one_link_a_challenge_topic")]
