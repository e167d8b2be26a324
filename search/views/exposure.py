"""The door to the monthly audit of exposure, for facilitators and administrators."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.kit.formats import month_year
from search import auditing
from search.models import ExposureAudit
from search.rules import runs_the_hub
from search.saying import balance

MONTHS = 12


@require_safe
@login_required
def exposure_audit(request):
    """One month: each group's share of what was shown beside its share of what fits, and what stands out."""
    if not runs_the_hub(request.user):
        raise PermissionDenied
    audits = list(ExposureAudit.objects.filter(lists__gt=0)[:MONTHS])
    chosen = the_month(audits, request.GET.get("month", ""))
    context = {
        "audit": chosen,
        "tables": balance.tables(chosen.groups) if chosen else [],
        "findings": balance.findings(chosen.groups) if chosen else [],
        "least": auditing.LEAST,
        "most": auditing.MOST,
        "fewest": auditing.FEWEST,
        "chips": [chip(audit, chosen) for audit in audits],
        "crumbs": [(_("My page"), reverse("my_page")), (_("Who is shown"), "")],
    }
    return render(request, "search/exposure_audit.html", context)


def the_month(audits: list[ExposureAudit], asked: str) -> ExposureAudit | None:
    """The month that is asked for, else the newest; 404 where there is no such month."""
    if not asked:
        return audits[0] if audits else None
    try:
        month = dt.date.fromisoformat(f"{asked}-01")
    except ValueError as error:
        raise Http404 from error
    found = next((audit for audit in audits if audit.month == month), None)
    if found is None:
        raise Http404
    return found


def chip(audit: ExposureAudit, chosen: ExposureAudit | None) -> dict:
    there = f"{reverse('exposure_audit')}?month={audit.month:%Y-%m}"
    return {"title": month_year(audit.month), "url": there, "current": audit == chosen, "count": None}
