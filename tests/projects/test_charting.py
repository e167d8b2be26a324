"""An indicator in words: no sentence promises more than its numbers."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils.translation import override

from projects.models import Indicator, Measurement
from projects.models.charting import chart

STARTED, TODAY = dt.date(2026, 3, 1), dt.date(2026, 11, 20)


def told(*values, ended=False, other=(), **fields):
    """The chart of one number a month from January 2026 on, in English."""
    indicator = Indicator(name="NO2", **{"unit": "µg/m³", "baseline": Decimal(27), "target": Decimal(20)} | fields)
    rows = [Measurement(on=dt.date(2026, month, 15), value=value) for month, value in enumerate(values, start=1)]
    rows += [
        Measurement(on=dt.date(2026, month, 15), value=value, series="comparison")
        for month, value in enumerate(other, start=1)
    ]
    with override("en"):
        return chart(indicator, rows, started=STARTED, ended=ended, today=TODAY)


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({}, "Better than the baseline (−11%)"),
        ({"target": Decimal(24)}, "The target is reached (−11%)"),
        ({"baseline": Decimal(24), "target": None}, "As the baseline"),
        ({"baseline": Decimal(20)}, "Worse than the baseline (+20%)"),
        ({"baseline": Decimal(0), "unit": "stk."}, "Worse than the baseline (+24 stk.)"),
        ({"unit": "%"}, "Better than the baseline (−3 percentage points)"),
        ({"ended": True}, "Better than the baseline (−11%). The target was not reached"),
        ({"seasonal": True}, ""),
        ({"seasonal": True, "ended": True}, "Ended before it could be judged"),
    ],
)
def test_the_verdict_says_what_the_numbers_say(fields, verdict):
    assert told(28, 27, 26, 24, **fields).verdict == verdict


def test_a_seasonal_chart_shows_a_whole_year_and_the_year_before():
    shown = told(28, 27, 26, 24, seasonal=True)
    assert (len(shown.labels), shown.assess_at) == (13, 12)
    assert [row["kind"] for row in shown.series] == ["main", "before"]
    assert shown.series[1]["values"][-3:] == [28, 27, None]
    assert "March 2027" in shown.notice


def test_a_chart_is_only_as_long_as_its_numbers():
    shown = told(28, 27, 26, other=(30, 31))
    assert shown.labels == ["Jan", "Feb", "March"]
    assert [row["values"] for row in shown.series] == [[28, 27, 26], [30, 31, None]]


def test_one_month_alone_is_not_drawn():
    assert not told(28).is_drawn
    assert told(28, 27).is_drawn


def test_the_comparison_is_told_beside_the_last_number():
    note = told(28, 27, 26, 24, other=(33, 32, 32, 31), comparison_name="Kirkegade").note
    assert note.startswith("In April 2026 the number was 24.")
    assert '(<span lang="da">Kirkegade</span>) went from 32 to 31.' in note
