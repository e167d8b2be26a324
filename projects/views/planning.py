"""Plan, start and end of a pilot, and the word on how it goes."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.kit.lifecycle import IllegalMove
from projects import actions
from projects.forms import EndForm, LearningForm, PlanForm, UpdateForm
from projects.models import Pilot
from projects.models.pages import learnings_of
from projects.models.readiness import missing_to_end, missing_to_start
from projects.views.doors import crumbs_to, pilot_for, run_form

CHANGE = "projects.change_pilot"


@require_http_methods(["GET", "POST"])
@login_required
def pilot_plan(request, public_id):
    pilot = pilot_for(request.user, public_id, CHANGE)
    form = PlanForm(request.POST or None, instance=Pilot.objects.get(pk=pilot.pk))
    verb = partial(actions.change, pilot, by=request.user)
    return run_form(request, pilot, form, verb, title=_("Plan"), done=_("The plan is saved."))


@require_http_methods(["GET", "POST"])
@login_required
def update_write(request, public_id):
    pilot = pilot_for(request.user, public_id, CHANGE)
    verb = partial(actions.write_update, pilot, by=request.user)
    words = {"title": _("How it goes"), "done": _("Your words are on the page."), "button": _("Publish")}
    return run_form(request, pilot, UpdateForm(request.POST or None), verb, **words)


@require_http_methods(["GET", "POST"])
@login_required
def learning_write(request, public_id):
    """Anybody who works on the pilot writes; an editor publishes."""
    pilot = pilot_for(request.user, public_id)
    verb = partial(actions.draft_learning, pilot, by=request.user)
    words = {"title": _("Write a learning"), "button": _("Send to an editor")}
    done = _("The learning is written. An editor reads it and publishes it.")
    return run_form(request, pilot, LearningForm(request.POST or None), verb, done=done, **words)


@require_http_methods(["GET", "POST"])
@login_required
def pilot_start(request, public_id):
    """A last look before the start; what is missing is said, not hidden."""
    pilot = pilot_for(request.user, public_id, CHANGE)
    if request.method == "POST":
        try:
            actions.start(pilot, by=request.user)
            messages.success(request, _("The pilot has started."))
            return redirect("pilot_workspace", public_id=public_id)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        except IllegalMove:
            return redirect("pilot_workspace", public_id=public_id)  # it has started: sent twice, or by a colleague
    elif pilot.status != Pilot.Status.PLANNED:
        return redirect("pilot_workspace", public_id=public_id)
    missing = [{"text": one.text, "url": reverse(one.view, args=[pilot.public_id])} for one in missing_to_start(pilot)]
    context = {"pilot": pilot, "missing": missing, "crumbs": crumbs_to(pilot, _("Start"))}
    return render(request, "projects/pilot_start.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def pilot_end(request, public_id):
    """What is missing, else the form. Once it has ended there is nothing to end: the workspace tells how it went."""
    pilot = pilot_for(request.user, public_id, CHANGE)
    if request.method != "POST" and pilot.ended_at:
        return redirect("pilot_workspace", public_id=public_id)
    verb = partial(end, pilot, request.user)
    missing = [{"text": one.text, "url": reverse(one.view, args=[public_id])} for one in missing_to_end(pilot)]
    published = learnings_of(pilot).filter(live=True).order_by().values("translation_key").distinct().count()
    context = {"missing": missing, "published": published}  # a learning in two languages is one learning
    context |= {"template": "projects/pilot_end.html", "button": _("End the pilot"), "danger": True}
    form = EndForm(request.POST or None, pilot=pilot)
    return run_form(request, pilot, form, verb, title=_("End the pilot"), done=_("The pilot has ended."), **context)


def end(pilot, by, *, way: str, ending: str, reasons: str) -> Pilot:
    """The verb of the way it ended."""
    verb = actions.stop if way == EndForm.STOPPED else actions.complete
    return verb(pilot, ending=ending, reasons=reasons, by=by)
