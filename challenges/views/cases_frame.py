"""What stands around every page of a case: the way here, the tabs, the phases."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from challenges.models import Challenge, Phase
from challenges.views import lookups
from hub.kit import formats
from hub.kit.languages import said

ORDER = [Phase.DRAFT, Phase.UPCOMING, Phase.OPEN, Phase.EVALUATING, Phase.DECIDED]


def frame(challenge: Challenge, here: str, user) -> dict[str, Any]:
    """The context every page of a case shares."""
    return {
        "challenge": challenge,
        "edition": challenge.edition,
        "phase": challenge.phase,
        "phase_label": Phase(challenge.phase).label,
        "steps": phases(challenge),
        "tabs": tabs(challenge, here),
        "crumbs": [lookups.cases_crumb(), (said(challenge.title, challenge.language), "")],
        "is_facilitator": user.is_facilitator,
    }


def crumbs_below(challenge: Challenge, title: str) -> list[tuple[str, str]]:
    """The way back from a page below the case: the case itself is on it."""
    case = (said(challenge.title, challenge.language), reverse("case_detail", args=[challenge.public_id]))
    return [lookups.cases_crumb(), case, (title, "")]


def tabs(challenge: Challenge, here: str) -> list[dict[str, Any]]:
    """The pages of a case that there are now."""
    names = [("case_detail", _("Overview")), ("case_matches", _("Matches"))]
    if challenge.opened_at:
        names.append(("case_reviewers", _("Reviewers")))
    names.append(("case_timeline", _("History")))
    return [
        {"title": title, "url": reverse(name, args=[challenge.public_id]), "current": name == here, "count": None}
        for name, title in names
    ]


def phases(challenge: Challenge) -> list[dict[str, Any]]:
    """The phase line: what is done, what is now, what comes, each with the day it ends; the decision with its own."""
    if challenge.phase == Phase.CANCELLED:
        return []
    edition, now = challenge.edition, ORDER.index(Phase(challenge.phase))
    dates = {}
    if edition is not None:
        ends = {
            Phase.DRAFT: formats.day(edition.published_at),
            Phase.UPCOMING: formats.day(edition.opens_at),
            Phase.OPEN: formats.moment(edition.closes_at),
            Phase.EVALUATING: formats.day(challenge.released_at or edition.decision_by),
        }
        dates = {phase: _("until %(when)s") % {"when": when} for phase, when in ends.items() if when}
        dates[Phase.DECIDED] = formats.day(challenge.released_at)
    return [
        {
            "title": phase.label,
            "text": dates.get(phase) or "–",
            "state": "done" if number < now else "now" if number == now else "next",
            "current": number == now,
        }
        for number, phase in enumerate(ORDER)
    ]
