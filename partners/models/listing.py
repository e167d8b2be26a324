"""The list of partners: filters that are links and forms, cards in the reader's language."""

from __future__ import annotations

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.base.memory import remember
from hub.base.models import Topic
from hub.kit import finder
from hub.kit.listing import choices, page_of
from partners.models.organisations import Helix, Organisation

A_PAGE = 24
FACETS = {"helix": "helix", "topic": "topics"}  # what the index calls what the address calls so
WORDS = 6  # words of a question that are looked for


def context(request) -> dict:
    """What the template of the list prints; the wishes come from the query string, unknown ones are ignored."""
    wishes = {
        "helix": [one for one in request.GET.getlist("helix") if one in Helix.values],
        "topic": [slug.replace("\x00", "") for slug in request.GET.getlist("topic")[:20]],
    }
    text = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    asked = {facet: wishes[name] for name, facet in FACETS.items()}
    who = {"user": request.user, "language": get_language() or "da"}
    sifted = finder.facets("partner", FACETS.values(), chosen=asked, text=text, **who)
    best = sifted.ids if sifted else None
    found = mentioned(Organisation.objects.visible_to(request.user), text, best)
    here = page_of_partners(chosen(found, wishes), request.GET.get("page"), best)
    if sifted is None or sifted.total != here.paginator.count:
        sifted = finder.counted(_values(found), FACETS.values(), asked)
    return {
        "page_obj": here,
        "cards": [card(organisation) for organisation in here.object_list],
        "filters": _filters(wishes, {name: sifted.counts[facet] for name, facet in FACETS.items()}),
        "total": here.paginator.count,
        "q": text,
        "is_filtered": bool(text) or any(wishes.values()),
    }


def mentioned(found: models.QuerySet, text: str, best: tuple[str, ...] | None) -> models.QuerySet:
    """Those that the index found for the text (``best``); while it can't be asked, those in which each word stands."""
    return found.mentioning(text.split()[:WORDS]) if best is None else found.filter(public_id__in=best)


def chosen(found: models.QuerySet, wishes: dict) -> models.QuerySet:
    """Those of the organisations that fit, by name."""
    if wishes["helix"]:
        found = found.filter(helix__in=wishes["helix"])
    if wishes["topic"]:
        with_topic = Organisation.objects.filter(topic_links__tag__slug__in=wishes["topic"])
        found = found.filter(pk__in=with_topic.values("pk"))
    return found.for_cards().order_by("name", "pk")


def page_of_partners(found: models.QuerySet, number: str | None, best: tuple[str, ...] | None) -> ListPage:
    """By name; where the index found them for a text, the best first."""
    if best is None:
        return page_of(found, number, A_PAGE)
    place = {public_id: n for n, public_id in enumerate(best)}
    ids = sorted(map(str, found.values_list("public_id", flat=True)), key=place.__getitem__)
    page = Paginator(ids, A_PAGE).get_page(number)
    rows = {str(row.public_id): row for row in found.filter(public_id__in=list(page.object_list))} if ids else {}
    page.object_list = [rows[public_id] for public_id in page.object_list if public_id in rows]
    return page


def _values(found: models.QuerySet) -> list[dict[str, set[str]]]:
    """What each organisation has of each facet, in one query."""
    values: dict[int, dict[str, set[str]]] = {}
    for pk, helix, topic in found.values_list("pk", "helix", "topic_links__tag__slug"):
        row = values.setdefault(pk, {"helix": {helix}, "topics": set()})
        row["topics"] |= {topic} if topic else set()
    return list(values.values())


def card(organisation: Organisation) -> dict:
    """One card: who it is, which part, what it can do."""
    topics = [link.tag.label for link in organisation.topic_links.all()]
    return {
        "name": organisation.name,
        "url": organisation.get_absolute_url(),
        "helix": organisation.helix,
        "part": organisation.get_helix_display(),
        "parent": organisation.parent.name if organisation.parent else "",
        "text": organisation.description,
        "places": organisation.places,
        "verified": organisation.is_verified,
        "topics": topics[:4],
        "more": len(topics[4:]),
    }


def _filters(wishes: dict, counts: dict) -> list[dict]:
    parts = [(one.value, one.label, one.value) for one in Helix]
    topics = [(slug, label, "") for slug, label in remember("partner topics", _topics)]
    groups = [
        choices(_("Part"), "helix", parts, wishes, counts),
        choices(_("Competences"), "topic", topics, wishes, counts),
    ]
    return [group for group in groups if group["choices"]]


def _topics() -> list[tuple[str, str]]:
    """Topics that a listed organisation says it has."""
    listed = Organisation.objects.public().values("pk")
    used = Topic.objects.filter(partners_organisationtopic_items__content_object__in=listed).distinct()
    return sorted(((topic.slug, topic.label) for topic in used), key=lambda pair: pair[1].lower())
