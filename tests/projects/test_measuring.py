"""Measurements are only ever added."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from hub.kit.audit import AuditEntry
from hub.kit.clock import today
from projects import actions
from projects.models import Measurement
from tests.factories.accounts import UserFactory
from tests.factories.projects import DAY, IndicatorFactory, a_running_pilot, an_ended_pilot

pytestmark = pytest.mark.django_db


def measured(indicator=None, **fields):
    values = {"on": today(), "value": 24, "by": UserFactory()} | fields
    return actions.record(indicator or IndicatorFactory(), **values)


def test_a_measurement_from_the_future_is_refused():
    with pytest.raises(ValidationError):
        measured(on=today() + DAY)


def test_a_second_number_of_the_same_day_is_a_correction_or_refused():
    first = measured()
    with pytest.raises(ValidationError):
        measured(first.indicator, value=25)
    second = measured(first.indicator, value=25, corrects=first)
    assert list(first.indicator.measurements.standing()) == [second]


def test_the_comparison_has_days_of_its_own():
    first = measured()
    measured(first.indicator, series="comparison")
    assert first.indicator.measurements.standing().count() == 2


def test_a_measurement_is_corrected_once():
    first = measured()
    measured(first.indicator, value=25, corrects=first)
    with pytest.raises(ValidationError):
        measured(first.indicator, value=26, corrects=first, on=today() - DAY)


def test_a_correction_stays_with_its_indicator_and_series():
    first = measured()
    with pytest.raises(ValidationError):
        measured(IndicatorFactory(), corrects=first)
    with pytest.raises(ValidationError):
        measured(first.indicator, series="comparison", corrects=first)


def test_a_form_sent_twice_is_one_measurement():
    key, user, indicator = uuid.uuid4(), UserFactory(), IndicatorFactory()
    assert measured(indicator, by=user, key=key) == measured(indicator, by=user, key=key)
    assert Measurement.objects.count() == 1


def test_the_database_refuses_to_change_or_drop_a_measurement():
    row = measured()
    with pytest.raises(DatabaseError):
        Measurement.objects.filter(pk=row.pk).update(value=1)


def test_nothing_is_measured_after_a_pilot_was_stopped():
    pilot = an_ended_pilot("stopped")
    type(pilot).objects.filter(pk=pilot.pk).update(ended_at=pilot.ended_at - 3 * DAY)
    indicator = pilot.indicators.get()
    with pytest.raises(ValidationError):
        measured(indicator)
    assert measured(indicator, on=today() - 4 * DAY).pk


def test_the_goal_is_not_moved_after_the_start():
    pilot = a_running_pilot()
    indicator = pilot.indicators.get()
    with pytest.raises(ValidationError):
        actions.change_indicator(indicator, target=25, by=pilot.lead)
    assert actions.change_indicator(indicator, source="62 målere", by=pilot.lead).source == "62 målere"


def test_an_indicator_that_is_not_shown_is_not_told_of_in_public():
    pilot = a_running_pilot()
    hidden = actions.add_indicator(pilot, name="Intern", public=False, by=pilot.lead)
    measured(hidden)
    measured(pilot.indicators.first(), on=today() - dt.timedelta(days=1))
    told = AuditEntry.objects.filter(action="projects.measured").order_by("id").values_list("public", flat=True)
    assert list(told) == [False, True]


def door(pilot):
    return f"/pilot/{pilot.public_id}/indikatorer/{pilot.indicators.get().public_id}/maaling/"


@pytest.mark.parametrize(
    ("start", "value"), [("", "38.000"), ("/en", "38,000"), ("", "38\u00a0000"), ("/en", "38.000,0")]
)
def test_thousands_are_recorded_as_they_are_written_in_the_language_of_the_page(client, start, value):
    pilot = a_running_pilot()
    client.force_login(pilot.lead)
    path = start + door(pilot)
    key = client.get(path).context["form"]["key"].value()
    client.post(path, {"on": today().isoformat(), "value": value, "series": "pilot", "key": key})
    row = Measurement.objects.get()
    assert row.value == 38000
    correcting = client.get(f"{path}?corrects={row.public_id}").content.decode()
    assert 'value="38000"' in correcting


def test_what_is_no_number_for_certain_is_refused_and_kept_as_it_was_typed(client):
    pilot = a_running_pilot()
    client.force_login(pilot.lead)
    path = door(pilot)
    key = client.get(path).context["form"]["key"].value()
    answer = client.post(path, {"on": today().isoformat(), "value": "38.00.000", "series": "pilot", "key": key})
    assert 'value="38.00.000"' in answer.content.decode()
    assert "for eksempel 38.000 eller 1,9" in answer.content.decode()
    assert not Measurement.objects.exists()
