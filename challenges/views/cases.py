"""The doors of staff to their cases: the list, one case, its matches, its history."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from challenges.models import ChallengeIndexPage, Phase
from challenges.models.steps import next_step, with_progress
from challenges.views import casework, drafting, lookups
from challenges.views.cases_frame import frame
from hub.accounts.limits import limited
from hub.kit import slots
from hub.kit.clock import now
from partners.models import Organisation

FILTERS = {"": None, "stuck": None} | {phase.value: phase for phase in Phase}


@require_safe
@login_required
def case_list(request):
    """The cases one works on, what is stuck first."""
    if not (request.user.is_facilitator or Organisation.objects.of(request.user).departments().exists()):
        raise Http404
    cases = with_progress(lookups.challenges().handled_by(request.user).with_words()).order_by("-created_at")
    rows = sorted((casework.row(case, now()) for case in cases), key=casework.urgency)
    chosen = request.GET.get("vis", "")
    shown = [row for row in rows if casework.fits(row, chosen if chosen in FILTERS else "")]
    context = {"page": Paginator(shown, 30).get_page(request.GET.get("page")), "stuck": casework.stuck(rows)}
    context |= {
        "chips": casework.chips(rows, chosen),
        "total": len(rows),
        "crumbs": [(_("My page"), reverse("my_page"))],
        "write_url": _write_url(request.user),
    }
    return render(request, "challenges/case_list.html", context)


def _write_url(user) -> str:
    """Where a new challenge is written: in the CMS by those who write there, else in plain words."""
    index = ChallengeIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is None:
        return ""
    if not (user.is_facilitator or user.is_editor):
        return reverse("challenge_brief")
    return reverse("wagtailadmin_pages:add", args=["challenges", "challengepage", index.pk])


@require_safe
@login_required
def case_detail(request, public_id):
    """One case: where it is, the one next step, what is missing, and the responses once they are open."""
    challenge = with_progress(lookups.challenges().handled_by(request.user)).filter(public_id=public_id).first()
    if challenge is None:
        raise Http404
    context = frame(challenge, "case_detail", request.user) | casework.overview(challenge, request.user)
    if challenge.phase == Phase.DRAFT:
        context |= drafting.reading(challenge, casework.edit_url(challenge, request.user))
    context |= {"step": next_step(challenge, now()), "slots": slots.collect("case.", challenge, request.user)}
    return render(request, "challenges/case_detail.html", context)


@require_safe
@login_required
@limited("matches", rate="60/5m")
def case_matches(request, public_id):
    """Who could fit, and why: filled by the search."""
    challenge = lookups.handled_challenge(request.user, public_id)
    filled = slots.collect("challenge.matches", challenge, request.user)
    context = frame(challenge, "case_matches", request.user) | {"slots": filled}
    return render(request, "challenges/case_matches.html", context)


@require_safe
@login_required
def case_timeline(request, public_id):
    """What happened in a case, from the audit entries; never who drafts or has answered."""
    challenge = lookups.handled_challenge(request.user, public_id)
    context = frame(challenge, "case_timeline", request.user) | {"items": casework.history(challenge)}
    return render(request, "challenges/case_timeline.html", context)
