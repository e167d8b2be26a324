"""The months of measurements, recorded when each month was over."""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from hub.home.demo.build import stock
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.pilots import planned_on
from hub.home.demo.build.town import Town
from hub.kit.clock import now
from projects import actions
from projects.models import Measurement

Row = tuple[str, str, dt.date, Decimal]  # indicator, series, day, value
TENTH = Decimal("0.1")


def moments(town: Town) -> Iterator[Moment]:
    """One moment a pilot and month; what was measured before the plan is brought in with it."""
    for words in stock.PILOTS:
        by_time: dict[dt.datetime, list[Row]] = defaultdict(list)
        for row in rows(town, words):
            by_time[told_at(town, words, row[2])].append(row)
        for moment, some in by_time.items():
            name = f"measure {words['slug']} {some[-1][2]:%Y-%m}"
            yield Moment(moment, 5, name, functools.partial(record, town, words, some))


def told_at(town: Town, words: dict, day: dt.date) -> dt.datetime:
    """Two days after the month, but never before there is a plan, nor later than yesterday."""
    after = (day - town.today).days + 2
    return town.at(min(max(after, planned_on(words) + 4), -1), 7)


def rows(town: Town, words: dict) -> Iterator[Row]:
    for indicator in words["indicators"]:
        for series in ("pilot", "comparison"):
            for month, value in values(town, indicator.get(series, {})):
                yield indicator["name"], series, _day(town, words, month), value


def _day(town: Town, words: dict, month: int) -> dt.date:
    """The last day of the month; a stopped pilot measures no longer than it lived."""
    day = town.end_of_month(month)
    return min(day, town.day(words["days"]["end"])) if words["status"] == "stopped" else day


def values(town: Town, series: dict) -> Iterator[tuple[int, Decimal]]:
    """(month, value) of a series as the content writes it."""
    if "values" in series:
        for number, value in enumerate(series["values"]):
            yield series["from"] + number * series.get("step", 1), Decimal(str(value))
    for number, change in enumerate(series.get("change", [])):
        usual = _usual(town, series, series["from"] + number)
        yield series["from"] + number, (usual + Decimal(str(change))).quantize(TENTH)
    for number, percent in enumerate(series.get("percent", [])):
        usual = _usual(town, series, series["from"] + number)
        yield series["from"] + number, (usual * (100 + percent) / 100).quantize(Decimal("0.01"))


def _usual(town: Town, series: dict, month: int) -> Decimal:
    """What the month of the year is in a normal year."""
    return Decimal(str(series["season"][town.end_of_month(month).month - 1]))


def record(town: Town, words: dict, some: list[Row]) -> None:
    pilot, by = town.pilot(words), town.voice_of(words["organisation"])
    indicators = {indicator.name: indicator for indicator in pilot.indicators.all()}
    for name, series, day, value in some:
        note = "Målt før planen" if (now().date() - day).days > 60 else ""
        actions.record(indicators[name], on=day, value=value, series=Measurement.Series(series), by=by, note=note)
