"""Dates and numbers in words, in both languages."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from hub.kit import clock, formats

NOON = dt.datetime(2026, 12, 11, 11, 0, tzinfo=dt.UTC)  # 12.00 in Copenhagen
NOVEMBER = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)


def plain(text):
    return text.replace(formats.NBSP, " ")


@pytest.mark.parametrize(
    ("language", "function", "value", "expected"),
    [
        ("da", formats.day, NOON, "11. dec."),
        ("da", formats.day, dt.date(2027, 3, 1), "1. marts 2027"),
        ("da", formats.day_year, NOON, "11. dec. 2026"),
        ("da", formats.clock_time, NOON, "kl. 12.00"),
        ("da", formats.moment, NOON, "11. dec. kl. 12.00"),
        ("da", formats.weekday_moment, NOON, "fredag 11. dec. kl. 12.00"),
        ("da", formats.month_year, NOON, "december 2026"),
        ("en", formats.moment, NOON, "11 Dec at 12:00"),
        ("en", formats.weekday_moment, NOON, "Friday 11 Dec at 12:00"),
        ("en", formats.day, dt.date(2027, 3, 1), "1 March 2027"),
        ("da", formats.number, 38000, "38.000"),
        ("da", formats.number, -9, "−9"),
        ("da", formats.number, Decimal("0.5"), "1"),
        ("en", formats.number, 38000, "38,000"),
        ("da", formats.figure, Decimal("1.90"), "1,9"),
        ("da", formats.figure, 980, "980"),
        ("da", formats.typed, Decimal("38000.500"), "38000,5"),
        ("da", formats.typed, Decimal("38.000"), "38"),
        ("en", formats.typed, 1.6, "1.6"),
        ("da", formats.typed, None, ""),
        ("da", formats.kroner, 450000, "450.000 kr."),
        ("en", formats.kroner, 450000, "DKK 450,000"),
        ("da", formats.percent, 34, "34 %"),
        ("en", formats.percent, 34, "34%"),
        ("da", formats.size, 2_400_000, "2,4 MB"),
        ("da", formats.size, 900, "900 byte"),
    ],
)
def test_it_is_written_as_people_write_it(language, function, value, expected):
    with translation.override(language), clock.at(NOVEMBER):
        assert plain(function(value)) == expected


def test_a_figure_is_never_parted_from_its_unit():
    with translation.override("da"), clock.at(NOVEMBER):
        assert formats.moment(NOON) == "11.\u00a0dec. kl.\u00a012.00"
        assert formats.kroner(5) == "5\u00a0kr."


@pytest.mark.parametrize("function", [
    formats.day, formats.moment, formats.clock_time, formats.weekday_moment, formats.number, formats.kroner,
    formats.size, formats.percent, formats.figure, formats.time_left,
])  # fmt: skip
def test_nothing_given_is_nothing_written(function):
    assert function(None) == ""


def test_what_is_left_is_said_in_its_two_largest_parts():
    with translation.override("en"), clock.at(NOON - dt.timedelta(days=2, hours=21, minutes=5)):
        assert plain(formats.time_left(NOON)) == "2 days 21 hours"
    with translation.override("en"), clock.at(NOON - dt.timedelta(hours=1, minutes=5)):
        assert plain(formats.time_left(NOON)) == "1 hour 5 minutes"
    with clock.at(NOON):
        assert formats.time_left(NOON) == ""
