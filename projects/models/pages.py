"""The pages of pilots and learnings: the story, told by those who were there."""

from django.apps import apps
from django.db import models
from django.db.models.functions import Length, Substr
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from hub.base.blocks import BodyBlock
from hub.base.chrome import index_crumb, page_address
from hub.base.goals import GoalsForm
from hub.base.memory import remember
from hub.base.models import HubPage, TopicLink
from hub.kit import slots
from hub.kit.clock import today
from hub.kit.languages import said
from projects.models import lists, story
from projects.models.lacking import lacking
from projects.models.pilots import Pilot

WORDS = ["bold", "italic", "link", "ul", "ol", "document-link"]
TEXTS = ["context", "what_we_did", "what_happened", "worked", "did_not_work", "conditions", "advice"]
TONES = {"worked": "ok", "partly": "now", "failed": "stop"}


class PilotPage(HubPage):
    """What is tried, and how it goes."""

    pilot = models.ForeignKey(
        Pilot, null=True, blank=True, on_delete=models.PROTECT, related_name="pages", verbose_name=_("pilot")
    )
    summary = models.CharField(_("summary"), max_length=350, blank=True)
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("the story"))
    goals = models.JSONField(_("UN goals"), default=list, blank=True)
    value_economic = models.TextField(_("economic value"), max_length=500, blank=True)
    value_social = models.TextField(_("social value"), max_length=500, blank=True)
    value_environmental = models.TextField(_("environmental value"), max_length=500, blank=True)
    topics = ClusterTaggableManager(through="projects.PilotPageTopic", blank=True, verbose_name=_("topics"))

    base_form_class = GoalsForm

    content_panels = [
        *HubPage.content_panels,
        FieldPanel("pilot"),
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("value_economic"),
                FieldPanel("value_social"),
                FieldPanel("value_environmental"),
                FieldPanel("goals", heading=_("UN goals")),
                FieldPanel("topics"),
            ],
            heading=_("Value"),
        ),
    ]

    search_fields = [*HubPage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    parent_page_types = ["projects.PilotIndexPage"]
    subpage_types = ["projects.LearningPage"]

    class Meta:
        verbose_name = _("pilot page")
        verbose_name_plural = _("pilot pages")

    def slots_for(self, request):
        return slots.collect("pilot.", self, request.user)

    def get_context(self, request, *args, **kwargs):
        pilot = remember(("pilot", self.pilot_id), lambda: story.read(self.pilot_id))
        self.pilot = pilot  # fillers find it fetched
        known = unless_previewed(self, request, lambda: self._surroundings(pilot, request))
        crumbs = [
            index_crumb(apps.get_model("projects", "PilotIndexPage")),
            *([known["challenge"]] if known["challenge"] else []),
        ]
        told = {"story": story.tell(pilot) if pilot else None, "crumbs": crumbs}
        return super().get_context(request, *args, **kwargs) | known | told

    def _surroundings(self, pilot, request) -> dict:
        """What stands around the story and changes only with a publication."""
        return {
            "learnings": [learning.card(request) for learning in shown_learnings_of(pilot)],
            "challenge": challenge_in_short(pilot, request),
            "topics_here": [link.tag for link in self.topic_links.select_related("tag")],
            "lacking": lacking(pilot) if pilot else (),
        }


def unless_previewed(page, request, make):
    """``make()``, remembered while nothing is published; a draft that is previewed is never remembered."""
    if page.pk is None or getattr(request, "is_preview", False):
        return make()
    return remember((page._meta.label, page.pk), make)


def challenge_in_short(pilot, request) -> tuple[str, str] | None:
    """Title and address of the challenge that a pilot read by ``story.read`` tries to solve."""
    if pilot is None or pilot.challenge_path is None:
        return None
    title = said(pilot.challenge_title, pilot.challenge_language)
    address = page_address(pilot.challenge_path, pilot.challenge_language, request)
    return (format_html(gettext("Challenge: {title}"), title=title), address)


class PilotPageTopic(TopicLink):
    """A topic of a pilot."""

    content_object = ParentalKey(PilotPage, on_delete=models.CASCADE, related_name="topic_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="one_link_a_pilot_topic")]


class LearningPage(HubPage):
    """What others should know, failures included."""

    class Result(models.TextChoices):
        WORKED = "worked", _("It worked")
        PARTLY = "partly", _("It worked in part")
        FAILED = "failed", _("It did not work")

    class Evidence(models.TextChoices):
        ANECDOTE = "anecdote", _("Told")
        MEASURED = "measured", _("Measured")
        COMPARED = "compared", _("Compared")
        EVALUATED = "evaluated", _("Independently evaluated")

    date = models.DateField(_("date"), default=today)
    result = models.CharField(_("result"), max_length=8, choices=Result.choices, default=Result.WORKED)
    summary = models.CharField(_("summary"), max_length=350, blank=True)
    context = RichTextField(_("context"), features=WORDS, blank=True)
    what_we_did = RichTextField(_("what we did"), features=WORDS, blank=True)
    what_happened = RichTextField(_("what happened, in numbers"), features=WORDS, blank=True)
    worked = RichTextField(_("what worked"), features=WORDS, blank=True)
    did_not_work = RichTextField(_("what did not work"), features=WORDS, blank=True)
    conditions = RichTextField(_("conditions for success"), features=WORDS, blank=True)
    advice = RichTextField(_("advice"), features=WORDS, blank=True)
    cost_to_copy = models.CharField(_("cost to copy"), max_length=300, blank=True)
    evidence = models.CharField(
        _("strength of the evidence"), max_length=10, choices=Evidence.choices, default=Evidence.ANECDOTE
    )
    licence = models.CharField(_("licence"), max_length=40, default="CC BY 4.0")
    copied_by = models.TextField(_("who copied it"), max_length=500, blank=True)
    topics = ClusterTaggableManager(through="projects.LearningPageTopic", blank=True, verbose_name=_("topics"))

    content_panels = [
        *HubPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("result"), FieldPanel("evidence"), FieldPanel("summary")],
            heading=_("In short"),
        ),
        MultiFieldPanel(
            [FieldPanel("context"), FieldPanel("what_we_did"), FieldPanel("what_happened")], heading=_("What happened")
        ),
        MultiFieldPanel(
            [FieldPanel("worked"), FieldPanel("did_not_work"), FieldPanel("conditions"), FieldPanel("advice")],
            heading=_("What we learned"),
        ),
        MultiFieldPanel(
            [FieldPanel("cost_to_copy"), FieldPanel("copied_by"), FieldPanel("licence"), FieldPanel("topics")],
            heading=_("For others"),
        ),
    ]

    search_fields = [*HubPage.search_fields, index.SearchField("summary"), index.SearchField("advice")]

    parent_page_types = ["projects.PilotPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("learning")
        verbose_name_plural = _("learnings")

    @cached_property
    def pilot(self):
        """The pilot it was learned in."""
        return Pilot.objects.select_related("challenge").filter(pages__path=self.path[: -self.steplen]).first()

    def slots_for(self, request):
        return slots.collect("learning.", self, request.user)

    def card(self, request) -> dict:
        """What a card shows of it."""
        return {
            "page": self,
            "url": self.get_url(request),
            "lang": self.locale.language_code,
            "tone": TONES[self.result],
            "level": self.Evidence.values.index(self.evidence) + 1,
        }

    def get_context(self, request, *args, **kwargs):
        known = unless_previewed(self, request, lambda: self._surroundings(request))
        texts = [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in TEXTS]
        return (
            super().get_context(request, *args, **kwargs)
            | {
                "card": self.card(request),
                "texts": [(title, text) for title, text in texts if text],
            }
            | known
        )

    def _surroundings(self, request) -> dict:
        """What stands around the text and changes only with a publication."""
        pilot_page = lists.above(self, PilotPage)
        here = [(pilot_page.title, pilot_page.get_url(request))] if pilot_page else []
        return {
            "pilot_page": pilot_page,
            "pilot_url": here[0][1] if here else "",
            "topics_here": [link.tag for link in self.topic_links.select_related("tag")],
            "crumbs": [index_crumb(apps.get_model("projects", "LearningIndexPage")), *here],
        }


def learnings_of(pilot):
    """The learnings of one pilot in all languages, newest first."""
    above = PilotPage.objects.filter(pilot=pilot).values("path")
    learnings = LearningPage.objects.annotate(above=Substr("path", 1, Length("path") - LearningPage.steplen))
    return learnings.filter(above__in=above).order_by("-date", "-pk")


def shown_learnings_of(pilot):
    """Those that anybody may read, each once, in the reader's language where there is one."""
    return lists.in_readers_language(learnings_of(pilot)) if pilot else LearningPage.objects.none()


class LearningPageTopic(TopicLink):
    """A topic of a learning."""

    content_object = ParentalKey(LearningPage, on_delete=models.CASCADE, related_name="topic_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="one_link_a_learning_topic")]
