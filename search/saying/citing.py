"""The texts that reasons cite, as they are now and as their reader may see them.

A reason is stored when it is computed, and a match may stand long after: of a challenge that is closed, or of somebody
whose change waits a day. So what a reason quotes is looked for again in the text it cites.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils.text import Truncator

from hub.kit.languages import language_of
from partners.models import Evidence
from search import profiles
from search.analysis.letters import WORD
from search.models import Match, SearchDocument
from search.models.documents import Kind
from search.profiles.delivering import LONGEST, PILOT

TITLE_WORDS = 7  # of a piece of evidence that has no title
BAR = "|"  # between the parts of a compound, in stored reasons only


@dataclass(frozen=True)
class Cited:
    """A text that a reason cites; ``text`` as the matching reads it, ``heading`` the words it begins with that stand
    beside it already."""

    title: str
    language: str
    verified: bool = False
    url: str = ""
    heading: str = ""
    text: str = ""

    def without_heading(self, piece: str) -> str:
        return piece.removeprefix(self.heading).lstrip() or piece

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.text.lower()))

    def standing(self, reason: dict) -> dict | None:
        """The reason with what of it still stands in the text; None where nothing does."""
        if reason["kind"] == "words":
            left = [word for word in reason["words"] if whole(word[1]) in self.words]
            return reason | {"words": left} if left else None
        if reason["kind"] == "meaning":
            return reason if reason["pieces"][1] in " ".join(self.text.split()) else None
        return reason


def whole(word: str) -> str:
    """A shared word without the bars between its parts, to be compared."""
    return word.replace(BAR, "").lower()


def description_of(match: Match) -> Cited:
    """What the organisation or the person says of themselves."""
    said, name = match.description, match.name
    return Cited("", language_of(said), heading=name, text=profiles.plain(f"{name}\n{said}") if said else "")


def seen_with(matches: Iterable[Match], user) -> QuerySet[Evidence]:
    """The texts that may be shown as reasons."""
    people = Q(person__in={match.person_id for match in matches if match.person_id})
    if user is None:
        return Evidence.objects.filter(
            people | Q(organisation__in={match.organisation_id for match in matches} - {None})
        )
    return Evidence.objects.filter(people | Q(pk__in=Evidence.objects.visible_to(user).values("pk")))


def evidence_of(cited: set[str], seen: QuerySet[Evidence]) -> dict[str, Cited]:
    ids = {name for name in cited if ":" not in name}
    rows = seen.filter(public_id__in=ids).select_related("organisation") if ids else ()
    return {str(row.public_id): as_cited(row) for row in rows}


def as_cited(row: Evidence) -> Cited:
    title = row.title or Truncator(row.text).words(TITLE_WORDS, truncate=" …")
    checked, there = row.verified_at is not None, row.get_absolute_url() or row.link
    return Cited(title, row.language, checked, there, row.title, profiles.evidence_text(row).text)


def pilots_of(cited: set[str]) -> dict[str, Cited]:
    ids = {name.removeprefix(PILOT) for name in cited if name.startswith(PILOT)}
    if not ids:
        return {}
    rows = SearchDocument.objects.public().filter(kind=Kind.PILOT, object_id__in=ids).order_by("-language", "pk")
    return {f"{PILOT}{row.object_id}": pilot_cited(row) for row in rows}


def pilot_cited(row: SearchDocument) -> Cited:
    text = f"{row.title}\n{row.summary}\n{row.text}"[:LONGEST]
    return Cited(row.title, row.language, True, row.url, row.title, text)
