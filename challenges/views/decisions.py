"""The doors of opening, deciding and releasing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges import actions
from challenges.forms.decisions import ConfirmForm, DecisionForm
from challenges.models import Phase
from challenges.views import lookups, showing, verdicts
from challenges.views.cases_frame import crumbs_below, frame


@require_http_methods(["GET", "POST"])
@login_required
def case_open(request, public_id):
    """The first person asks, a second one agrees; then the responses are open."""
    challenge = lookups.handled_challenge(request.user, public_id)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and _open(request, challenge, form):
        return redirect("case_detail", challenge.public_id)
    asked = challenge.opening_asked_by
    context = frame(challenge, "case_detail", request.user) | {"form": form, "asked_by": asked}
    context |= {"i_asked": asked is not None and asked.pk == request.user.pk}
    context["crumbs"] = crumbs_below(challenge, _("Open the responses"))
    return render(request, "challenges/case_open.html", context)


def _open(request, challenge, form) -> bool:
    asked = challenge.opening_asked_by
    try:
        if asked is None:
            actions.ask_opening(challenge, by=request.user)
            messages.success(request, _("Your colleagues are asked. One of them opens the responses with you."))
        else:
            actions.open_responses(challenge, by=asked, witness=request.user)
            messages.success(request, _("The responses are open."))
    except actions.Refused as refused:
        form.add_error(None, str(refused))
        return False
    except PermissionDenied as denied:
        form.add_error(None, str(denied))
        return False
    return True


@require_http_methods(["GET", "POST"])
@login_required
def case_response(request, public_id, response_id):
    """One opened response: the answers, the reviews, the decision."""
    challenge = lookups.handled_challenge(request.user, public_id)
    response = lookups.readable_response(request.user, response_id)
    if response.challenge_id != challenge.pk or response.status == response.Status.DRAFT or challenge.is_sealed:
        raise Http404
    may_decide = challenge.phase == Phase.EVALUATING
    standing = response.decisions.standing().first()
    form = DecisionForm(request.POST or None, initial=verdicts.initial(standing)) if may_decide else None
    if form is not None and form.is_valid() and _decide(request, response, form):
        return redirect("case_detail", challenge.public_id)
    context = frame(challenge, "case_detail", request.user) | verdicts.shown(request, response)
    return render(request, "challenges/case_response.html", context | {"form": form, "standing": standing})


def _decide(request, response, form) -> bool:
    try:
        actions.decide(response, by=request.user, **form.cleaned_data)
    except actions.Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("The decision is recorded. Nobody is told before all decisions are released."))
    return True


@require_http_methods(["GET", "POST"])
@login_required
def case_release(request, public_id):
    """Tell everybody at once, after a look at all of it."""
    challenge = lookups.handled_challenge(request.user, public_id)
    get_object_or_404(lookups.challenges().in_phase(Phase.EVALUATING, Phase.DECIDED), pk=challenge.pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        try:
            actions.release(challenge, by=request.user)
            messages.success(request, verdicts.told_of(challenge))
            return redirect("case_detail", challenge.public_id)
        except (actions.Refused, actions.IllegalMove) as refused:
            form.add_error(None, showing.plain(refused))
    context = frame(challenge, "case_detail", request.user) | verdicts.all_of(challenge) | {"form": form}
    context["crumbs"] = crumbs_below(challenge, _("Release the decisions"))
    return render(request, "challenges/case_release.html", context)
