"""What the pages of a case show, gathered before anything is rendered."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from challenges.models import Challenge, Decision, Phase, ResponseVersion, Review, Score
from challenges.models.results import Result, result
from challenges.models.steps import WAITING, next_step
from hub.accounts.models import User
from hub.kit import formats
from hub.kit.languages import said
from hub.kit.models import AuditEntry

# What the history tells; who drafts, answers or downloads is not told.
TOLD = {
    "challenges.brief_received": gettext_lazy("The draft was begun"),
    "challenges.brief_changed": gettext_lazy("The draft was changed"),
    "challenges.published": gettext_lazy("Published"),
    "challenges.amended": gettext_lazy("Amended"),
    "challenges.retired": gettext_lazy("Taken offline"),
    "challenges.cancelled": gettext_lazy("Cancelled"),
    "challenges.invited_at_once": gettext_lazy("All who compete and fit were invited at once"),
    "challenges.invited": gettext_lazy("Invitations were sent"),
    "search.team_proposed": gettext_lazy("A team was proposed"),
    "search.team_changed": gettext_lazy("The team was changed"),
    "search.team_invited": gettext_lazy("Invitations were sent from the team"),
    "challenges.opening_asked": gettext_lazy("The opening of the responses was asked for"),
    "challenges.opened": gettext_lazy("The responses were opened"),
    "challenges.review_assigned": gettext_lazy("A reviewer was assigned"),
    "challenges.conflict_declared": gettext_lazy("A reviewer declared to have no conflict of interest"),
    "challenges.review_completed": gettext_lazy("A review was completed"),
    "challenges.decision_recorded": gettext_lazy("A decision was recorded"),
    "challenges.decisions_released": gettext_lazy("The decisions were released"),
}
CONFLICT = gettext_lazy("A reviewer declared a conflict of interest")
OUTCOMES = {"selected": "ok", "reserve": "now", "declined": "wait", "ineligible": "stop"}
FAR = dt.datetime.max.replace(tzinfo=dt.UTC)


def row(challenge: Challenge, moment: dt.datetime) -> dict[str, Any]:
    """A case in the list; it comes from ``with_progress``."""
    step = next_step(challenge, moment)
    return {
        "challenge": challenge,
        "title": said(challenge.title, challenge.language),
        "url": reverse("case_detail", args=[challenge.public_id]),
        "department": challenge.department.name,
        "phase": challenge.phase,
        "phase_label": Phase(challenge.phase).label,
        "step": step,
        "sealed": challenge.is_sealed,
        "count": None if challenge.phase in (Phase.DRAFT, Phase.UPCOMING) else challenge.answer_count,
    }


def urgency(row: dict[str, Any]) -> tuple:
    """What is stuck first, then what is due first, finished cases last."""
    finished = row["phase"] in (Phase.DECIDED, Phase.CANCELLED)
    return (not row["step"].stuck, finished, row["step"].due or FAR)


def fits(row: dict[str, Any], chosen: str) -> bool:
    return not chosen or row["phase"] == chosen or (chosen == "stuck" and row["step"].stuck)


def stuck(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The three that have waited longest."""
    return [row for row in rows if row["step"].stuck][:3]


def chips(rows: list[dict[str, Any]], chosen: str) -> list[dict[str, Any]]:
    """All, what is stuck, and each phase there is, with its number."""
    kinds = [("", _("All")), ("stuck", _("Stuck")), *Phase.choices]
    counted = [(value, label, sum(fits(row, value) for row in rows)) for value, label in kinds]
    return [
        {"title": label, "url": f"?vis={value}" if value else "?", "current": value == chosen, "count": count}
        for value, label, count in counted
        if count or not value
    ]


