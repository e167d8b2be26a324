"""Health for machines: what is essential, what only degrades, and what upper layers add."""

import datetime as dt

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from hub.accounts.models import Delivery
from hub.kit import clock, health
from hub.kit.models import Heartbeat
from tests.kit import workshop

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.kit.urls")]


@pytest.fixture
def checks(monkeypatch):
    monkeypatch.setattr(health, "_checks", dict(health._checks))
    return health.check


def ready(client):
    response = client.get("/readyz")
    return response.status_code, response.json()["status"], response.json()["checks"]


def test_with_a_live_worker_only_the_missing_scanner_is_said(client):
    Heartbeat.objects.create(good_until=clock.wall() + dt.timedelta(seconds=30))
    status, verdict, found = ready(client)
    assert (status, verdict) == (200, "degraded")
    assert {name for name, wrong in found.items() if wrong != "ok"} == {"virus scanner"}
    assert "not configured" in found["virus scanner"]


def test_a_worker_that_fell_silent_is_said_but_the_site_still_serves(client):
    Heartbeat.objects.create(at=clock.wall() - dt.timedelta(seconds=600), good_until=clock.wall())
    status, _, found = ready(client)
    assert status == 200
    assert found["worker"].startswith("last seen 60")


def test_a_worker_that_was_never_there_is_said(client):
    assert ready(client)[2]["worker"] == "never seen"


def test_a_worker_busy_with_a_long_task_is_not_called_silent(client):
    Heartbeat.objects.create(
        at=clock.wall() - dt.timedelta(minutes=4), good_until=clock.wall() + dt.timedelta(minutes=1)
    )
    assert ready(client)[2]["worker"] == "ok"


def test_without_something_essential_the_answer_is_503(client, checks):
    @checks("heart", essential=True)
    def heart():
        return "stands still"

    status, verdict, found = ready(client)
    assert (status, verdict, found["heart"]) == (503, "down", "stands still")


def test_a_check_that_raises_says_only_the_class_of_its_error(client, checks):
    @checks("heart")
    def heart():
        raise OperationalError("password=secret")

    status, _, found = ready(client)
    assert (status, found["heart"]) == (200, "failed: OperationalError")


def test_missing_migrations_are_essential():
    assert health._checks["migrations"].essential
    assert health._checks["database"].essential
    assert health.migrations() == ""


def test_health_is_never_cached(client):
    assert client.get("/readyz")["Cache-Control"] == "no-store"
    assert client.get("/livez")["Cache-Control"] == "no-store"


def test_mail_that_does_not_get_through_is_said_and_the_site_still_serves(client):
    late = {
        "created_at": clock.now() - dt.timedelta(minutes=6),
        "address": "anna@example.dk",
        "subject": "s",
        "body": "b",
    }
    Delivery.objects.create(key="late", status=Delivery.Status.WAITING, **late)
    Delivery.objects.create(key="done", status=Delivery.Status.SENT, **late)
    status, _, found = ready(client)
    assert (status, found["mail"]) == (200, "1 mails wait for more than 5 minutes")


def test_tasks_that_nobody_takes_are_said(client):
    workshop.chains.enqueue("00000000-0000-0000-0000-000000000000", 0)
    assert ready(client)[2]["queue"] == "ok"
    DBTaskResult.objects.update(enqueued_at=clock.wall() - dt.timedelta(minutes=6))
    assert ready(client)[2]["queue"] == "1 tasks due for more than 5 min"
    DBTaskResult.objects.update(run_after=clock.wall() + dt.timedelta(minutes=1))
    assert ready(client)[2]["queue"] == "ok"


@pytest.mark.tasks_may_fail
def test_a_task_that_was_given_up_is_said_for_a_day(client, drain):
    workshop.always_fails.enqueue("00000000-0000-0000-0000-000000000000")
    for _ in range(3):
        drain()
        DBTaskResult.objects.update(run_after=clock.wall())
    assert ready(client)[2]["tasks"] == "1 given up within a day"
    DBTaskResult.objects.update(finished_at=clock.wall() - dt.timedelta(days=2))
    assert ready(client)[2]["tasks"] == "ok"
