"""The engine that runs the tasks: refused when it can't, and with Celery the row is still the truth."""

import uuid

import pytest
from django.core.checks import run_checks
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from tests.kit import workshop

NOWHERE = "redis://127.0.0.1:1/0"


def faults():
    return [error.id for error in run_checks() if error.id.startswith("kit.E")]


def test_an_engine_nobody_knows_is_refused(settings):
    assert faults() == []
    settings.TASK_ENGINE = "rabbits"
    assert faults() == ["kit.E001"]


def test_celery_needs_a_queue(settings):
    settings.TASK_ENGINE, settings.REDIS_URL = "celery", ""
    assert "kit.E002" in faults()
    settings.REDIS_URL = NOWHERE
    assert "kit.E002" not in faults()


@pytest.fixture
def celery_without_redis(settings):
    pytest.importorskip("celery", reason="Celery is not installed (requirements-celery.txt)")
    settings.TASK_ENGINE, settings.REDIS_URL = "celery", NOWHERE
    settings.TASKS = {"default": {"BACKEND": "hub.kit.engine.CeleryBackend", "QUEUES": []}}


@pytest.mark.django_db
def test_with_celery_a_task_is_still_part_of_the_callers_transaction(celery_without_redis, drain):
    with transaction.atomic():
        workshop.chains.enqueue(str(uuid.uuid4()), 0)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_a_request_goes_on_when_redis_is_away(celery_without_redis, drain, caplog, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        workshop.chains.enqueue(str(uuid.uuid4()), 0)
    assert "redis away" in caplog.text
    assert drain() == 1
