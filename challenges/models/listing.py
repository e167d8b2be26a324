"""The list of challenges: filters that are links and forms, cards in the reader's language."""

from __future__ import annotations

from collections import defaultdict

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models.challenges import Challenge, Phase, in_readers_language
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
    here = page_of(chosen(wishes), request.GET.get("page"))
    return {
        "page_obj": here,
        "cards": [card(challenge, request) for challenge in here.object_list],
        "filters": _filters(wishes),
        "total": here.paginator.count,
        "is_filtered": any(wishes.values()),
    }


def page_of(found: models.QuerySet, number: str | None) -> ListPage:
    """One page of the list with the number of all rows, in one query where there is such a page."""
    asked = int(number) if number and number.isdecimal() and len(number) < 5 else 1
    start = (max(asked, 1) - 1) * A_PAGE
    counted = found.annotate(in_all=models.Window(models.Count("pk")))
    rows = list(counted[start : start + A_PAGE])
    if not rows:
        return Paginator(found, A_PAGE).get_page(number)
    paginator = Paginator(found, A_PAGE)
    paginator.count = rows[0].in_all
    return ListPage(rows, max(asked, 1), paginator)


def soonest(count: int, request) -> list[dict]:
    """Cards of what is open or opens soon, the next deadline first, in one query."""
    soon = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).order_by("edition__closes_at", "pk")[:count]
    pages = apps.get_model("challenges", "ChallengePage").objects.filter(challenge__in=soon.values("pk"))
    pages = pages.select_related("locale", "challenge__department", "challenge__edition__route_version")
    told = defaultdict(list)
    for page in pages.order_by("challenge__edition__closes_at", "challenge"):
        told[page.challenge].append(page)
    return [card(challenge, request, in_readers_language(mine)) for challenge, mine in told.items()]


def chosen(wishes: dict) -> models.QuerySet:
    """The published challenges that fit, the next deadline first, then the newest."""
    order = models.Case(
        *(models.When(phase_now=phase, then=models.Value(n)) for n, phase in enumerate(SHOWN)), default=9
    )
    found = Challenge.objects.published().with_phase().annotate(phase_order=order)
    if wishes["phase"]:
        found = found.filter(phase_now__in=wishes["phase"])
    if wishes["topic"]:
        about = Challenge.objects.filter(pages__topic_links__tag__slug__in=wishes["topic"])
        found = found.filter(pk__in=about.values("pk"))
    if wishes["helix"]:
        any_of = models.Q()
        for helix in wishes["helix"]:
            any_of |= models.Q(edition__sought__contains=f" {helix} ")
        found = found.filter(any_of)
    soonest = models.Case(models.When(phase_now=Phase.OPEN, then=models.F("edition__closes_at")), default=None)
    return found.for_cards().order_by("phase_order", soonest, "-edition__opens_at", "-pk")


def card(challenge: Challenge, request=None, page=None) -> dict:
    """One card; ``lang`` is set where the words are not in the reader's language. ``page`` is the one that shows it."""
    page = page or challenge.page
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
