"""Running saved searches over what changed, and telling each person what is new for them: once a change."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hub.accounts.actions import Ways, danish_path, localised, notify
from hub.accounts.models import User
from hub.kit.clock import now
from search.finding import showing, wanting, watching
from search.models import SavedSearch, SearchDocument
from search.models.saved import OVERLAP

NAMED = 20  # things that one message names
Found = list[tuple[SearchDocument, str]]  # each with the moment of its change
log = structlog.get_logger("search.alerts")


@dataclass(frozen=True)
class Change:
    """A document that changed, and when; ``others`` are the languages in which the same thing stands beside it."""

    pk: int
    at: dt.datetime
    language: str
    others: frozenset[str]

    def is_told_in(self, language: str) -> bool:
        """A translation is no news to those who have the thing in their own language."""
        return self.language == language or language not in self.others


def run_alerts() -> int:
    """Run every saved search that is due over what changed since it last was; the number of messages written.

    One that fails is logged and stops no other; it is run again the next time.
    """
    moment = now()
    due = [saved for saved in SavedSearch.objects.watched().select_related("user") if saved.is_due(moment)]
    changed = changes_since(min(saved.looks_from for saved in due)) if due else []
    told, seen = 0, []
    for saved in due:
        try:
            found = found_for(saved, changed)
            told += bool(found) and alert(saved, found, moment=moment)
        except Exception:
            log.exception("saved search failed", search=str(saved.public_id))
            continue
        if not found and (changed or saved.frequency != SavedSearch.Frequency.NOW):
            seen.append(saved.pk)
    SavedSearch.objects.filter(pk__in=seen, seen_until__lt=moment).update(seen_until=moment)
    return told


def changes_since(since: dt.datetime) -> list[Change]:
    """What began to say something else, or to be public, since a moment; in two queries."""
    begins = Greatest("changed_at", Coalesce("starts_at", F("changed_at")))
    rows = SearchDocument.objects.annotate(begins=begins).filter(begins__gt=since, begins__lte=now())
    found = list(rows.values_list("pk", "object_id", "language", "begins"))
    if not found:
        return []
    beside = SearchDocument.objects.filter(object_id__in={row[1] for row in found})
    languages: dict[uuid.UUID, set[str]] = {}
    for object_id, language in beside.values_list("object_id", "language"):
        languages.setdefault(object_id, set()).add(language)
    return [Change(pk, at, lang, frozenset(languages[thing] - {lang})) for pk, thing, lang, at in found]


def news_of(saved: SavedSearch, changed: Iterable[Change]) -> dict[int, str]:
    """{document: moment of its change} that this search has not told of. No query."""
    return {
        one.pk: one.at.isoformat()
        for one in changed
        if one.at > saved.looks_from
        and one.is_told_in(saved.language)
        and saved.told.get(str(one.pk)) != one.at.isoformat()
    }


def found_for(saved: SavedSearch, changed: Iterable[Change]) -> Found:
    """What is new for a search, as its owner may see it now, with the moments of the changes."""
    news = news_of(saved, changed)
    if not news:
        return []
    chosen = {facet: set(values) for facet, values in saved.chosen.items()}
    rows = watching.found_among(news, saved.query, user=saved.user, language=saved.language, chosen=chosen)
    return [(row, news[row.pk]) for row in rows]


@transaction.atomic
def alert(saved: SavedSearch, found: Found, *, moment: dt.datetime) -> bool:
    """One message with what was found; False where the search was changed, or run by somebody else, meanwhile."""
    standing = SavedSearch.objects.select_for_update(of=("self",)).select_related("user").filter(pk=saved.pk).first()
    if standing is None or (standing.seen_until, standing.frequency) != (saved.seen_until, saved.frequency):
        return False
    tell(standing, [row for row, _at in found], moment)
    recent = (moment - OVERLAP).isoformat()
    told = standing.told | {str(row.pk): at for row, at in found}
    standing.told = {pk: at for pk, at in told.items() if at > recent}
    standing.seen_until = moment
    standing.save(update_fields=["told", "seen_until"])
    return True


def tell(saved: SavedSearch, rows: Sequence[SearchDocument], moment: dt.datetime) -> None:
    """At once, or with the mail of the day."""
    language, named = saved.user.language, rows[:NAMED]
    with translation.override(language):
        links = tuple(link_of(row) for row in named)
    with translation.override("da"):
        there = wanting.address(saved, sort="new")
    stop = danish_path("saved_search_stop", wanting.token(saved))
    at_once = saved.frequency == SavedSearch.Frequency.NOW
    ways = Ways(localised(there, language), links, stop, User.When.NOW if at_once else User.When.DAILY)
    notify(
        [saved.user],
        kind="searched",
        key=f"searched:{saved.public_id}:{moment.isoformat()}",
        subject=_("New or changed in your search “%(search)s”: %(count)s"),
        text=_("The first %(named)s of them:") if len(rows) > len(named) else "",
        why=_("You follow the search “%(search)s”."),
        path=ways,
        values={"search": saved.name, "count": len(rows), "named": len(named)},
    )


def link_of(row: SearchDocument) -> dict[str, str]:
    path = showing.address(row, row.facets.get("facts", {}))
    return {"title": row.title, "path": path, "language": row.language}
