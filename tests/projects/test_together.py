"""A pilot's rows read in one question are the rows Django would have read one table at a time."""

import datetime as dt
from decimal import Decimal

import pytest

from hub.kit.clock import now
from hub.kit.together import read_together
from projects.models import Indicator, Measurement, Milestone, StatusUpdate
from tests.factories.projects import PilotFactory

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 31)


def columns(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.fixture
def pilot():
    pilot = PilotFactory()
    for order, (name, baseline) in enumerate([("Støj", Decimal("52.125")), ("Luft ”æøå”", None)]):
        indicator = Indicator.objects.create(pilot=pilot, name=name, baseline=baseline, order=1 - order, seasonal=True)
        for days, value in [(30, "0.1"), (0, "-24.300"), (0, "99999999999.999")]:
            Measurement.objects.create(indicator=indicator, on=DAY + dt.timedelta(days=days), value=Decimal(value))
    for days in (40, 10):
        Milestone.objects.create(pilot=pilot, title=f"Om {days} dage", due_on=DAY + dt.timedelta(days=days))
    for number in range(2):
        StatusUpdate.objects.create(pilot=pilot, text=f"Nyt\n{number} 😀", at=now() - dt.timedelta(hours=number))
    return pilot


def test_they_are_the_same_to_the_last_column_and_in_the_same_order(pilot, django_assert_num_queries):
    asked = {
        "indicators": Indicator.objects.filter(pilot=pilot),
        "measurements": Measurement.objects.standing().filter(indicator__pilot=pilot),
        "milestones": Milestone.objects.filter(pilot=pilot),
        "updates": StatusUpdate.objects.filter(pilot=pilot),
    }
    read_together(**asked)  # Django asks SQLite once whether it knows JSON
    with django_assert_num_queries(1):
        found = read_together(**asked)
    for name, queryset in asked.items():
        assert [columns(row) for row in found[name]] == [columns(row) for row in queryset], name
        assert len(found[name]) >= 2


def test_what_has_no_rows_is_an_empty_list(pilot):
    found = read_together(milestones=Milestone.objects.none(), updates=StatusUpdate.objects.filter(pilot=pilot))
    assert found["milestones"] == []
    assert len(found["updates"]) == 2
