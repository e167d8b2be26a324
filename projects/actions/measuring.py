"""Indicators and their measurements. A measurement is never changed: a correction is a new row."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit.clock import COPENHAGEN, today
from hub.kit.once import once
from projects.actions.telling import locked, locked_open, tell
from projects.models import Indicator, Measurement, Pilot

NUMBERS = {"unit", "direction", "baseline", "baseline_period", "target", "seasonal"}
WORDS = {"name", "source", "comparison_name", "public", "order"}


@transaction.atomic
def add_indicator(pilot: Pilot, *, name: str, by: User, key: uuid.UUID | None = None, **facts: Any) -> Indicator:
    """Say how we know whether it works. ``facts``: the other fields of an indicator; ``key`` as in ``record``."""
    pilot = locked_open(pilot)
    _only_known(facts)
    facts.setdefault("order", pilot.indicators.count())

    def make() -> Indicator:
        return Indicator.objects.create(pilot=pilot, name=name, **facts)

    indicator, created = once("add_indicator", key, by=by, make=make, find=Indicator.objects)
    if created:
        tell("projects.indicator_added", indicator, pilot=pilot, by=by, public=indicator.public)
    return indicator


@transaction.atomic
def change_indicator(indicator: Indicator, *, by: User, **facts: Any) -> Indicator:
    """Change an indicator. Its numbers stand once the pilot has started: nobody moves the goal afterwards."""
    pilot = locked_open(indicator.pilot)
    _only_known(facts)
    indicator = Indicator.objects.get(pk=indicator.pk)
    changed = [name for name, value in facts.items() if getattr(indicator, name) != value]
    if pilot.status != Pilot.Status.PLANNED and NUMBERS & set(changed):
        raise ValidationError(_("Baseline, target and unit can't be changed after the start."))
    for name in changed:
        setattr(indicator, name, facts[name])
    if changed:
        indicator.save(update_fields=[*changed, "changed_at"])
        tell("projects.indicator_changed", indicator, pilot=pilot, by=by, fields=sorted(changed))
    return indicator


@transaction.atomic
def record(
    indicator: Indicator,
    *,
    on: dt.date,
    value: Decimal,
    by: User,
    series: str = Measurement.Series.PILOT,
    note: str = "",
    corrects: Measurement | None = None,
    key: uuid.UUID | None = None,
) -> Measurement:
    """Add one dated number; ``corrects`` is the row it takes the place of, ``key`` makes a form sent twice one row."""
    pilot = locked(indicator.pilot)
    fields = {"indicator": indicator, "on": on, "value": value, "series": series, "note": note, "corrects": corrects}

    def make() -> Measurement:
        _check_day(pilot, on)
        _check_place(indicator, on, series, corrects)
        return Measurement.objects.create(recorded_by=by, **fields)

    measurement, created = once("record", key, by=by, make=make, find=Measurement.objects)
    if created:
        public = indicator.public
        tell("projects.measured", measurement, pilot=pilot, by=by, public=public, indicator=str(indicator.public_id))
    return measurement


def _only_known(facts: dict) -> None:
    unknown = facts.keys() - NUMBERS - WORDS
    if unknown:
        raise TypeError(f"an indicator has no {', '.join(sorted(unknown))}")


def _check_day(pilot: Pilot, on: dt.date) -> None:
    if on > today():
        raise ValidationError({"on": _("A measurement can't be from the future.")})
    if pilot.status == Pilot.Status.STOPPED and on > pilot.ended_at.astimezone(COPENHAGEN).date():
        raise ValidationError({"on": _("The pilot had stopped by then.")})


def _check_place(indicator: Indicator, on: dt.date, series: str, corrects: Measurement | None) -> None:
    """One standing number a day and series; a correction fits the row it corrects."""
    if corrects is not None:
        if (corrects.indicator_id, corrects.series) != (indicator.pk, series):
            raise ValidationError(_("A correction belongs to the same indicator and series."))
        if Measurement.objects.filter(corrects=corrects).exists():
            raise ValidationError(_("This measurement has been corrected already."))
    others = indicator.measurements.standing().filter(on=on, series=series)
    if others.exclude(pk=corrects.pk if corrects else None).exists():
        raise ValidationError({"on": _("There is a measurement from this day already. Correct that one.")})
