"""A hit as the results page shows it: tags, marked words, facts beside it. Reads nothing from the database."""

import datetime as dt
from dataclasses import dataclass, field
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from challenges.models import Phase
from hub.kit import clock, formats
from hub.kit.templatetags.ui_text import HELIX
from partners.models import Helix
from projects.models import LearningPage, Pilot
from search.finding import marking
from search.finding.finder import Hit
from search.indexing.phases import moment, phase_of
from search.models.documents import Kind

KIND_NAMES = {
    Kind.CHALLENGE: gettext_lazy("Challenge"),
    Kind.PILOT: gettext_lazy("Pilot"),
    Kind.LEARNING: gettext_lazy("Learning"),
    Kind.PARTNER: gettext_lazy("Partner"),
    Kind.NEWS: gettext_lazy("News item"),
    Kind.PAGE: gettext_lazy("Page"),
}
LANGUAGE_NAMES = {"da": gettext_lazy("In Danish"), "en": gettext_lazy("In English")}


@dataclass(frozen=True)
class Shown:
    """One result in plain values for the template."""

    kind: str
    url: str
    title: list
    summary: list
    topics: list = field(default_factory=list)
    lang: str = ""
    tags: list = field(default_factory=list)
    helixes: list = field(default_factory=list)
    part: str = ""  # what a partner is; not every public body is the municipality
    facts: list = field(default_factory=list)
    confirmed: bool = False


def shown(hit: Hit, language: str) -> Shown:
    row = hit.document
    facts = row.facets.get("facts", {})
    other = row.language if row.language != language else ""
    tags, beside = TELL.get(row.kind, nothing)(facts)
    if other:
        tags.append({"text": LANGUAGE_NAMES.get(other, other), "kind": ""})
    return Shown(
        kind=KIND_NAMES.get(row.kind, ""),
        url=address(row, facts),
        title=marking.marked(row.title, hit.asked, row.language),
        summary=marking.passage(row.summary, row.text[: facts.get("prose")], hit.asked, row.language),
        topics=topics_found(facts, hit.asked, row.language, language),
        lang=other,
        tags=tags,
        helixes=[kind for kind in HELIX if kind in row.facets.get("helix", ())],
        part=part_of(row),
        facts=[fact for fact in beside if fact[1]],
        confirmed=row.kind == Kind.PARTNER and "verified_at" in facts,
    )


def part_of(row) -> str:
    helix = next(iter(row.facets.get("helix", ())), "")
    return Helix(helix).label if row.kind == Kind.PARTNER and helix in Helix.values else ""


def topics_found(facts: dict, asked: marking.Asked, lang: str, language: str) -> list[list[marking.Piece]]:
    """The topics that answer the query, each in the reader's language with its marks."""
    found = [names for names in facts.get("topics", ()) if any(marking.spans(name, asked, lang) for name in names)]
    return [marking.marked(english if language == "en" and english else name, asked, lang) for name, english in found]


def address(row, facts: dict) -> str:
    """Pages keep their own address; an organisation's is that of the reader's language."""
    return reverse("organisation_detail", args=[facts["slug"]]) if row.kind == Kind.PARTNER else row.url


def whole_address(row) -> str:
    """As it is written outside the hub."""
    return urljoin(settings.SITE_URL, address(row, row.facets.get("facts", {})))


def challenge(facts: dict) -> tuple[list, list]:
    phase, closes = phase_of(facts), moment(facts, "closes_at")
    tag = {"text": Phase(phase).label, "kind": "open" if phase == Phase.OPEN else ""}
    if phase == Phase.OPEN:
        days = (closes - clock.now()).days
        left = ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
        tag["text"] = f"{Phase.OPEN.label} · {left}"
    waiting = phase in (Phase.OPEN, Phase.UPCOMING)
    beside = [
        (_("Opens"), formats.day(moment(facts, "opens_at")) if phase == Phase.UPCOMING else ""),
        (_("Deadline"), formats.moment(closes) if waiting else ""),
        (_("Owner"), facts.get("owner", "")),
    ]
    return [tag], beside


def pilot(facts: dict) -> tuple[list, list]:
    status = Pilot.Status(facts["status"])
    tags = [{"text": status.label, "kind": "open" if status == Pilot.Status.RUNNING else ""}]
    return tags, [(_("Ends"), formats.month_year(day(facts, "ends_on"))), (_("Owner"), facts.get("owner", ""))]


def learning(facts: dict) -> tuple[list, list]:
    evidence = _("Evidence: %(kind)s") % {"kind": LearningPage.Evidence(facts["evidence"]).label.lower()}
    tags = [{"text": LearningPage.Result(facts["result"]).label, "kind": ""}, {"text": evidence, "kind": ""}]
    return tags, [(_("Shared"), formats.day_year(day(facts, "date")))]


def partner(facts: dict) -> tuple[list, list]:
    weeks = facts.get("start_within")
    within = ngettext("within %(count)d week", "within %(count)d weeks", weeks or 0) % {"count": weeks or 0}
    return [], [(_("Can start"), within if weeks else "")]


def nothing(facts: dict) -> tuple[list, list]:
    return [], []


def day(facts: dict, name: str) -> dt.date | None:
    return dt.date.fromisoformat(facts[name]) if facts.get(name) else None


TELL = {Kind.CHALLENGE: challenge, Kind.PILOT: pilot, Kind.LEARNING: learning, Kind.PARTNER: partner}
