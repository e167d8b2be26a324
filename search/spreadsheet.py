"""All hits of a search as a spreadsheet: what the page lists for whoever asks, in its order and language.

What only means the query is not counted on the page; in the file it stands last, and a column says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from challenges.models import Phase
from hub.base.chrome import OWN_NAMES
from hub.kit.formats import number
from hub.kit.opendata import Column, Dataset
from search.finding import showing
from search.indexing.phases import moment, phase_of
from search.models.documents import Kind
from search.results import Hit, Result

MOST = 1000  # hits in one file
LONGEST_NAME = 40  # characters of a query in the name of its file


def of(result: Result) -> Dataset:
    """The rows, read now: a file is sent when the language of the request is gone."""
    names, rows = headings(), list(lines(result))
    return Dataset(
        slug="search",
        title=_("Search"),
        about="",
        rows=lambda: rows,
        columns={name: Column(itemgetter(place)) for place, name in enumerate(names)},
    )


def name(result: Result) -> str:
    """What the file is called: "soegning-renere-luft"."""
    asked = slugify(result.query[:LONGEST_NAME], allow_unicode=True)
    return "-".join(filter(None, [slugify(_("search-results")), asked]))


def headings() -> tuple[str, ...]:
    told = _("Type"), _("Title"), _("Summary"), _("Language"), _("Date"), _("Deadline"), _("Web address")
    return *told, _("Found by"), _("Seen by everybody")


def lines(result: Result) -> Iterator[Sequence[str]]:
    """The counted hits, then what is near in meaning; in their place a word on what is left out, if anything is."""
    yield from (line(hit, _("Words") if result.query else "") for hit in result.hits)
    yield from (line(hit, _("Meaning, not words: not counted")) for hit in result.nearby)
    if result.total > MOST:
        said = _("Only the first %(most)s of %(total)s results are in this file. Narrow the search to get the others.")
        rest = [""] * (len(headings()) - 2)
        yield [_("Note"), said % {"most": number(MOST), "total": number(result.total)}, *rest]


def line(hit: Hit, found: str) -> Sequence[str]:
    row = hit.document
    return (
        str(showing.KIND_NAMES.get(row.kind, row.kind)),
        row.title,
        row.summary,
        OWN_NAMES.get(row.language, row.language),
        row.facets.get("at", ""),
        deadline(row),
        showing.whole_address(row),
        found,
        _("Yes") if row.public else _("No"),
    )


def deadline(row) -> str:
    """Of a challenge that can be answered, or will be, by the clock in Copenhagen; as the page shows it."""
    facts = row.facets.get("facts", {})
    if row.kind != Kind.CHALLENGE or phase_of(facts) not in (Phase.OPEN, Phase.UPCOMING):
        return ""
    closes = moment(facts, "closes_at")
    return f"{timezone.localtime(closes):%Y-%m-%d %H:%M}" if closes else ""
