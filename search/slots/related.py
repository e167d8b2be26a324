"""What is like a challenge, a pilot or a learning, for the pages that show it: titles only, without a question.

Public pages read titles and addresses from the files of the index, once a content version and generation; while these
wait to be built nothing is shown. Staff see it with summaries, drafts of their own among it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from challenges.models import Challenge, ChallengePage, Phase
from hub.base.memory import remember
from hub.kit import finder
from hub.kit.slots import fills
from projects.models import LearningPage, PilotPage
from search.finding import likeness
from search.finding.showing import KIND_NAMES
from search.indexing import generations
from search.models.documents import Kind

ON_A_PAGE, ON_A_CASE = 3, 5
TEMPLATE = "search/_related.html"


@dataclass(frozen=True)
class Related:
    """One thing in plain values."""

    kind: str
    title: str
    url: str
    lang: str = ""
    summary: str = ""


@fills("challenge.main")
def related_to_a_challenge(page, _user):
    """For everybody."""
    if not isinstance(page, ChallengePage) or page.challenge is None or page.challenge.edition_id is None:
        return None
    return on_a_page(Kind.CHALLENGE, page.challenge.public_id)


@fills("pilot.content")
def related_to_a_pilot(page, _user):
    if not isinstance(page, PilotPage) or page.pilot is None:
        return None
    return on_a_page(Kind.PILOT, page.pilot.public_id)


@fills("learning.content")
def related_to_a_learning(page, _user):
    return on_a_page(Kind.LEARNING, page.translation_key) if isinstance(page, LearningPage) else None


def on_a_page(kind: str, object_id):
    def ask(index: generations.Snapshot) -> list[Related]:
        return remember(("related", kind, object_id, index.folder), lambda: public_titles(index, object_id))

    rows = generations.answer(ask)
    return (TEMPLATE, {"rows": rows}) if rows else None


def public_titles(index: generations.Snapshot, object_id) -> list[Related]:
    """From the files alone: what everybody may see, as it was when they were built."""
    language = get_language() or "da"
    found, offers = likeness.like_thing(index, object_id, limit=ON_A_PAGE, language=language), index.offers
    numbers = {int(place): number for number, place in enumerate(offers.places)}
    return [
        Related(
            kind=KIND_NAMES[index.sieve.kind_of(place)],
            title=offers.titles[numbers[place]],
            url=offers.urls[numbers[place]],
            lang=in_another(str(index.sieve.languages[place]), language),
        )
        for place in map(int, found)
        if place in numbers
    ]


@fills("case.related")
def tried_before(challenge, user):
    """For those who handle the case, while it can still learn from it: what is like it, published or their own."""
    if not isinstance(challenge, Challenge) or challenge.phase not in (Phase.DRAFT, Phase.UPCOMING, Phase.OPEN):
        return None
    language = get_language() or "da"
    asked = {"limit": ON_A_CASE, "user": user, "language": language}
    found = finder.similar(Kind.CHALLENGE, challenge.public_id, **asked) or _by_its_words(challenge, asked)
    rows = [
        Related(KIND_NAMES[one.kind], one.title, one.url, in_another(one.language, language), one.summary)
        for one in found
    ]
    return ("search/_tried_before.html", {"rows": rows}) if rows else None


def _by_its_words(challenge: Challenge, asked: dict) -> tuple[finder.Found, ...]:
    """Of a draft the index does not know yet: it was begun a moment ago."""
    page = challenge.pages.defer(None).first() if challenge.phase == Phase.DRAFT else None
    return finder.like(page.title, page.plain_words(), besides=str(challenge.public_id), **asked) if page else ()


def in_another(language: str, reader: str) -> str:
    return "" if language == reader else language
