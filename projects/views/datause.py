"""The data-use declaration: the lead writes and sends it, a data officer answers."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from projects import actions
from projects.forms import AnswerForm, DataUseForm
from projects.forms.datause import APPROVE
from projects.models import DataUse, Pilot
from projects.rules import manages
from projects.views.doors import attempt, crumbs_to


@require_http_methods(["GET", "POST"])
@login_required
def pilot_data_use(request, public_id):
    """Each sees their own part: the form while it is a draft, the answer while it waits, else the declaration.

    A message to a data officer stands long after the answer: it must lead to what everybody can read then.
    """
    pilot = Pilot.objects.visible_to(request.user).select_related("data_use").filter(public_id=public_id).first()
    declared = getattr(pilot, "data_use", None)
    if pilot and declared and may_answer(request.user, declared):
        return answer(request, pilot, declared)
    if pilot and manages(request.user, pilot) and may_write(pilot, declared):
        return write(request, pilot, declared)
    if pilot and declared and request.user.has_perm("projects.work_on_pilot", pilot):
        return show(request, pilot, declared, None)
    if pilot and declared and request.user.is_data_officer and declared.status == DataUse.Status.APPROVED:
        return redirect("data_use_detail", public_id=pilot.public_id)
    raise Http404


def may_answer(user, declared: DataUse) -> bool:
    waiting = declared.status == DataUse.Status.SUBMITTED
    return waiting and user.has_perm("projects.approve_datause", declared)


def may_write(pilot: Pilot, declared: DataUse | None) -> bool:
    return not pilot.has_ended and (declared is None or declared.status == DataUse.Status.DRAFT)


def write(request, pilot, declared):
    """Save a draft, or save and send."""
    copy = DataUse.objects.get(pk=declared.pk) if declared else DataUse(pilot=pilot)
    form = DataUseForm(request.POST or None, instance=copy)
    sending = "send" in request.POST
    if request.method == "POST" and form.is_valid() and attempt(form, partial(save, pilot, request.user, sending)):
        done = _("The declaration has been sent to the data officer.") if sending else _("The draft is saved.")
        messages.success(request, done)
        return redirect("pilot_workspace", public_id=pilot.public_id)
    return show(request, pilot, declared, form, "projects/data_use_edit.html")


def save(pilot, by, sending: bool, **answers) -> None:
    declared = actions.declare_data_use(pilot, by=by, **answers)
    if sending:
        actions.send_data_use(declared, by=by)


def answer(request, pilot, declared):
    """The data officer's answer."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, partial(reply, declared, request.user)):
        messages.success(request, _("Your answer has been sent to the lead."))
        return redirect("my_page")
    return show(request, pilot, declared, form)


def reply(declared, by, *, answer: str, note: str) -> None:
    """The verb of the answer."""
    if answer == APPROVE:
        actions.approve_data_use(declared, by=by, note=note)
    else:
        actions.return_data_use(declared, by=by, note=note)


def show(request, pilot, declared, form, template: str = "projects/data_use_answer.html"):
    context = {"pilot": pilot, "declared": declared, "form": form}
    context["crumbs"] = (
        crumbs_to(pilot, _("Use of data")) if request.user.has_perm("projects.work_on_pilot", pilot) else []
    )
    return render(request, template, context)
