"""The list of challenges: filters that are links and forms, cards in the reader's language."""

from __future__ import annotations

from collections import defaultdict

from django.apps import apps
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models.challenges import Challenge, Phase, in_readers_language
from challenges.models.presentation import PHASE_TAGS, needs_of, phase_words
from hub.base.memory import remember
from hub.base.models import Topic
from hub.kit import finder
from hub.kit.listing import choices, page_of
from partners.models import Helix

SHOWN = (Phase.OPEN, Phase.UPCOMING, Phase.EVALUATING, Phase.DECIDED, Phase.CANCELLED)
A_PAGE = 20
FACETS = {"phase": "phase", "helix": "helix", "topic": "topics"}  # what the index calls what the address calls so


def context(page, request) -> dict:
    """What the template of the list prints; the wishes come from the query string, unknown ones are ignored."""
    wishes = {
        "phase": [one for one in request.GET.getlist("phase") if one in SHOWN],
        "helix": [one for one in request.GET.getlist("helix") if one in Helix.values],
        "topic": request.GET.getlist("topic")[:20],
    }
    here = page_of(chosen(wishes), request.GET.get("page"), A_PAGE)
    return {
        "page_obj": here,
        "cards": [card(challenge, request) for challenge in here.object_list],
        "filters": _filters(wishes, _counts(wishes, here.paginator.count)),
        "total": here.paginator.count,
        "is_filtered": any(wishes.values()),
    }


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
        about = Challenge.objects.filter(pages__live=True, pages__topic_links__tag__slug__in=wishes["topic"])
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


def _counts(wishes: dict, total: int) -> dict[str, dict[str, int]]:
    """How many there would be with each choice: from the index where it knows this list, else from the rows."""
    asked = {facet: wishes[name] for name, facet in FACETS.items()}
    found = finder.facets("challenge", FACETS.values(), chosen=asked)
    if found is None or found.total != total:
        known, _labels = remember("challenge facets", _known)
        rows = [values | {"phase": {challenge.phase}} for challenge, values in known]
        found = finder.counted(rows, FACETS.values(), asked)
    return {name: found.counts[facet] for name, facet in FACETS.items()}


def _known() -> tuple[list[tuple[Challenge, dict[str, set[str]]]], list[tuple[str, str]]]:
    """Each published challenge with what its phase follows from, and its values; the topics by name. In one query."""
    dates = ("cancelled_at", "released_at", "edition__opens_at", "edition__closes_at", "edition__sought")
    tag = tuple(f"pages__topic_links__tag__{name}" for name in ("slug", "name", "name_en"))
    known: dict[int, tuple[Challenge, dict[str, set[str]]]] = {}
    labels: dict[str, str] = {}
    for pk, cancelled, released, opens, closes, sought, live, slug, *names in (
        Challenge.objects.published().order_by("pk").values_list("pk", *dates, "pages__live", *tag)
    ):
        if pk not in known:
            edition = apps.get_model("challenges", "Edition")(opens_at=opens, closes_at=closes)
            challenge = Challenge(edition=edition, cancelled_at=cancelled, released_at=released)
            known[pk] = challenge, {"helix": set(sought.split()), "topics": set()}
        if live and slug:
            known[pk][1]["topics"].add(slug)
            labels[slug] = Topic(name=names[0], name_en=names[1]).label
    return list(known.values()), sorted(labels.items(), key=lambda pair: pair[1].lower())


def _filters(wishes: dict, counts: dict[str, dict[str, int]]) -> list[dict]:
    _known_ones, topics = remember("challenge facets", _known)
    groups = [
        choices(_("Phase"), "phase", [(one.value, one.label, "") for one in SHOWN], wishes, counts),
        choices(_("Looking for"), "helix", [(one.value, one.label, one.value) for one in Helix], wishes, counts),
        choices(_("Topic"), "topic", [(slug, label, "") for slug, label in topics], wishes, counts),
    ]
    return [group for group in groups if group["choices"]]
