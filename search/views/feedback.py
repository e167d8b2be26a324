"""The door to what people say of a match: wrong, with a few words; interested; or taken back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from challenges.views.cases_frame import crumbs_below
from hub.accounts.limits import limited
from hub.kit.ways import way_back
from search import actions
from search.forms import FeedbackForm
from search.models import Match, MatchFeedback

DONE = {
    "wrong": gettext_lazy("Thank you. The match is hidden from your list."),
    "interested": gettext_lazy("It stands higher in your own list now. Nobody else sees it."),
    "undo": gettext_lazy("Taken back."),
}


@require_http_methods(["GET", "POST"])
@login_required
@limited("match_feedback", rate="60/5m")
def match_feedback(request, public_id):
    """GET asks why a match is wrong; POST says it, says interested, or takes back what was said."""
    rows = Match.objects.visible_to(request.user).select_related("challenge", "organisation", "person")
    rows = rows.prefetch_related("challenge__pages__locale")
    match = get_object_or_404(rows, public_id=public_id)
    side = side_of(request, match)
    form = FeedbackForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and not (side == "owner" and form.cleaned_data["kind"] == "interested")
    ):
        said(request, match, side, **form.cleaned_data)
        return redirect(back(request, match, side))
    way = crumbs_below(match.challenge, _("Wrong match"))
    if side == "actor":
        way = [(_("My page"), reverse("my_page")), (_("Wrong match"), "")]
    context = {"form": form, "match": match, "side": side, "crumbs": way, "next": back(request, match, side)}
    return render(request, "search/match_feedback.html", context)


def side_of(request, match: Match) -> str:
    """For whom the user speaks: as asked for, else for their own organisation, or themself, first."""
    asked = request.POST.get("side") or request.GET.get("side")
    for side in (MatchFeedback.Side.ACTOR, MatchFeedback.Side.OWNER):
        if asked in (None, "", side) and request.user.has_perm(f"search.speak_as_{side}", match):
            return str(side)
    raise Http404


def said(request, match: Match, side: str, *, kind: str, reason: str) -> None:
    if kind == "undo":
        actions.take_back(match, side=side, by=request.user)
    else:
        actions.say_of_match(match, side=side, kind=kind, reason=reason, by=request.user)
    messages.success(request, str(DONE[kind]))


def back(request, match: Match, side: str) -> str:
    """Where the button was, if it is in this house."""
    case = match.challenge.public_id
    return way_back(request) or (reverse("case_matches", args=[case]) if side == "owner" else reverse("my_page"))
