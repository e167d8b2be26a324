"""The doors of a department that has a problem to solve: begin a draft, and change it until it goes for approval."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges import actions
from challenges.forms.briefs import BriefForm, ChangeForm
from challenges.views import drafting, lookups, parking
from challenges.views.cases_frame import crumbs_below
from partners.models import Organisation


@require_http_methods(["GET", "POST"])
@parking.kept_across_sign_in
def challenge_brief(request):
    """A draft in plain words, for members of a department and the secretariat; it is written on in the CMS."""
    departments = _departments(request.user)
    if not departments:
        raise Http404
    kept = parking.came_back(request)
    form = BriefForm(request.POST or None, departments=departments, initial=kept and kept.dict())
    if form.is_valid():
        try:
            challenge = actions.brief(by=request.user, **form.words())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            parking.done(request)
            messages.success(request, _("The draft is begun. The secretariat has been told and writes on with you."))
            return redirect("case_detail", challenge.public_id)
    crumbs = [lookups.cases_crumb(), (_("Begin a challenge"), "")]
    context = {"form": form, "crumbs": crumbs, "came_back": kept is not None}
    return render(request, "challenges/challenge_brief.html", context)


@require_http_methods(["GET", "POST"])
@parking.kept_across_sign_in
def brief_change(request, public_id):
    """The words of a draft in the same form once more; what an editor has written beside them stays."""
    challenge = lookups.handled_challenge(request.user, public_id)
    draft = drafting.of(challenge)
    if draft is None or (draft.closed and request.method == "GET"):
        messages.info(request, " ".join(draft.closed) if draft and draft.closed else _("There is no draft to change."))
        return redirect("case_detail", public_id)
    kept = parking.came_back(request)
    before = draft.words_at(request.POST.get("seen"))
    initial = draft.words | {"seen": draft.seen} | (kept.dict() if kept else {})
    departments = _departments(request.user, challenge)
    form = ChangeForm(request.POST or None, departments=departments, initial=initial, now=draft.words, before=before)
    if form.is_valid():
        return _change(request, challenge, draft, form)
    return _page(request, challenge, draft, form, came_back=kept is not None)


def _departments(user, challenge=None):
    """Those a challenge may be of; the one it is of among them."""
    ours = Organisation.objects if user.is_facilitator else Organisation.objects.of(user)
    departments = ours.departments()
    if challenge is None:
        return departments
    return Organisation.objects.filter(Q(pk__in=departments.values("pk")) | Q(pk=challenge.department_id))


def _change(request, challenge, draft, form):
    """Save what was changed, or show what was written meanwhile beside it."""
    try:
        seen = form.cleaned_data["seen"]
        changed = actions.change_brief(challenge, words=form.changed(), seen=seen, by=request.user)
    except actions.ChangedMeanwhile as meanwhile:
        draft = drafting.of(challenge)
        return _page(request, challenge, draft, form.beside(draft.words, draft.seen), meanwhile=meanwhile.fields)
    except actions.Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, challenge, draft, form)
    parking.done(request)
    messages.success(request, _("The draft is saved.") if changed else _("Nothing was changed."))
    return redirect("case_detail", challenge.public_id)


def _page(request, challenge, draft, form, meanwhile=(), **more):
    context = drafting.writing(challenge, draft, form, meanwhile) | more
    context["crumbs"] = crumbs_below(challenge, _("Change the draft"))
    return render(request, "challenges/brief_change.html", context)
