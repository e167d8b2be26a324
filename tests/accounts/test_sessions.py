"""Where somebody is signed in."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession

from hub.kit import clock
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_reading_while_signed_in_writes_nothing(client, django_assert_max_num_queries):
    client.force_login(UserFactory())
    client.get("/partnere/")
    with django_assert_max_num_queries(8) as asked:
        client.get("/partnere/")
    assert [query["sql"] for query in asked.captured_queries if not query["sql"].startswith("SELECT")] == []


def test_a_session_is_noted_anew_after_ten_minutes(client):
    client.force_login(UserFactory())
    start = clock.now()
    client.get("/partnere/", REMOTE_ADDR="192.0.2.1")
    client.get("/partnere/", REMOTE_ADDR="192.0.2.2")
    assert UserSession.objects.get().ip == "192.0.2.1"
    with clock.at(start + dt.timedelta(minutes=11)):
        client.get("/partnere/", REMOTE_ADDR="192.0.2.2")
    assert UserSession.objects.get().ip == "192.0.2.2"