def overview(challenge: Challenge, user) -> dict[str, Any]:
    """The parts of the case's own page that depend on its phase."""
    asked_by = challenge.opening_asked_by if challenge.is_sealed else None
    return {
        "count_text": count_text(challenge) if challenge.edition_id else "",
        "responses": responses(challenge) if challenge.edition_id and not challenge.is_sealed else [],
        "sealed": challenge.is_sealed,
        "scored": challenge.edition_id is not None and challenge.edition.route_version.scored,
        "reviewers_url": reverse("case_reviewers", args=[challenge.public_id]),
        "asked_by": asked_by,
        "i_asked": asked_by == user,
        "public_url": challenge.page.get_url() if challenge.page is not None and challenge.page.live else "",
    }


def edit_url(challenge: Challenge, user) -> str:
    """The page in the CMS, for those who may go there: members of a group that may."""
    page = challenge.page
    if page is None or not user.group_names or not user.has_perm("wagtailadmin.access_admin"):
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def count_text(challenge: Challenge) -> str:
    """How many have answered: never who, before the opening."""
    count = challenge.answer_count
    return ngettext("%(count)s response handed in", "%(count)s responses handed in", count) % {"count": count}


def responses(challenge: Challenge) -> list[dict[str, Any]]:
    """The readable responses with reviews, result and decision, in four queries."""
    rows = (
        challenge.responses.submitted()
        .select_related("organisation")
        .annotate(
            reviewers=Count("reviews", filter=~Q(reviews__status=Review.Status.CONFLICTED)),
            waiting=Count("reviews", filter=Q(reviews__status__in=WAITING)),
            outcome=Subquery(Decision.objects.standing().filter(response=OuterRef("pk")).values("outcome")[:1]),
        )
        .order_by("submitted_at", "pk")
    )
    editions, points = _editions(challenge), _points(challenge)
    minimums = challenge.edition.route_version.minimums
    shown = []
    for response in rows:
        criteria = editions.get(response.pk, challenge.edition).criteria
        found = result(list(points[response.pk].values()), criteria, minimums=minimums)
        shown.append(_shown(challenge, response, found))
    return shown


def _shown(challenge: Challenge, response, found: Result) -> dict[str, Any]:
    return {
        "response": response,
        "name": response.organisation.name,
        "helix": response.organisation.helix,
        "submitted_at": response.submitted_at,
        "url": reverse("case_response", args=[challenge.public_id, response.public_id]),
        "reviews": f"{found.count} / {response.reviewers}",
        "unreviewed": challenge.edition.route_version.scored and not (response.reviewers or response.outcome),
        "mean": formats.number(found.mean, 2) if found.mean is not None else "–",
        "spread": formats.number(found.spread, 2) if found.spread is not None else "–",
        "below": [one.label for one in found.criteria if one.below],
        "outcome": Decision.Outcome(response.outcome).label if response.outcome else "",
        "kind": OUTCOMES.get(response.outcome, "miss"),
    }


def _editions(challenge: Challenge) -> dict[int, Any]:
    standing = ResponseVersion.objects.filter(response__challenge=challenge, standing=True)
    return {version.response_id: version.edition for version in standing.select_related("edition").defer("sealed")}


def _points(challenge: Challenge) -> dict[int, dict[int, dict[str, int]]]:
    """Points by response, review and criterion, of completed reviews."""
    scores = Score.objects.filter(review__response__challenge=challenge, review__status=Review.Status.COMPLETED)
    points: dict[int, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for score in scores.select_related("review"):
        points[score.review.response_id][score.review_id][str(score.criterion)] = score.points
    return points


def history(challenge: Challenge) -> list[dict[str, Any]]:
    """The told part of the case's audit entries, with names."""
    entries = list(AuditEntry.objects.timeline(challenge.public_id).filter(action__in=TOLD))
    actors = User.objects.filter(public_id__in={entry.actor_id for entry in entries if entry.actor_id})
    names = {user.public_id: user.get_full_name() for user in actors}
    return [
        {
            "title": str(CONFLICT if entry.data.get("conflict") else TOLD[entry.action]),
            "text": " · ".join(filter(None, [formats.moment(entry.at), names.get(entry.actor_id, "")])),
            "state": "done",
            "url": "",
        }
        for entry in entries
    ]
