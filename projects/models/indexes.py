"""The pages that list pilots and learnings, with choices that need no JavaScript."""

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from hub.base.memory import remember
from hub.base.models import HubPage
from hub.kit.templatetags.ui_text import HELIX
from projects.models import lists
from projects.models.lacking import JOINING, lacking
from projects.models.pages import TEXTS, LearningPage, LearningPageTopic, PilotPage, PilotPageTopic
from projects.models.pilots import Pilot, PilotPartner
from projects.models.story import TONES

ORDER = ["running", "planned", "completed", "stopped"]


class PilotIndexPage(HubPage):
    """The list of pilots."""

    intro = models.CharField(_("introduction"), max_length=400, blank=True)

    content_panels = [*HubPage.content_panels, FieldPanel("intro")]

    subpage_types = ["projects.PilotPage"]

    class Meta:
        verbose_name = _("list of pilots")

    def get_context(self, request, *args, **kwargs):
        listing = list_of_pilots(request.GET)
        cards = [pilot_card(page, request) for page in listing.page]
        return super().get_context(request, *args, **kwargs) | {"listing": listing, "cards": cards}


class LearningIndexPage(HubPage):
    """The list of learnings: what worked and what did not."""

    intro = models.CharField(_("introduction"), max_length=400, blank=True)

    content_panels = [*HubPage.content_panels, FieldPanel("intro")]

    subpage_types = []

    class Meta:
        verbose_name = _("list of learnings")

    def get_context(self, request, *args, **kwargs):
        listing = list_of_learnings(request.GET)
        cards = [page.card(request) for page in listing.page]
        return super().get_context(request, *args, **kwargs) | {"listing": listing, "cards": cards}


def list_of_pilots(query) -> lists.Listing:
    """Chosen by ``status``, ``topic`` and the part that is ``lacking``; running ones first, then the newest."""
    rows = remember("pilot list", _all_pilots)
    readers = {
        "status": lambda page: [page.pilot.status],
        "topic": lambda page: page.topic_slugs,
        "lacking": lambda page: lacking(page.pilot),
    }
    labels = {"status": dict(Pilot.Status.choices), "topic": lists.topic_labels(rows)}
    labels["lacking"] = {str(part): HELIX[part] for part in JOINING}
    return lists.narrow("pilot", rows, readers, _chosen(query, readers), labels, query.get("page"))


def _all_pilots() -> list[PilotPage]:
    partners = Prefetch("pilot__partners", queryset=PilotPartner.objects.select_related("organisation"))
    pages = lists.in_readers_language(PilotPage.objects.filter(pilot__isnull=False))
    pages = pages.prefetch_related(partners).select_related("pilot__department", "pilot__challenge__edition")
    rows = sorted(pages.defer("body"), key=lambda page: (ORDER.index(page.pilot.status), -page.pilot_id))
    return lists.with_topics(rows, PilotPageTopic)


def list_of_learnings(query) -> lists.Listing:
    """Chosen by ``result``, ``evidence`` and ``topic``; newest first. Failures count as much."""
    rows = remember("learning list", _all_learnings)
    readers = {
        "result": lambda page: [page.result],
        "evidence": lambda page: [page.evidence],
        "topic": lambda page: page.topic_slugs,
    }
    labels = {"result": dict(LearningPage.Result.choices), "evidence": dict(LearningPage.Evidence.choices)}
    labels["topic"] = lists.topic_labels(rows)
    return lists.narrow("learning", rows, readers, _chosen(query, readers), labels, query.get("page"))


def _all_learnings() -> list[LearningPage]:
    pages = lists.in_readers_language(LearningPage.objects.all())
    pages = lists.under_pilots(pages, PilotPage.objects.all())
    return lists.with_topics(list(pages.defer(*TEXTS).order_by("-date", "-pk")), LearningPageTopic)


def pilot_card(page: PilotPage, request) -> dict:
    """What a card shows of a pilot."""
    kinds = [partner.organisation.helix for partner in page.pilot.partners.all()]
    return {
        "page": page,
        "url": page.get_url(request),
        "lang": page.locale.language_code,
        "pilot": page.pilot,
        "tone": TONES[page.pilot.status],
        "kinds": sorted(set(kinds), key=kinds.index),
        "topics": page.topics_here[:3],
        "lacking": lacking(page.pilot),
    }


def _chosen(query, readers: dict) -> dict[str, list[str]]:
    return {name: query.getlist(name) for name in readers}
