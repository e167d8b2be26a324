"""Partners and milestones."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from projects import actions
from projects.forms import MilestoneForm, PartnerForm, ReachForm
from projects.models import Milestone, PilotPartner
from projects.views.doors import pilot_for, run_form

CHANGE = "projects.change_pilot"


@require_http_methods(["GET", "POST"])
@login_required
def pilot_partners(request, public_id):
    """Who takes part, and a form for one more."""
    pilot = pilot_for(request.user, public_id, CHANGE)
    verb = partial(actions.join_partner, pilot, by=request.user)
    form = PartnerForm(request.POST or None, user=request.user)
    words = {"title": _("Partners"), "done": _("The partner takes part."), "button": _("Add")}
    return run_form(request, pilot, form, verb, template="projects/pilot_partners.html", **words)


@require_POST
@login_required
def partner_leave(request, public_id, partner_id):
    pilot = pilot_for(request.user, public_id, CHANGE)
    partner = get_object_or_404(PilotPartner, pilot=pilot, public_id=partner_id)
    try:
        actions.leave_partner(partner, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("pilot_partners", public_id=public_id)


@require_http_methods(["GET", "POST"])
@login_required
def pilot_milestones(request, public_id):
    """The steps, and a form for one more."""
    pilot = pilot_for(request.user, public_id, CHANGE)
    verb = partial(actions.add_milestone, pilot, by=request.user)
    words = {"title": _("Milestones"), "done": _("The milestone is added."), "button": _("Add")}
    form = MilestoneForm(request.POST or None)
    return run_form(request, pilot, form, verb, template="projects/pilot_milestones.html", **words)


@require_http_methods(["GET", "POST"])
@login_required
def milestone_reach(request, public_id, milestone_id):
    pilot = pilot_for(request.user, public_id, CHANGE)
    milestone = get_object_or_404(Milestone, pilot=pilot, public_id=milestone_id)
    verb = partial(actions.reach_milestone, milestone, by=request.user)
    words = {"title": milestone.title, "done": _("The milestone is reached."), "button": _("Done")}
    return run_form(request, pilot, ReachForm(request.POST or None), verb, **words)
