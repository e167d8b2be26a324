"""Indicators and their numbers."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from projects import actions
from projects.forms import IndicatorChangeForm, IndicatorForm, IndicatorWordsForm, MeasurementForm
from projects.models import Indicator, Measurement, Pilot
from projects.rules import manages
from projects.views.doors import crumbs_to, pilot_for, run_form

CHANGE, RECORD = "projects.change_pilot", "projects.record_measurement"


@require_safe
@login_required
def pilot_indicators(request, public_id):
    """All indicators of the pilot with the numbers that count."""
    pilot = pilot_for(request.user, public_id, RECORD)
    may_change = manages(request.user, pilot) and not pilot.has_ended
    rows = [{"indicator": one, "numbers": numbers(one)} for one in pilot.indicators.all()]
    context = {"pilot": pilot, "rows": rows, "may_change": may_change, "crumbs": crumbs_to(pilot, _("Indicators"))}
    return render(request, "projects/pilot_indicators.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def indicator_add(request, public_id):
    pilot = pilot_for(request.user, public_id, CHANGE)
    verb = partial(actions.add_indicator, pilot, by=request.user)
    words = {"title": _("New indicator"), "done": _("The indicator is added.")}
    return run_form(request, pilot, IndicatorForm(request.POST or None), verb, **words)


@require_http_methods(["GET", "POST"])
@login_required
def indicator_change(request, public_id, indicator_id):
    pilot = pilot_for(request.user, public_id, CHANGE)
    indicator = get_object_or_404(Indicator, pilot=pilot, public_id=indicator_id)
    kind = IndicatorChangeForm if pilot.status == Pilot.Status.PLANNED else IndicatorWordsForm
    form = kind(request.POST or None, instance=Indicator.objects.get(pk=indicator.pk))
    verb = partial(actions.change_indicator, indicator, by=request.user)
    return run_form(request, pilot, form, verb, title=indicator.name, done=_("The indicator is saved."))


@require_http_methods(["GET", "POST"])
@login_required
def measurement_record(request, public_id, indicator_id):
    """Record a number; ``?corrects=`` names the one it takes the place of."""
    pilot = pilot_for(request.user, public_id, RECORD)
    indicator = get_object_or_404(Indicator, pilot=pilot, public_id=indicator_id)
    corrects = wanted(indicator, request.GET.get("corrects"))
    form = MeasurementForm(request.POST or None, indicator=indicator, corrects=corrects)
    verb = partial(actions.record, indicator, by=request.user, corrects=corrects)
    title = _("Correct a measurement") if corrects else _("Record a measurement")
    words = {"lead": indicator.name, "done": _("The number is recorded."), "corrects": corrects}
    return run_form(request, pilot, form, verb, title=title, **words)


def numbers(indicator: Indicator) -> list[Measurement]:
    """The standing numbers, newest first."""
    return sorted(indicator.measurements.all(), key=lambda row: (row.on, row.pk), reverse=True)


def wanted(indicator: Indicator, public_id: str | None) -> Measurement | None:
    """The standing number with this id, if it is one of the indicator's."""
    return next((row for row in indicator.measurements.standing() if str(row.public_id) == public_id), None)
