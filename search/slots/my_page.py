"""On my page beside matches: who is lacking where, what is new to follow by one's topics, and what waits for staff."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Min, Q
from django.urls import reverse

from challenges.models import Challenge, ChallengePage, ChallengePageTopic, Phase
from hub.accounts.models import Follow, followed_id
from hub.base.chrome import index_crumb
from hub.base.models import Topic
from hub.kit.languages import said
from hub.kit.slots import fills
from hub.kit.templatetags.ui_text import HELIX
from projects.models import Pilot, PilotIndexPage, PilotPage, PilotPageTopic
from projects.models.lists import in_readers_language
from projects.models.story import TONES
from search import backends, openings, standing
from search.models import EvidenceFlag
from search.rules import runs_the_hub
from search.saying import telling

MOST, REASONS = 3, 2
TO_FOLLOW = 4


@fills("my_page.lacking")
def where_i_am_lacking(_nothing, user):
    """For organisations and persons that want to be matched: pilots that lack their part."""
    readers, found = openings.fits(user)
    parts = {reader.part for reader in readers}
    lacking = [one for one in openings.openings() if parts & set(one.parts)] if parts else []
    if not found and not lacking:
        return None
    shown = found[:MOST]
    sources = telling.sources_of(shown, user)
    rows = [
        {"opening": fit.opening, "strength": fit.strength, "name": fit.reader.name} | told(fit, sources)
        for fit in shown
    ]
    index = index_crumb(PilotIndexPage)[1]
    ways = [
        {"text": HELIX[part], "url": f"{index}?lacking={part}"}
        for part in HELIX
        if index and any(part in parts and part in one.parts for one in lacking)
    ]
    context = {"rows": rows, "several": len(readers) > 1, "ways": ways, "number": len(lacking)}
    return "search/_lacking.html", context


def told(fit: openings.Fit, sources: telling.Sources) -> dict:
    status = fit.opening.status
    tag = {"text": Pilot.Status(status).label, "kind": TONES[status]}
    return {"items": telling.tell(fit, sources, to_itself=True, most=REASONS).items, "tag": tag}


@fills("my_page.interests")
def by_my_topics(_nothing, user):
    """Challenges and pilots about a topic one follows, the newest first, without those one follows already.

    Read from what one follows at this moment; nothing is kept of it.
    """
    mine = set(Follow.objects.visible_to(user).values_list("subject_id", flat=True))
    topics = [topic for topic in (Topic.objects.all() if mine else ()) if followed_id(topic) in mine]
    if not topics:
        return None
    rows = [*challenges_about(topics, mine), *pilots_about(topics, mine)][:TO_FOLLOW]
    return ("search/_my_topics.html", {"rows": rows}) if rows else None


def challenges_about(topics: list[Topic], mine: set) -> Iterable[dict]:
    """Those that can be answered."""
    now_open = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).exclude(public_id__in=mine)
    pages = in_readers_language(ChallengePage.objects.filter(challenge__in=now_open))
    links = ChallengePageTopic.objects.filter(tag__in=topics, content_object__in=pages)
    for page, followed in by_page(
        links.select_related("tag", "content_object__challenge__edition", "content_object__locale")
    ):
        tag = {"text": page.challenge.phase.label, "kind": "open" if page.challenge.phase == Phase.OPEN else "soon"}
        yield row(page, tag, followed, reverse("challenge_follow", args=[page.challenge.public_id]))


def pilots_about(topics: list[Topic], mine: set) -> Iterable[dict]:
    """Those that are planned or run."""
    under_way = Q(pilot__status__in=(Pilot.Status.PLANNED, Pilot.Status.RUNNING)) & ~Q(pilot__public_id__in=mine)
    pages = in_readers_language(PilotPage.objects.filter(under_way))
    links = PilotPageTopic.objects.filter(tag__in=topics, content_object__in=pages)
    for page, followed in by_page(links.select_related("tag", "content_object__pilot", "content_object__locale")):
        tag = {"text": page.pilot.get_status_display(), "kind": TONES[page.pilot.status]}
        yield row(page, tag, followed, "")


def by_page(links) -> Iterable[tuple]:
    """(page, the topics followed that it is about), the newest page first."""
    found: dict = {}
    for link in links.order_by("-content_object", "tag__name"):
        found.setdefault(link.content_object_id, (link.content_object, []))[1].append(link.tag)
    return found.values()


def row(page, tag: dict, topics: list[Topic], follow: str) -> dict:
    names = [topic.label if topic.name_en else said(topic.name, "da") for topic in topics]
    return {
        "title": page.title,
        "url": page.get_url() or "",
        "lang": page.locale.language_code,
        "tag": tag,
        "topics": telling.listed(names),
        "follow": follow,
    }


@fills("my_page.tasks")
def texts_to_look_at(_nothing, user):
    """For facilitators: how many texts wait for their look."""
    if not user.is_facilitator:
        return None
    found = EvidenceFlag.objects.waiting().aggregate(number=Count("pk"), since=Min("raised_at"))
    return ("search/_flags_to_decide.html", found) if found["number"] else None


@fills("my_page.tasks")
def search_a_step_down(_nothing, user):
    """For those who look after the search: that a step of it is away. Nobody else need know."""
    if not runs_the_hub(user):
        return None
    wrong = backends.step().wrong
    return ("search/_step_down.html", {"wrong": standing.in_words(wrong)}) if wrong else None
