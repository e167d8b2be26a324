"""The list of challenges: filters that are links and forms, cards in the reader's language."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models.challenges import Challenge, Phase
from challenges.models.presentation import PHASE_TAGS, needs_of, phase_words
from hub.base.memory import remember
from hub.base.models import Topic
from partners.models import Helix

SHOWN = (Phase.OPEN, Phase.UPCOMING, Phase.EVALUATING, Phase.DECIDED, Phase.CANCELLED)
A_PAGE = 20


def context(page, request) -> dict:
    """What the template of the list prints; the wishes come from the query string, unknown ones are ignored."""
    wishes = {
        "phase": [one for one in request.GET.getlist("phase") if one in SHOWN],
        "helix": [one for one in request.GET.getlist("helix") if one in Helix.values],
        "topic": request.GET.getlist("topic")[:20],
    }
    found = chosen(wishes)
    here = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return {
        "page_obj": here,
        "cards": [card(challenge, request) for challenge in here.object_list],
        "filters": _filters(wishes),
        "total": here.paginator.count,
        "is_filtered": any(wishes.values()),
    }


def chosen(wishes: dict) -> models.QuerySet:
    """The published challenges that fit, the next deadline first, then the newest."""
    order = models.Case(
        *(models.When(phase_now=phase, then=models.Value(n)) for n, phase in enumerate(SHOWN)), default=9
    )
    found = Challenge.objects.published().with_phase().annotate(phase_order=order)
    if wishes["phase"]:
        found = found.filter(phase_now__in=wishes["phase"])
    if wishes["topic"]:
        found = found.filter(pages__topic_links__tag__slug__in=wishes["topic"]).distinct()
    if wishes["helix"]:
        any_of = models.Q()
        for helix in wishes["helix"]:
            any_of |= models.Q(edition__sought__contains=f" {helix} ")
        found = found.filter(any_of)
    soonest = models.Case(models.When(phase_now=Phase.OPEN, then=models.F("edition__closes_at")), default=None)
    return found.for_cards().order_by("phase_order", soonest, "-edition__opens_at", "-pk")


def card(challenge: Challenge, request=None) -> dict:
    """One card; ``lang`` is set where the words are not in the reader's language."""
    page = challenge.page
    words = page.locale.language_code
    return {
        "title": page.title,
        "url": page.get_url(request) if page.live else "",
        "summary": page.summary,
        "lang": words if words != get_language() else "",
        "phase": phase_words(challenge),
        "tag": PHASE_TAGS[challenge.phase],
        "department": challenge.department.name,
        "needs": needs_of(challenge.edition, page),
    }


def _filters(wishes: dict) -> list[dict]:
    topics = remember("challenge topics", _topics)
    return [
        _filter(_("Phase"), "phase", [(one.value, one.label, "") for one in SHOWN], wishes),
        _filter(_("Looking for"), "helix", [(one.value, one.label, one.value) for one in Helix], wishes),
        _filter(_("Topic"), "topic", [(slug, label, "") for slug, label in topics], wishes),
    ]


def _topics() -> list[tuple[str, str]]:
    used = Topic.objects.filter(challenges_challengepagetopic_items__content_object__live=True).distinct()
    return [(topic.slug, topic.label) for topic in used]


def _filter(title: str, name: str, choices: list[tuple], wishes: dict) -> dict:
    shown = [
        {"value": value, "label": label, "checked": value in wishes[name], "helix": helix, "count": None}
        for value, label, helix in choices
    ]
    return {"title": title, "name": name, "choices": shown}
