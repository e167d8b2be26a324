"""A challenge as its page shows it: the steps, the frame, words for its blocks. Reads nothing that was not fetched."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from challenges.models.blocks import Importance
from challenges.models.challenges import Phase
from hub.base.chrome import address
from hub.kit import formats
from hub.kit.audit import AuditEntry
from hub.kit.clock import now, today
from hub.kit.languages import language_of, said
from partners.models import Helix

PHASE_TAGS = {
    Phase.UPCOMING: "soon",
    Phase.OPEN: "open",
    Phase.EVALUATING: "",
    Phase.DECIDED: "brand",
    Phase.CANCELLED: "stop",
    Phase.DRAFT: "",
}


LOG_WORDS = {
    "challenges.published": gettext_lazy("The challenge was published with terms, criteria and questions."),
    "challenges.amended": gettext_lazy("The challenge was changed."),
    "challenges.invited_at_once": gettext_lazy("All who compete and fit were invited at once, with the same text"),
    "challenges.opened": gettext_lazy("Two persons opened the responses after the deadline."),
    "challenges.decisions_released": gettext_lazy(
        "The decisions were released, and everybody who answered was told why."
    ),
    "challenges.cancelled": gettext_lazy("The challenge was cancelled."),
    "projects.pilot_planned": gettext_lazy("A pilot was planned."),
    "projects.pilot_started": gettext_lazy("The pilot started."),
    "projects.pilot_completed": gettext_lazy("The pilot was completed."),
    "projects.pilot_stopped": gettext_lazy("The pilot was stopped, and what was learned was shared."),
}


def context(page, challenge, first) -> dict:
    """What the template of a challenge page prints. ``challenge`` is None while a fresh draft is previewed; ``first``
    is the page in the first language: entries of lists are known by the ids they have there."""
    edition = challenge.edition if challenge else None
    route = edition.route_version if edition else page.route
    phase = challenge.phase if challenge else Phase.DRAFT
    return {
        "challenge": challenge,
        "edition": edition,
        "route": route,
        "facts": edition.facts if edition else {},
        "phase": phase,
        "phase_label": Phase(phase).label,
        "phase_tag": PHASE_TAGS[phase],
        "steps": phase_steps(challenge) if challenge else [],
        "needs": needs_of(edition, page),
        "baselines": baselines_of(edition, page),
        "sources": sources_of(edition, page),
        "topics": [link.tag for link in page.topic_links.select_related("tag")],
        "takes_answers": bool(route and route.takes_answers),
        "is_open": phase == Phase.OPEN,
        "goals": page.goals,
        "criteria": worded(edition.criteria if edition else [], page.criteria, page.language, first.criteria),
        "questions": worded(edition.questions if edition else [], page.questions, page.language, first.questions),
        "log": public_log(challenge) if edition else [],
        "answer_url": address("response_begin", challenge.public_id) if edition else "",
    }


def worded(items: list[dict], blocks=(), language: str = "", first=()) -> list[dict]:
    """Criteria or questions of an edition, in the page's own language where it has words for them.

    ``first`` are the blocks of the page in the first language: an entry of a list is known by the id it has there.
    The choices stay as they are, since answers are kept by them; ``choice_words`` says how they read here.
    """
    words, origins = ({str(block.id): block.value for block in known} for known in (blocks, first))
    shown = []
    for item in items:
        own = words.get(item["id"]) or {}
        told = item | {name: _own(own, item, name, language) for name in ("label", "help")}
        entries = {name: _entries(own, origins.get(item["id"]), item, name, language) for name in ("choices", "scale")}
        told["choice_words"] = dict(zip(item.get("choices", ()), entries["choices"], strict=True))
        told["scale"] = [said(*entry) for entry in entries["scale"]]
        shown.append(told)
    return shown


def _entries(own, origin, item: dict, name: str, language: str) -> list[tuple[str, str]]:
    """Each text of a list with its language: the page's own where it has one for the same entry, else the edition's."""
    if name not in item:
        return []
    ids = {entry.value: entry.id for entry in origin[name].bound_blocks} if origin else {}
    written = {entry.id: entry.value for entry in own[name].bound_blocks} if own else {}
    found = []
    for text in item[name]:
        translated = written.get(ids.get(text)) or text
        found.append((translated, language if translated != text else language_of(text)))
    return found


def public_log(challenge) -> list[dict]:
    """What happened, for everybody to read, newest first."""
    entries = AuditEntry.objects.public().filter(case_id=challenge.public_id).order_by("-at", "-id")
    return [{"at": entry.at, "words": log_words(entry)} for entry in entries if entry.action in LOG_WORDS]


def log_words(entry: AuditEntry) -> str:
    """What happened; of invitations also how many, and the time of day."""
    words = str(LOG_WORDS[entry.action])
    if entry.action != "challenges.invited_at_once":
        return words
    number = entry.data["count"]
    counted = ngettext("%(count)s organisation", "%(count)s organisations", number) % {"count": number}
    return f"{words}: {counted}, {formats.clock_time(entry.at)}."


def phase_words(challenge) -> str:
    """The phase in a few words, with what is left of it."""
    phase, edition = challenge.phase, challenge.edition
    if phase == Phase.OPEN:
        days = (edition.closes_at - now()).days
        left = (
            ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
            if days
            else formats.time_left(edition.closes_at)
        )
        return _("Open · %(left)s") % {"left": left}
    if phase == Phase.UPCOMING:
        return _("Opens %(day)s") % {"day": formats.day(edition.opens_at)}
    return str(Phase(phase).label)


def phase_steps(challenge) -> list[dict]:
    """The phase line: what is behind, what is now, what comes."""
    edition = challenge.edition
    if edition is None:
        return []
    moments = [
        (_("Published"), edition.opens_at, formats.day_year(edition.opens_at)),
        (_("Questions until"), edition.questions_until, formats.moment(edition.questions_until)),
        (_("Deadline"), edition.closes_at, formats.moment(edition.closes_at)),
        (_("Decision by"), edition.decision_by, formats.day_year(edition.decision_by)),
    ]
    steps = [_step(title, at, text, now()) for title, at, text in moments if at]
    if edition.pilot_starts_on:
        state = "done" if edition.pilot_starts_on <= today() else "next"
        steps.append({"title": _("Pilot starts"), "text": formats.month_year(edition.pilot_starts_on), "state": state})
    coming = next((step for step in steps if step["state"] == "next"), None)
    if coming and challenge.phase in (Phase.UPCOMING, Phase.OPEN, Phase.EVALUATING):
        coming["state"], coming["current"] = "now", True
    return steps


def needs_of(edition, page) -> list[dict]:
    """Whom the challenge looks for: part, words and number, in the page's language where it has words."""
    words = {str(block.id): block.value for block in page.needs}
    shown = []
    for need in edition.needs if edition else []:
        number, competence = need["number"], _own(words.get(need["id"]), need, "competence", page.language)
        label = (
            format_html("{} × {}", number, competence)
            if competence and number > 1
            else competence or counted(need["helix"], number)
        )
        text = competence or str(Helix(need["helix"]).label)
        importance = Importance(need["importance"]).label if need.get("importance") else ""
        shown.append({"helix": need["helix"], "text": text, "number": number, "label": label, "importance": importance})
    return shown


