"""Assigning, declaring conflicts, scoring."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from challenges.actions.refusals import Refused, allow
from challenges.models import Edition, Response, Review, Score
from challenges.models.answers import tidy
from challenges.rules import conflicts
from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit

MOST_POINTS = 5
Status = Review.Status


@transaction.atomic
def assign(response: Response, *, reviewer: User, by: User, due_on: dt.date | None = None) -> Review:
    """Ask somebody to assess an opened response; the same person twice is one review.

    Raises Refused for somebody from a party or a unit of it. Weaker ties are told by ``conflicts.warnings``.
    """
    allow(by, "challenges.assign_review", response)
    if response.challenge.released_at:
        raise Refused(_("The decisions have been released."))
    if not response.challenge.edition.route_version.scored:
        raise Refused(_("Responses are not scored on this route."))
    if conflicts.bars(reviewer, response):
        raise Refused(_("%(name)s belongs to one of those who answer.") % {"name": reviewer.get_full_name()})
    fields = {"assigned_by": by, "due_on": due_on}
    review, new = Review.objects.get_or_create(response=response, reviewer=reviewer, defaults=fields)
    if new:
        emit("challenges.review_assigned", review, by=by, case=response.challenge)
    return review


@transaction.atomic
def declare_conflict(review: Review, *, conflict: bool, by: User, note: str = "") -> Review:
    """The reviewer says whether there is a conflict: none opens the content, one closes it for good."""
    review = _locked(review)
    allow(by, "challenges.change_review", review)
    if conflict and not note.strip():
        raise ValidationError({"note": _("Say what the conflict is.")})
    review.move_to(Status.CONFLICTED if conflict else Status.OPEN)
    review.declared_at, review.conflict_note = now(), tidy(note).strip() if conflict else ""
    review.save(update_fields=["status", "declared_at", "conflict_note", "changed_at"])
    emit("challenges.conflict_declared", review, by=by, case=review.response.challenge, conflict=conflict)
    return review


@transaction.atomic
def save_scores(review: Review, *, scores: Mapping[Any, Mapping[str, Any]], by: User) -> Review:
    """Keep points and reasons, whole or not: ``{criterion UUID: {"points": 0–5 or None, "reason": text}}``."""
    review = _locked(review)
    allow(by, "challenges.change_review", review)
    _write_scores(review, scores)
    return review


@transaction.atomic
def complete(review: Review, *, by: User, scores: Mapping[Any, Mapping[str, Any]] | None = None) -> Review:
    """Lock the assessment. Every criterion needs 0–5 points and a reason, else ValidationError by criterion UUID."""
    review = _locked(review)
    allow(by, "challenges.change_review", review)
    _write_scores(review, scores or {})
    wrong = unfinished(review)
    if wrong:
        raise ValidationError(wrong)
    review.move_to(Status.COMPLETED)
    review.completed_at = now()
    review.save(update_fields=["status", "completed_at", "changed_at"])
    emit("challenges.review_completed", review, by=by, case=review.response.challenge)
    return review


def edition_of(response: Response) -> Edition:
    """The edition the standing submission answers: its criteria are the ones that count."""
    version = response.versions.select_related("edition").filter(standing=True).first()
    return version.edition if version else response.challenge.edition


def unfinished(review: Review) -> dict[str, str]:
    """What is missing before a review can be completed, by criterion UUID."""
    given = {str(score.criterion): score for score in review.scores.all()}
    found = {}
    for criterion in edition_of(review.response).criteria:
        score = given.get(criterion["id"])
        if score is None or score.points is None:
            found[criterion["id"]] = _("Give points for this criterion.")
        elif not score.reason:
            found[criterion["id"]] = _("Give a reason for the points.")
    return found


def _locked(review: Review) -> Review:
    rows = Review.objects.select_for_update(of=("self",))
    return rows.select_related("response__challenge__edition__route_version").get(pk=review.pk)


def _write_scores(review: Review, scores: Mapping[Any, Mapping[str, Any]]) -> None:
    if review.status != Status.OPEN:
        raise Refused(_("This review can't be changed."))
    known = {criterion["id"] for criterion in edition_of(review.response).criteria}
    if not {str(criterion) for criterion in scores} <= known:
        raise ValidationError(_("This criterion is not one of the challenge's."))
    for criterion, given in scores.items():
        points = given.get("points")
        if points is not None and not 0 <= points <= MOST_POINTS:
            raise ValidationError({str(criterion): _("Points go from 0 to 5.")})
        fields = {"points": points, "reason": tidy(given.get("reason")).strip()}
        Score.objects.update_or_create(review=review, criterion=uuid.UUID(str(criterion)), defaults=fields)
