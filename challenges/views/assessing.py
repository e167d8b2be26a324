"""What the pages of reviews show, gathered before anything is rendered."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Challenge, Review
from challenges.views import cases_frame, lookups, showing
from hub.kit.clock import today
from hub.kit.languages import said

Status = Review.Status
KINDS = {Status.ASSIGNED: "miss", Status.OPEN: "now", Status.CONFLICTED: "stop", Status.COMPLETED: "ok"}
RELATED = ("response__organisation", "response__challenge__edition", "response__challenge__department")


def own_reviews(user) -> list[dict[str, Any]]:
    """One's own reviews, what waits first."""
    rows = Review.objects.filter(reviewer=user).select_related(*RELATED).order_by("due_on", "created_at")
    rows = rows.prefetch_related(Prefetch("response__challenge__pages", lookups.PAGES))
    return [row(review) for review in rows]


def row(review: Review) -> dict[str, Any]:
    waits = review.status in (Status.ASSIGNED, Status.OPEN)
    return {
        "review": review,
        "organisation": review.response.organisation,
        "title": said(review.response.challenge.title, review.response.challenge.language),
        "url": reverse("review_detail", args=[review.public_id]),
        "waits": waits,
        "late": waits and review.due_on is not None and review.due_on < today(),
        "status": review.get_status_display(),
        "kind": KINDS[review.status],
    }


def frame(request, review: Review) -> dict[str, Any]:
    """What stands at the top of every page of a review."""
    challenge = review.response.challenge
    others = review.response.parties.exclude(organisation=review.response.organisation_id)
    mine = review.reviewer_id == request.user.pk
    first = (_("Reviews"), reverse("review_list")) if mine else lookups.cases_crumb()
    return {
        "review": review,
        "response": review.response,
        "organisation": review.response.organisation,
        "challenge": challenge,
        "partners": [party.organisation for party in others.select_related("organisation")],
        "late": row(review)["late"],
        "crumbs": [first, (said(challenge.title, challenge.language), "")],
    }


def scores_of(review: Review) -> dict[str, Any]:
    return {str(score.criterion): score for score in review.scores.all()}


def assessment(review: Review, version, form) -> dict[str, Any]:
    """Answers on the left, criteria on the right."""
    rows = form.rows()
    done = sum(one["done"] for one in rows)
    return {
        "form": form,
        "rows": rows,
        "done": done,
        "done_text": ngettext(
            "%(done)s of %(total)s criterion is assessed", "%(done)s of %(total)s criteria are assessed", len(rows)
        )
        % {"done": done, "total": len(rows)},
        "version": version,
        "answers": showing.answered(review.response, version),
    }


def read(request, review: Review) -> dict[str, Any]:
    """A review that is finished, closed, or somebody else's: nothing can be written here."""
    criteria = showing.for_reader(review.response.challenge, _edition(review).criteria, "criteria")
    mine = review.reviewer_id == request.user.pk
    seen = Review.objects.visible_to(request.user).filter(response=review.response_id).completed().distinct()
    reviews = [review] if review.status == Status.COMPLETED else []
    reviews += [one for one in seen.select_related("reviewer").prefetch_related("scores") if one.pk != review.pk]
    finished = review.status == Status.COMPLETED
    return frame(request, review) | {
        "mine": mine,
        "told": [told(one, criteria) for one in reviews] if finished or not mine else [],
        "status": review.get_status_display(),
        "kind": KINDS[review.status],
    }


def told(review: Review, criteria: list[dict[str, Any]]) -> dict[str, Any]:
    """A completed review, criterion by criterion."""
    scores = scores_of(review)
    rows = [
        {"number": number, "criterion": criterion, "score": scores.get(criterion["id"])}
        for number, criterion in enumerate(criteria, start=1)
    ]
    return {"review": review, "name": review.reviewer.get_full_name(), "rows": rows}


def panel(request, challenge: Challenge) -> dict[str, Any]:
    """Everybody who assesses in a case, response by response."""
    reviews = Review.objects.filter(response__challenge=challenge).select_related("response__organisation", "reviewer")
    rows = [
        {
            "review": review,
            "organisation": review.response.organisation.name,
            "name": review.reviewer.get_full_name(),
            "status": review.get_status_display(),
            "kind": KINDS[review.status],
            "url": reverse("review_detail", args=[review.public_id]),
        }
        for review in reviews.order_by("response__submitted_at", "reviewer__name")
    ]
    return cases_frame.frame(challenge, "case_reviewers", request.user) | {"rows": rows}


def _edition(review: Review):
    standing = review.response.versions.filter(standing=True).select_related("edition").defer("sealed").first()
    return standing.edition if standing else review.response.challenge.edition
