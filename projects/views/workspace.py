"""The workspace of a pilot: what is next, what is missing, and the parts."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.base.chrome import page_address
from projects.models import DataUse, Pilot
from projects.models.pages import learnings_of
from projects.models.readiness import declaration_of, is_open_to, missing_to_end, next_step, start_list
from projects.models.story import TONES, tell, with_story
from projects.rules import manages
from projects.views.doors import crumbs_to, pilot_for
from projects.views.parts import parts_of


@require_safe
@login_required
def pilot_list(request):
    """The pilots this person works on, each with its next step."""
    pilots = with_story(Pilot.objects.worked_on_by(request.user).with_managed(request.user)).order_by("-pk")
    crumbs = [(_("My page"), reverse("my_page")), (_("My pilots"), "")]
    return render(
        request,
        "projects/pilot_list.html",
        {"rows": [row(pilot, may_change=pilot.managed) for pilot in pilots], "crumbs": crumbs},
    )


@require_safe
@login_required
def pilot_workspace(request, public_id):
    """One pilot as those who work on it see it."""
    pilot = pilot_for(request.user, public_id)
    page = {"page_url": page_url(pilot)}
    may_change = manages(request.user, pilot)
    context = row(pilot, may_change=may_change) | page | work_on(pilot, may_change=may_change)
    return render(request, "projects/pilot_workspace.html", context)


def work_on(pilot: Pilot, *, may_change: bool) -> dict:
    """What there is to do in a pilot, and what is still missing."""
    planned, running = pilot.status == Pilot.Status.PLANNED, pilot.status == Pilot.Status.RUNNING
    missing = missing_to_end(pilot) if running else []
    drafts = learnings_of(pilot).filter(live=False, locale__language_code="da")
    return {
        "story": tell(pilot, hidden=True),
        "may_change": may_change,
        "checks": checks(pilot, may_change=may_change) if planned else [],
        "missing_to_end": [{"text": one.text, "url": reverse(one.view, args=[pilot.public_id])} for one in missing],
        "drafts": [page.title for page in drafts],
        "parts": parts_of(pilot, may_change=may_change),
        "crumbs": crumbs_to(pilot),
    }


def page_url(pilot: Pilot) -> str:
    """The public page, if there is one."""
    return page_address(pilot.page_path, pilot.page_language) if pilot.page_path else ""


def row(pilot: Pilot, *, may_change: bool) -> dict:
    """A pilot in a list: its state and the one next step."""
    step = next_step(pilot)
    url = reverse(step.view, args=[pilot.public_id]) if step and is_open_to(step.part, may_change=may_change) else ""
    return {"pilot": pilot, "tone": TONES[pilot.status], "step": step, "step_url": url}


def checks(pilot: Pilot, *, may_change: bool) -> list[dict]:
    """The check list before the start."""
    declared = declaration_of(pilot)
    sent = bool(declared and declared.status == DataUse.Status.SUBMITTED)
    return [
        {
            "text": one.text,
            "done": done,
            "url": reverse(one.view, args=[pilot.public_id]) if is_open_to(one.part, may_change=may_change) else "",
            "waits": sent and one.part == "data_use",
        }
        for done, one in start_list(pilot)
    ]
