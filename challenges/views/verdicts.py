"""What the pages of decisions show, gathered before anything is rendered."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from challenges import actions
from challenges.models import Challenge, Decision, Response, Review
from challenges.models.results import Result, result
from challenges.models.steps import WAITING
from challenges.views import assessing, casework, lookups, showing
from hub.kit import formats
from hub.kit.languages import said


def initial(decision: Decision | None) -> dict[str, str]:
    """What the form begins with: the standing decision, if there is one."""
    if decision is None:
        return {}
    return {"outcome": decision.outcome, "reasons": decision.reasons, "advice": decision.advice}


def shown(request, response: Response) -> dict[str, Any]:
    """The answers, every completed review, and what they come to."""
    challenge = response.challenge
    version = showing.version_to_read(response, own=False)
    edition = version.edition if version else challenge.edition
    criteria = showing.for_reader(challenge, edition.criteria, "criteria")
    reviews = list(response.reviews.select_related("reviewer").prefetch_related("scores").order_by("completed_at"))
    done = [review for review in reviews if review.status == Review.Status.COMPLETED]
    found = came_to(challenge, done, criteria)
    return {
        "response": response,
        "organisation": response.organisation,
        "version": version,
        "answers": showing.answered(response, version),
        "told": [assessing.told(review, criteria) for review in done],
        "result": figures(found),
        "scored": challenge.edition.route_version.scored,
        "lacking": lacking(response, reviews),
        "reviewers_url": reverse("case_reviewers", args=[challenge.public_id]),
        "earlier": list(response.decisions.exclude(superseded_by=None).select_related("decided_by")),
        "crumbs": [
            lookups.cases_crumb(),
            (said(challenge.title, challenge.language), reverse("case_detail", args=[challenge.public_id])),
            (response.organisation.name, ""),
        ],
    }


def came_to(challenge: Challenge, done: list[Review], criteria: list[dict[str, Any]]) -> Result:
    points = [{str(score.criterion): score.points for score in review.scores.all()} for review in done]
    return result(points, criteria, minimums=challenge.edition.route_version.minimums)


def own_summary(response: Response) -> dict[str, Any] | None:
    """What those who answered may read once the decisions are out: what the reviews come to, never who gave what."""
    challenge = response.challenge
    version = showing.version_to_read(response, own=False)
    if challenge.released_at is None or version is None or not challenge.edition.route_version.scored:
        return None
    done = list(response.reviews.completed().prefetch_related("scores"))
    criteria = showing.for_reader(challenge, version.edition.criteria, "criteria")
    return figures(came_to(challenge, done, criteria)) if done else None


def lacking(response: Response, reviews: list[Review]) -> str:
    """What must happen before the response can be decided, in a sentence; "" when nothing must."""
    if not actions.lacks_review(response):
        return ""
    if any(review.status in WAITING for review in reviews):
        return _("Nobody has completed a review yet. Until then the response can only be found not eligible.")
    if reviews:
        return _(
            "Each reviewer has a conflict of interest, so nobody has reviewed the response. Assign another reviewer. "
            "Until a review is in, the response can only be found not eligible."
        )
    return _(
        "Nobody is asked to review the response. Assign a reviewer. Until a review is in, the response can only be "
        "found not eligible."
    )


def figures(found) -> dict[str, Any]:
    """A result in words and numbers."""
    return {
        "count": found.count,
        "mean": _figure(found.mean),
        "spread": _figure(found.spread),
        "below": found.below_minimum,
        "criteria": [
            {
                "label": one.label,
                "weight": formats.percent(one.weight),
                "mean": _figure(one.mean),
                "minimum": one.minimum if one.minimum is not None else "–",
                "below": one.below,
            }
            for one in found.criteria
        ],
    }


def _figure(value: float | None) -> str:
    return formats.number(value, 2) if value is not None else "–"


def all_of(challenge: Challenge) -> dict[str, Any]:
    """Every response with its outcome, before it is told."""
    rows = casework.responses(challenge) if not challenge.is_sealed else []
    return {
        "rows": rows,
        "undecided": sum(not row["outcome"] for row in rows),
        "word": _("Decision"),
        "nobody": not (rows or challenge.responses.submitted().exists()),
        "sealed": challenge.is_sealed,
    }


def told_of(challenge: Challenge) -> str:
    """What the one who released is told."""
    if challenge.responses.submitted().exists():
        return _("The decisions are released. Everybody gets a letter.")
    return _("The case is concluded. Nobody had answered.")
