"""The lists of pilots and learnings: what is chosen, what can be chosen, and the cards. A handful of rows each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import get_language

from hub.base.models import Topic
from hub.kit import finder

PER_PAGE = 20
ALWAYS = "da"
INDEXED = {"topic": "topics"}  # what the index calls what the address calls so


@dataclass
class Listing:
    """One page of a list, and the choices beside it: ``{value, label, count, checked}``."""

    page: ListPage
    facets: dict[str, list[dict]] = field(default_factory=dict)
    total: int = 0


def in_readers_language(pages):
    """Each thing once: the live page in the reader's language, else the Danish one."""
    language = get_language() or ALWAYS
    live = pages.filter(live=True).select_related("locale")
    if language == ALWAYS:
        return live.filter(locale__language_code=ALWAYS)
    translated = pages.model.objects.filter(
        live=True, translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    return live.filter(Q(locale__language_code=language) | Q(locale__language_code=ALWAYS) & ~Exists(translated))


def with_addresses(pilots):
    """With what is needed to link to the page of each pilot and of its challenge: path, language and title."""
    pilot_page, challenge_page = (apps.get_model(name) for name in ("projects.PilotPage", "challenges.ChallengePage"))
    story = in_readers_language(pilot_page.objects.filter(pilot=OuterRef("pk"))).order_by("pk")
    asked = in_readers_language(challenge_page.objects.filter(challenge=OuterRef("challenge"))).order_by("pk")
    return pilots.annotate(
        page_path=Subquery(story.values("url_path")[:1]),
        page_language=Subquery(story.values("locale__language_code")[:1]),
        challenge_title=Subquery(asked.values("title")[:1]),
        challenge_path=Subquery(asked.values("url_path")[:1]),
        challenge_language=Subquery(asked.values("locale__language_code")[:1]),
    )


def with_topics(rows: list, links_model) -> list:
    """Each with ``topics_here``, and with ``topic_slugs``, those of its page in every language, by which the index
    counts it. One query, of all live pages."""
    own, slugs = defaultdict(list), defaultdict(set)
    links = links_model.objects.filter(content_object__live=True).select_related("tag").order_by("pk")
    for link in links.annotate(translation_key=F("content_object__translation_key")):
        own[link.content_object_id].append(link.tag)
        slugs[link.translation_key].add(link.tag.slug)
    for row in rows:
        row.topics_here, row.topic_slugs = own[row.pk], slugs[row.translation_key]
    return rows


def under_pilots(learnings, pilot_pages):
    """Learnings with the pilot they were made in: its title and department, from the page above."""
    above = pilot_pages.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - 4))
    return learnings.annotate(
        pilot_title=Subquery(above.values("title")[:1]),
        department_name=Subquery(above.values("pilot__department__name")[:1]),
    )


def above(page, model):
    """The page one step up, if it is of this model."""
    return model.objects.filter(path=page.path[: -page.steplen]).select_related("pilot__department").first()


def narrow(
    kind: str, rows: list, readers: dict, chosen: dict[str, list[str]], labels: dict, number: str | None
) -> Listing:
    """Keep the rows that have a chosen value of each facet.

    ``readers`` says how a facet's values are read from a row, ``labels`` how each value is called (in order). A choice
    counts what it would show beside the other facets' choices: by the index where it knows this very list, else by the
    rows.
    """
    values = [{name: set(reader(row)) for name, reader in readers.items()} for row in rows]
    wanted = {name: set(chosen.get(name, ())) & set(labels[name]) for name in readers}
    kept = [
        row
        for row, said in zip(rows, values, strict=True)
        if all(not want or said[name] & want for name, want in wanted.items())
    ]
    counts = counted(kind, len(kept), values, wanted)
    facets = {
        name: [
            {"value": value, "label": label, "count": counts[name].get(value, 0), "checked": value in wanted[name]}
            for value, label in labels[name].items()
            if counts[name].get(value) or value in wanted[name]
        ]
        for name in readers
    }
    return Listing(Paginator(kept, PER_PAGE).get_page(number), facets, len(rows))


def counted(kind: str, total: int, values: list[dict], wanted: dict[str, set[str]]) -> dict[str, dict[str, int]]:
    """{facet: {value: rows}}; ``total`` is how many there are with all that is wanted."""
    asked = {INDEXED.get(name, name): want for name, want in wanted.items()}
    found = finder.facets(kind, list(asked), chosen=asked)
    if found is None or found.total != total:
        return finder.counted(values, list(wanted), wanted).counts
    return {name: found.counts[INDEXED.get(name, name)] for name in wanted}


def topic_labels(rows: list) -> dict[str, str]:
    """The themes in use, by slug, in order of their names. Technologies and competences are for the search."""
    found = {topic.slug: topic.label for row in rows for topic in row.topics_here if topic.kind == Topic.Kind.THEME}
    return dict(sorted(found.items(), key=lambda item: item[1].lower()))
