"""The doors of reviewers, and the one through which they are assigned."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from challenges import actions
from challenges.forms.reviews import AssignForm, ConflictForm, LateConflictForm, ScoreForm
from challenges.models import Review
from challenges.views import assessing, lookups, showing

Status = Review.Status


@require_safe
@login_required
def review_list(request):
    """What one is asked to assess: what waits first, by date."""
    rows = assessing.own_reviews(request.user)
    waiting = [row for row in rows if row["waits"]]
    context = {"waiting": waiting, "finished": [row for row in rows if not row["waits"]]}
    return render(request, "challenges/review_list.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def review_detail(request, public_id):
    """First the conflict, then answers and criteria, then what the others said."""
    review = lookups.visible_review(request.user, public_id)
    if review.reviewer_id != request.user.pk or review.status in (Status.COMPLETED, Status.CONFLICTED):
        return render(request, "challenges/review_read.html", assessing.read(request, review))
    if review.status == Status.ASSIGNED:
        return _declare(request, review)
    return _assess(request, review)


def _declare(request, review):
    form = ConflictForm(request.POST or None)
    if form.is_valid():
        actions.declare_conflict(review, by=request.user, **form.cleaned_data)
        return redirect("review_detail", review.public_id)
    context = assessing.frame(request, review) | {"form": form}
    return render(request, "challenges/review_declare.html", context)


def _assess(request, review):
    action = request.POST.get("action")
    late = LateConflictForm(request.POST if action == "conflict" else None)
    if late.is_valid():
        actions.declare_conflict(review, conflict=True, by=request.user, **late.cleaned_data)
        return redirect("review_detail", review.public_id)
    version = showing.version_to_read(review.response, own=False)
    data = request.POST if request.method == "POST" and action != "conflict" else None
    criteria = showing.for_reader(review.response.challenge, version.edition.criteria, "criteria")
    form = ScoreForm(data, criteria=criteria, scores=assessing.scores_of(review))
    if form.is_valid() and _write(request, review, form, complete=action == "complete"):
        return redirect("review_detail", review.public_id)
    context = assessing.frame(request, review) | assessing.assessment(review, version, form) | {"late_form": late}
    return render(request, "challenges/review_detail.html", context)


def _write(request, review, form, *, complete: bool) -> bool:
    """Save, or complete; True when it went well."""
    actions.save_scores(review, scores=form.given(), by=request.user)
    if not complete:
        messages.success(request, _("Saved. You can go on later."))
        return True
    try:
        actions.complete(review, by=request.user)
    except ValidationError as error:
        form.refuse(error)
        return False
    messages.success(request, _("Your review is completed. Thank you."))
    return True


@require_http_methods(["GET", "POST"])
@login_required
def case_reviewers(request, public_id):
    """Who assesses what; a facilitator assigns."""
    challenge = lookups.handled_challenge(request.user, public_id)
    get_object_or_404(type(challenge).objects.exclude(opened_at=None), pk=challenge.pk)
    may_assign = request.user.is_facilitator and challenge.released_at is None
    data = request.POST if request.method == "POST" and may_assign else None
    form = AssignForm(data, challenge=challenge) if may_assign else None
    if form is not None and form.is_valid():
        _assign(request, form)
        return redirect("case_reviewers", challenge.public_id)
    context = assessing.panel(request, challenge) | {"form": form}
    return render(request, "challenges/case_reviewers.html", context)


@transaction.atomic
def _assign(request, form) -> None:
    given = form.cleaned_data
    for response in given["responses"]:
        actions.assign(response, reviewer=given["reviewer"], by=request.user, due_on=given["due_on"])
    messages.success(request, _("%(name)s is asked.") % {"name": given["reviewer"].get_full_name()})