def counted(helix: str, number: int) -> str:
    """So many of one part: "2 companies"."""
    words = {
        Helix.PUBLIC: ngettext("%(n)d public body", "%(n)d public bodies", number),
        Helix.BUSINESS: ngettext("%(n)d company", "%(n)d companies", number),
        Helix.ACADEMIA: ngettext("%(n)d research team", "%(n)d research teams", number),
        Helix.CIVIL: ngettext("%(n)d citizens’ group", "%(n)d citizens’ groups", number),
    }
    return words[Helix(helix)] % {"n": number}


def baselines_of(edition, page) -> list[dict]:
    """The baselines as ``kpi`` items."""
    words = {str(block.id): block.value for block in page.baselines}
    items = []
    for baseline in edition.baselines if edition else []:
        own = words.get(baseline["id"])
        label, unit, target = (_own(own, baseline, name, page.language) for name in ("label", "unit", "target"))
        if baseline["value"]:
            value = format_html("{} {}", baseline["value"], unit) if unit else baseline["value"]
            text = format_html(_("target: {target}"), target=target) if target else ""
        else:
            value, text = _("Unknown"), _("measured before the pilot starts")
        items.append({"label": label, "value": value, "text": text})
    return items


def sources_of(edition, page) -> str:
    """Year and source of the baselines, each said once."""
    words = {str(block.id): block.value for block in page.baselines}
    baselines = edition.baselines if edition else []
    years = ", ".join(dict.fromkeys(one["year"] for one in baselines if one.get("year")))
    named = dict.fromkeys(_own(words.get(one["id"]), one, "source", page.language) for one in baselines)
    sources = format_html_join(", ", "{}", ((source,) for source in named if source))
    if years and sources:
        return format_html(_("Baseline {years}. Source: {sources}."), years=years, sources=sources)
    return format_html(_("Source: {sources}."), sources=sources) if sources else ""


def _own(own, item: dict, name: str, language: str):
    """A text of a block: the page's own words where it has them, else those of the edition."""
    written = (own or {}).get(name)
    translated = written and written != item.get(name)
    return said(written, language) if translated else said(item.get(name) or "")


def _step(title, at, text, moment) -> dict:
    return {"title": title, "text": text, "state": "done" if at <= moment else "next", "current": False}
