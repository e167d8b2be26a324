"""What a row of numbers says."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.models.trend import Aim, Point, Verdict, add_months, baseline_of, monthly, read

days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
values = st.decimals(-1000, 1000, places=2)
points = st.lists(st.builds(Point, on=days, value=values), max_size=30, unique_by=lambda point: point.on)
aims = st.builds(
    Aim,
    lower_is_better=st.booleans(),
    baseline=st.none() | values,
    target=st.none() | values,
    seasonal=st.booleans(),
)


def point(day, value):
    return Point(dt.date.fromisoformat(day), Decimal(value))


STARTED, TODAY = dt.date(2026, 3, 1), dt.date(2026, 11, 20)


def test_a_number_below_the_target_has_reached_it_when_lower_is_better():
    reading = read([point("2026-10-01", "19")], Aim(baseline=27, target=20), started=STARTED, today=TODAY)
    assert (reading.verdict, reading.change) == (Verdict.REACHED, Decimal("-8"))


@pytest.mark.parametrize(
    ("value", "verdict"), [("24", Verdict.BETTER), ("27", Verdict.SAME), ("28", Verdict.WORSE), ("20", Verdict.REACHED)]
)
def test_a_number_is_judged_by_its_own_direction(value, verdict):
    down = Aim(baseline=Decimal(27), target=Decimal(20))
    up = Aim(lower_is_better=False, baseline=Decimal(-27), target=Decimal(-20))
    assert read([point("2026-10-01", value)], down, started=STARTED, today=TODAY).verdict == verdict
    assert read([point("2026-10-01", f"-{value}")], up, started=STARTED, today=TODAY).verdict == verdict


def test_what_was_measured_before_the_start_is_the_baseline_when_none_was_stated():
    rows = [point("2025-10-01", "30"), point("2025-11-01", "20"), point("2026-10-01", "24")]
    assert baseline_of(rows, Aim(), STARTED) == 25
    assert baseline_of(rows, Aim(baseline=Decimal(27)), STARTED) == 27


def test_without_a_baseline_and_a_target_nothing_can_be_said():
    assert read([point("2026-10-01", "24")], Aim(), started=STARTED, today=TODAY).verdict == Verdict.UNKNOWN


def test_a_percentage_of_a_baseline_of_nought_is_not_invented():
    reading = read([point("2026-10-01", "24")], Aim(baseline=Decimal(0)), started=STARTED, today=TODAY)
    assert (reading.percent, reading.change) == (None, 24)


def test_a_seasonal_number_is_judged_by_the_mean_of_a_whole_year():
    year = [Point(add_months(dt.date(2026, 3, 1), month), Decimal(10 + month)) for month in range(14)]
    aim = Aim(baseline=Decimal(20), target=Decimal(15), seasonal=True)
    assert read(year, aim, started=STARTED, today=dt.date(2027, 5, 1)).value == Decimal("17.5")


def test_the_last_day_of_a_long_month_becomes_the_last_day_of_a_short_one():
    assert add_months(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)


@given(points, aims, days, days)
def test_a_seasonal_number_has_no_verdict_change_or_percentage_before_a_year_has_passed(rows, aim, started, today):
    reading = read(rows, aim, started=started, today=today)
    if aim.seasonal and today < add_months(started, 12):
        assert reading.verdict in (Verdict.WAITING, Verdict.UNKNOWN)
        assert (reading.value, reading.change, reading.percent) == (None, None, None)


@given(points, aims, days, days)
def test_a_verdict_never_contradicts_the_change_it_stands_on(rows, aim, started, today):
    reading = read(rows, aim, started=started, today=today)
    if reading.verdict in (Verdict.BETTER, Verdict.WORSE):
        fell = reading.change < 0
        assert (reading.verdict == Verdict.BETTER) == (fell == aim.lower_is_better)


@given(points, aims, days)
def test_turning_the_direction_and_all_signs_leaves_the_verdict(rows, aim, started):
    today = add_months(started, 24)

    def turned(value):
        return None if value is None else -value

    mirror = Aim(not aim.lower_is_better, turned(aim.baseline), turned(aim.target), aim.seasonal)
    mirrored = [Point(row.on, -row.value) for row in rows]
    first = read(rows, aim, started=started, today=today).verdict
    assert first == read(mirrored, mirror, started=started, today=today).verdict


@given(points)
def test_a_month_lies_between_its_lowest_and_highest_measurement(rows):
    for month, value in monthly(rows).items():
        inside = [row.value for row in rows if row.on.replace(day=1) == month]
        assert min(inside) - Decimal("1e-20") <= value <= max(inside) + Decimal("1e-20")


@given(days, st.integers(0, 60))
def test_months_are_added_without_losing_one(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
