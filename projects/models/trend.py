"""What a row of measurements says: pure functions over plain values. No database, no clock."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SEASON = 12  # months before a number that swings with the season is judged


class Verdict(StrEnum):
    """What can be said of an indicator so far."""

    UNKNOWN = "unknown"  # nothing measured, or nothing to compare with
    WAITING = "waiting"  # seasonal, and less than a year has passed
    REACHED = "reached"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True)
class Point:
    """One measurement."""

    on: dt.date
    value: Decimal


@dataclass(frozen=True)
class Aim:
    """What an indicator wants: where it began, where it should go, and which way is better."""

    lower_is_better: bool = True
    baseline: Decimal | None = None
    target: Decimal | None = None
    seasonal: bool = False


@dataclass(frozen=True)
class Reading:
    """What the measurements say. ``value`` is what is judged: the last number, or the last year's mean if seasonal."""

    baseline: Decimal | None = None
    latest: Point | None = None
    value: Decimal | None = None
    change: Decimal | None = None
    percent: Decimal | None = None
    verdict: Verdict = Verdict.UNKNOWN
    judged_from: dt.date | None = None


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The mean; None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None


def monthly(points: Iterable[Point]) -> dict[dt.date, Decimal]:
    """The mean of each month that has a measurement, by the month's first day, in order."""
    months: dict[dt.date, list[Decimal]] = defaultdict(list)
    for point in points:
        months[point.on.replace(day=1)].append(point.value)
    return {month: mean(values) for month, values in sorted(months.items())}


def baseline_of(points: Iterable[Point], aim: Aim, started: dt.date | None) -> Decimal | None:
    """The stated baseline, else the mean of what was measured before the start."""
    if aim.baseline is not None:
        return aim.baseline
    return mean([point.value for point in points if started and point.on < started])


def read(points: Sequence[Point], aim: Aim, *, started: dt.date | None, today: dt.date) -> Reading:
    """Latest value, change since the baseline and verdict. ``started`` is None for a pilot that has not begun."""
    baseline = baseline_of(points, aim, started)
    during = [point for point in points if started and point.on >= started]
    latest = max(points, key=lambda point: point.on, default=None)
    judged_from = add_months(started, SEASON) if aim.seasonal and started else None
    if not during:
        return Reading(baseline=baseline, latest=latest, judged_from=judged_from)
    if aim.seasonal and today < judged_from:
        return Reading(baseline=baseline, latest=latest, judged_from=judged_from, verdict=Verdict.WAITING)
    value = _judged_value(during, aim)
    change = None if baseline is None else value - baseline
    percent = None if not baseline else change / abs(baseline) * 100
    return Reading(baseline, latest, value, change, percent, verdict(aim, baseline, value), judged_from)


def verdict(aim: Aim, baseline: Decimal | None, value: Decimal) -> Verdict:
    """How ``value`` stands against target and baseline."""
    sign = -1 if aim.lower_is_better else 1
    if aim.target is not None and sign * (value - aim.target) >= 0:
        return Verdict.REACHED
    if baseline is None:
        return Verdict.UNKNOWN
    gain = sign * (value - baseline)
    return Verdict.BETTER if gain > 0 else Verdict.WORSE if gain < 0 else Verdict.SAME


def _judged_value(during: Sequence[Point], aim: Aim) -> Decimal:
    """The last number; for a seasonal indicator the mean of the last twelve months measured."""
    if not aim.seasonal:
        return max(during, key=lambda point: point.on).value
    return mean(list(monthly(during).values())[-SEASON:])
