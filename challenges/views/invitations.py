"""The doors of invitations: the municipality sends them, an organisation answers its own."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges import actions
from challenges.forms.invitations import AnswerForm
from challenges.models import Challenge, Invitation, Phase
from challenges.views import inviting, lookups
from challenges.views.cases_frame import crumbs_below, frame


@require_http_methods(["GET", "POST"])
@login_required
def case_invite(request, public_id):
    """Whom it goes to and the text it says; then it is sent, to one seat or to all who compete at once."""
    challenge = lookups.handled_challenge(request.user, public_id)
    given = request.POST if request.method == "POST" else request.GET
    asked, asked_people = given.getlist("organisation"), given.getlist("person")
    people = inviting.chosen_people(challenge, asked_people)
    chosen = inviting.chosen(challenge, asked) if asked or not asked_people else []
    if request.method == "POST" and (chosen or people) and _sent(request, challenge, chosen, people):
        return redirect("case_matches", challenge.public_id)
    context = frame(challenge, "case_matches", request.user) | inviting.shown(challenge, chosen, people)
    context |= {"by_name": bool(asked or asked_people), "may_send": challenge.phase in (Phase.UPCOMING, Phase.OPEN)}
    context["crumbs"] = crumbs_below(challenge, _("Invite"))
    return render(request, "challenges/case_invite.html", context)


def _sent(request, challenge, chosen, people) -> bool:
    try:
        with transaction.atomic():
            sent = actions.invite(challenge, chosen, by=request.user) if chosen else []
            asked = actions.invite_people(challenge, people, by=request.user) if people else []
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return False
    told = ngettext("%(count)s organisation is invited.", "%(count)s organisations are invited.", len(sent))
    if asked:
        sent = [*sent, *asked]
        told = ngettext("%(count)s invitation is sent.", "%(count)s invitations are sent.", len(sent))
    messages.success(request, told % {"count": len(sent)})
    return True


@require_http_methods(["GET", "POST"])
@login_required
def invitation_detail(request, public_id):
    """The text as it was sent; whom it is written to answers here."""
    known = Invitation.objects.visible_to(request.user).select_related(
        "organisation",
        "person",
        "text",
        "text_en",
        *(f"challenge__{part}" for part in ("department", "edition__route_version")),
    )
    invitation = get_object_or_404(known, public_id=public_id)
    if not request.user.has_perm("challenges.view_invitation", invitation):
        raise Http404
    mine = request.user.has_perm("challenges.answer_invitation", invitation)
    first = {name: getattr(invitation, name) for name in ("answer", "reason", "words")}
    person = invitation.person_id is not None
    may_answer = mine and invitation.can_be_answered
    form = AnswerForm(request.POST or None, initial=first, a_person=person) if may_answer else None
    if form is not None and form.is_valid() and _answered(request, invitation, form):
        return redirect("invitation_detail", invitation.public_id)
    context = inviting.letter(invitation, get_language()) | {"form": form, "mine": mine}
    context["answer_shown"] = request.user.has_perm("challenges.view_invitation_answer", invitation)
    context["challenge_link"] = lookups.challenge_crumb(request, invitation.challenge)
    context["crumbs"] = _way_back(request.user, invitation, mine)
    return render(request, "challenges/invitation_detail.html", context)


def _way_back(user, invitation, mine: bool) -> list[tuple[str, str]]:
    """To the case for those who handle it, else to one's own page."""
    if not mine and Challenge.objects.handled_by(user).filter(pk=invitation.challenge_id).exists():
        return crumbs_below(invitation.challenge, _("Invitation"))
    return [(_("My page"), reverse("my_page")), (_("Invitation"), "")]


def _answered(request, invitation, form) -> bool:
    try:
        actions.answer_invitation(invitation, by=request.user, **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)  # each message stands at its own field
        return False
    except actions.Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Thank you. Your answer is saved."))
    return True
