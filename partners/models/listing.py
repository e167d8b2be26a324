"""The list of partners: filters that are links and forms, cards in the reader's language."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext as _

from hub.base.memory import remember
from hub.base.models import Topic
from partners.models.organisations import Helix, Organisation

A_PAGE = 24
WORDS = 6  # words of a question that are looked for


def context(request) -> dict:
    """What the template of the list prints; the wishes come from the query string, unknown ones are ignored."""
    wishes = {
        "helix": [one for one in request.GET.getlist("helix") if one in Helix.values],
        "topic": [slug.replace("\x00", "") for slug in request.GET.getlist("topic")[:20]],
    }
    text = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    here = Paginator(chosen(request.user, wishes, text), A_PAGE).get_page(request.GET.get("page"))
    return {
        "page_obj": here,
        "cards": [card(organisation) for organisation in here.object_list],
        "filters": _filters(wishes),
        "total": here.paginator.count,
        "q": text,
        "is_filtered": bool(text) or any(wishes.values()),
    }


def chosen(user, wishes: dict, text: str) -> models.QuerySet:
    """The visible organisations that fit, by name."""
    found = Organisation.objects.visible_to(user)
    if wishes["helix"]:
        found = found.filter(helix__in=wishes["helix"])
    if wishes["topic"]:
        found = found.filter(topic_links__tag__slug__in=wishes["topic"]).distinct()
    return found.mentioning(text.split()[:WORDS]).for_cards().order_by("name", "pk")


def card(organisation: Organisation) -> dict:
    """One card: who it is, which part, what it can do."""
    topics = [link.tag.label for link in organisation.topic_links.all()]
    return {
        "name": organisation.name,
        "url": organisation.get_absolute_url(),
        "helix": organisation.helix,
        "parent": organisation.parent.name if organisation.parent else "",
        "text": organisation.description,
        "places": organisation.places,
        "verified": organisation.is_verified,
        "topics": topics[:4],
        "more": len(topics[4:]),
    }


def _filters(wishes: dict) -> list[dict]:
    parts = [(one.value, one.label, one.value) for one in Helix]
    topics = [(slug, label, "") for slug, label in remember("partner topics", _topics)]
    return [
        _filter(_("Part"), "helix", parts, wishes),
        _filter(_("Competences"), "topic", topics, wishes),
    ]


def _topics() -> list[tuple[str, str]]:
    """Topics that a listed organisation says it has."""
    listed = Organisation.objects.public().values("pk")
    used = Topic.objects.filter(partners_organisationtopic_items__content_object__in=listed).distinct()
    return sorted(((topic.slug, topic.label) for topic in used), key=lambda pair: pair[1].lower())


def _filter(title: str, name: str, choices: list[tuple], wishes: dict) -> dict:
    shown = [
        {"value": value, "label": label, "checked": value in wishes[name], "helix": helix, "count": None}
        for value, label, helix in choices
    ]
    return {"title": title, "name": name, "choices": shown}
