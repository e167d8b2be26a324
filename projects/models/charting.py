"""An indicator with its measurements as a chart, and in words. No queries: rows are given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.kit.formats import MONTHS, day, figure, month_year, percent
from hub.kit.languages import said
from projects.models.indicators import Indicator, Measurement
from projects.models.trend import Aim, Point, Reading, Verdict, add_months, monthly, read

KINDS = {
    Verdict.REACHED: "ok",
    Verdict.BETTER: "ok",
    Verdict.SAME: "now",
    Verdict.WORSE: "stop",
    Verdict.WAITING: "wait",
}


@dataclass(frozen=True)
class Chart:
    """What a page shows of one indicator."""

    indicator: Indicator
    reading: Reading
    labels: list[str]
    series: list[dict]
    assess_at: int | None
    assess_text: str
    notice: str
    note: str
    source: str
    verdict: str

    @property
    def kind(self) -> str:
        """The tone of the verdict, for the state component."""
        return KINDS.get(self.reading.verdict, "")

    @property
    def has_numbers(self) -> bool:
        return any(value is not None for row in self.series for value in row["values"])

    @property
    def is_drawn(self) -> bool:
        """One number alone is not a course, and neither is a year before with nothing after it."""
        numbers = [value for row in self.series for value in row["values"] if value is not None]
        return (
            len(self.labels) > 1 and len(numbers) > 1 and any(value is not None for value in self.series[0]["values"])
        )


def chart(
    indicator: Indicator, rows: Sequence[Measurement], *, started: dt.date | None, ended: bool, today: dt.date
) -> Chart:
    """The chart of one indicator; ``rows`` are its standing measurements, ``started`` is None before the start."""
    own = _points(rows, Measurement.Series.PILOT)
    other = _points(rows, Measurement.Series.COMPARISON)
    reading = read(own, aim_of(indicator), started=started, today=today)
    months = _window(indicator, own + other, started)
    waiting = reading.verdict == Verdict.WAITING and not ended
    return Chart(
        indicator=indicator,
        reading=reading,
        labels=_labels(months),
        series=_series(indicator, own, other, months, started),
        assess_at=months.index(reading.judged_from.replace(day=1)) if waiting else None,
        assess_text=_("Judged from %(month)s") % {"month": month_year(reading.judged_from)} if waiting else "",
        notice=_waiting(reading) if waiting else "",
        note=_joined(_sentences(indicator, own, other, months, started)),
        source=_source(indicator, reading),
        verdict=_verdict(indicator, reading, ended=ended),
    )


def aim_of(indicator: Indicator) -> Aim:
    lower = indicator.direction == Indicator.Direction.DOWN
    return Aim(lower, indicator.baseline, indicator.target, indicator.seasonal)


def _points(rows: Sequence[Measurement], series: str) -> list[Point]:
    return [Point(row.on, row.value) for row in rows if row.series == series]


def _window(indicator: Indicator, points: Sequence[Point], started: dt.date | None) -> list[dt.date]:
    """The months shown: a year from the start for what swings with the season, else those that were measured."""
    measured = sorted({point.on.replace(day=1) for point in points})
    if not (indicator.seasonal and started):
        return measured
    first = started.replace(day=1)
    last = max([add_months(first, 12), *measured])
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [add_months(first, number) for number in range(count)]


def _labels(months: Sequence[dt.date]) -> list[str]:
    """Short names; with the year where it begins, so that a long row can be read."""
    names = MONTHS[get_language() if get_language() in MONTHS else "da"]
    return [
        f"{names[month.month - 1]} {month.year}" if place and month.month == 1 else names[month.month - 1]
        for place, month in enumerate(months)
    ]


def _series(indicator, own, other, months, started) -> list[dict]:
    """The pilot, for what swings with the season the same months a year before, and the comparison."""
    mine, theirs = monthly(own), monthly(other)
    rows = [{"name": _("The pilot"), "values": [mine.get(month) for month in months], "kind": "main"}]
    if indicator.seasonal and started:
        before = [_before(mine, month, started) for month in months]
        rows.append({"name": _("Same month the year before"), "values": before, "kind": "before"})
    if other:
        name = said(indicator.comparison_name) or _("The comparison")
        rows.append({"name": name, "values": [theirs.get(month) for month in months], "kind": "compare"})
    return [row for row in rows if row["kind"] == "main" or any(value is not None for value in row["values"])]


def _before(mine: dict, month: dt.date, started: dt.date):
    """The value twelve months earlier, if that was before the month of the start: later it would be its own measure."""
    earlier = add_months(month, -12)
    return mine.get(earlier) if earlier < started.replace(day=1) else None


def _waiting(reading: Reading) -> str:
    return _(
        "Judged in %(month)s at the earliest, because the number swings with the season. Until then, "
        "compare only with the same month the year before and with a place where nothing was changed."
    ) % {"month": month_year(reading.judged_from)}


def _sentences(indicator, own, other, months, started) -> list[str]:
    """The last number in words, beside what it can be compared with."""
    mine, theirs = monthly(own), monthly(other)
    last = max((month for month in months if month in mine), default=None)
    if last is None:
        return []
    number = _("In %(month)s the number was %(value)s.") % {"month": month_year(last), "value": figure(mine[last])}
    told = [capfirst(number)]
    before = _before(mine, last, started) if indicator.seasonal and started else None
    if before is not None:
        told.append(_("The same month the year before it was %(value)s.") % {"value": figure(before)})
    shared = [month for month in months if month in theirs and month in mine and (not started or month >= started)]
    if len(shared) > 1:
        told.append(
            format_html(
                _("In the same time the comparison ({name}) went from {first} to {last}."),
                name=said(indicator.comparison_name) or _("The comparison"),
                first=figure(theirs[shared[0]]),
                last=figure(theirs[shared[-1]]),
            )
        )
    return told


def _joined(parts) -> str:
    return format_html_join(" ", "{}", ((part,) for part in parts))


def _source(indicator: Indicator, reading: Reading) -> str:
    """Baseline, source and the day of the last number."""
    parts = []
    if reading.baseline is not None:
        number = format_html("{} {}", figure(reading.baseline), said(indicator.unit))
        period = format_html(", {}", said(indicator.baseline_period)) if indicator.baseline_period else ""
        parts.append(format_html(_("Baseline: {number}{period}."), number=number, period=period))
    if indicator.source:
        parts.append(format_html(_("Source: {source}."), source=said(indicator.source.rstrip("."))))
    if reading.latest:
        parts.append(_("Last measured %(day)s.") % {"day": day(reading.latest.on).rstrip(".")})
    return _joined(parts)


def _verdict(indicator: Indicator, reading: Reading, *, ended: bool) -> str:
    if reading.verdict == Verdict.WAITING:
        return _("Ended before it could be judged") if ended else ""
    if reading.verdict == Verdict.UNKNOWN:
        return ""
    words = {
        Verdict.REACHED: _("The target is reached"),
        Verdict.BETTER: _("Better than the baseline"),
        Verdict.SAME: _("As the baseline"),
        Verdict.WORSE: _("Worse than the baseline"),
    }
    text = words[reading.verdict]
    told = f"{text} ({_change(indicator, reading)})" if reading.change else text
    missed = ended and indicator.target is not None and reading.verdict != Verdict.REACHED
    return _("%(verdict)s. The target was not reached") % {"verdict": told} if missed else told


def _change(indicator: Indicator, reading: Reading) -> str:
    """The change with its sign: in per cent; in the unit where the baseline is nought; else in percentage points."""
    sign = "+" if reading.change > 0 else ""
    if indicator.unit.startswith("%"):
        return _("%(change)s percentage points") % {"change": f"{sign}{figure(reading.change)}"}
    if reading.percent is None:
        return f"{sign}{figure(reading.change)} {indicator.unit}".strip()
    return f"{'+' if reading.percent > 0 else ''}{percent(reading.percent)}"
