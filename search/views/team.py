"""The door to the team of a case: look at it, have it proposed, change it, invite from it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from challenges.actions import Refused
from challenges.models import Challenge
from challenges.views import lookups
from challenges.views.cases_frame import crumbs_below, frame
from hub.accounts.limits import limited
from partners.models import Organisation, Person, suggested_people
from search import actions, candidates, seating
from search.forms import FrameForm
from search.models import TeamSeat
from search.team import Frame


@require_http_methods(["GET", "POST"])
@login_required
@limited("team", rate="120/5m")
def case_team(request, public_id):
    """GET shows the team; POST does one thing to it and shows it again."""
    cases = lookups.challenges().handled_by(request.user).select_related("team").prefetch_related("team__seats")
    challenge = get_object_or_404(cases, public_id=public_id)
    built = getattr(challenge, "team", None)
    form = FrameForm(frame=_frame_of(built))
    if request.method == "POST":
        done = _do(request, challenge)
        if done or request.POST["do"] != "reframe":
            return redirect("case_team", challenge.public_id)
        form = FrameForm(request.POST, frame=_frame_of(built))  # the numbers that were refused stand there still
    context = frame(challenge, "case_matches", request.user) | seating.page_of(challenge, built, request.user)
    context |= {"crumbs": crumbs_below(challenge, _("Team")), "form": form}
    context |= {"call_subject": _("An open call for the challenge “%(title)s”") % {"title": challenge.title}}
    return render(request, "search/case_team.html", context)


def _do(request, challenge: Challenge) -> bool:
    """What was asked for, with a word on how it went; whether it was done. 404 for what nobody can ask."""
    do = DOES.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    try:
        messages.success(request, do(request, challenge))
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    return True


def _propose(request, challenge: Challenge) -> str:
    actions.propose_team(challenge, by=request.user)
    return _("Here is the best team we can find. Nobody has been asked yet.")


def _reframe(request, challenge: Challenge) -> str:
    form = FrameForm(request.POST, frame=_frame_of(getattr(challenge, "team", None)))
    if not form.is_valid():
        raise Http404
    actions.propose_team(challenge, by=request.user, frame=form.frame())
    return _("The team is found afresh with these numbers.")


def _choose(request, challenge: Challenge) -> str:
    actions.choose_proposal(challenge, members=request.POST.getlist("member")[:20], by=request.user)
    return _("The proposal is the team now.")


def _put_in(request, challenge: Challenge) -> str:
    who = _who(request, challenge)
    actions.put_in(challenge, who, by=request.user)
    return _("%(name)s must be in the team from now on.") % {"name": who.name}


def _leave_out(request, challenge: Challenge) -> str:
    who = _who(request, challenge)
    actions.leave_out(challenge, who, by=request.user)
    return _("%(name)s is left out of the team from now on.") % {"name": who.name}


def _free(request, challenge: Challenge) -> str:
    who = _who(request, challenge)
    actions.free_seat(challenge, who, by=request.user)
    return _("%(name)s may be in the team or not: the next proposal decides.") % {"name": who.name}


def _invite(request, challenge: Challenge) -> str:
    invitations = actions.invite_team(challenge, by=request.user)
    sent = len(invitations)
    if not sent:
        return _("Nobody was left to invite.")
    told = ngettext("%(count)s organisation is invited.", "%(count)s organisations are invited.", sent)
    if any(one.person_id for one in invitations):
        told = ngettext("%(count)s invitation is sent.", "%(count)s invitations are sent.", sent)
    return told % {"count": sent}


DOES = {
    "propose": _propose,
    "reframe": _reframe,
    "choose": _choose,
    "put_in": _put_in,
    "leave_out": _leave_out,
    "free": _free,
    "invite": _invite,
}


def _who(request, challenge: Challenge) -> Organisation | Person:
    """One that fits the challenge or has been decided about; 404 for all others."""
    name = "person" if "person" in request.POST else "organisation"
    rows: QuerySet = suggested_people() if name == "person" else Organisation.objects.all()
    try:
        asked = uuid.UUID(request.POST.get(name, ""))
    except ValueError:
        raise Http404 from None
    fits = Q(matches__in=candidates.fitting(challenge).values("pk"))
    decided = Q(team_seats__in=TeamSeat.objects.filter(team__challenge=challenge).values("pk"))
    return get_object_or_404(rows.filter(fits | decided).distinct(), public_id=asked)


def _frame_of(built) -> Frame:
    return Frame.of_json(built.frame) if built else Frame()
