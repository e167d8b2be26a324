"""The queue: tried again, given up, reaped, pruned."""

import datetime as dt
import uuid
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from hub.kit import clock, tasks
from hub.kit.models import TickSlot
from tests.kit import workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    return str(uuid.uuid4())


def make_due():
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=clock.wall())


def test_a_task_is_part_of_the_callers_transaction(key, drain):
    with transaction.atomic():
        workshop.chains.enqueue(key, 0)
        transaction.set_rollback(True)
    assert drain() == 0


def test_draining_runs_what_tasks_enqueue_until_nothing_is_left(key, drain):
    workshop.chains.enqueue(key, 3)
    assert drain() == 4
    assert workshop.effects().filter(result_id=key).count() == 4


@pytest.mark.tasks_may_fail
def test_a_task_that_failed_once_is_tried_again(key, drain):
    workshop.fails_once.enqueue(key)
    drain()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert workshop.effects().count() == 2


@pytest.mark.tasks_may_fail
def test_a_task_that_always_fails_waits_longer_each_time_and_is_given_up(key, drain):
    workshop.always_fails.enqueue(key)
    pauses = []
    for _ in range(2):
        assert drain() == 1
        row = DBTaskResult.objects.get()
        assert row.status == TaskResultStatus.READY
        pauses.append((row.run_after - clock.wall()).total_seconds())
        assert drain() == 0  # not due yet
        make_due()
    assert 4 < pauses[0] <= 15
    assert 9 < pauses[1] <= 30
    assert drain() == 1
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    make_due()
    assert drain() == 0
    assert workshop.effects().count() == 3


@pytest.mark.tasks_may_fail
def test_what_an_error_quotes_is_neither_stored_nor_logged(key, drain, caplog):
    workshop.always_fails.enqueue(key)
    drain()
    row = DBTaskResult.objects.get()
    assert workshop.SECRET not in row.traceback
    assert "workshop.py" in row.traceback
    assert row.exception_class_path == "builtins.ValueError"
    assert "task failed" in caplog.text
    assert workshop.SECRET not in caplog.text


@given(st.integers(1, 200))
def test_a_pause_is_bounded_whatever_the_number_of_failures(failures):
    policy = tasks.Policy(attempts=300, backoff=dt.timedelta(seconds=30))
    assert dt.timedelta(0) < policy.pause(failures) <= tasks.LONGEST_PAUSE * 1.5


def left_running(key, *, since, attempts):
    workshop.build.enqueue("/dev/null", key)
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING,
        started_at=clock.wall() - since,
        worker_ids=["gone"] * attempts,
    )


def test_a_running_task_keeps_its_lease(key):
    left_running(key, since=dt.timedelta(seconds=1), attempts=1)
    assert tasks.reap() == 0
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING


def test_a_task_whose_lease_passed_is_ready_again_at_once(key, drain):
    left_running(key, since=dt.timedelta(seconds=3), attempts=1)
    assert tasks.reap() == 1
    assert tasks.reap() == 0
    assert DBTaskResult.objects.ready().count() == 1


def test_a_task_that_loses_every_worker_is_given_up(key, drain):
    left_running(key, since=dt.timedelta(seconds=3), attempts=3)
    assert tasks.reap() == 1
    row = DBTaskResult.objects.get()
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path == "hub.kit.tasks.WorkerLost"
    assert drain() == 0


def test_a_task_of_a_library_has_the_common_policy():
    assert tasks.policy_of("wagtail.search.tasks.no_such_task") == tasks.Policy()
    assert tasks.policy_of("tests.kit.workshop.build").attempts == 3


def finished(status, *, days_ago):
    workshop.chains.enqueue(str(uuid.uuid4()), 0)
    row = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=row.pk).update(status=status, finished_at=clock.wall() - dt.timedelta(days=days_ago))


def test_finished_tasks_are_forgotten_and_failed_ones_kept_longer():
    finished(TaskResultStatus.SUCCESSFUL, days_ago=8)
    finished(TaskResultStatus.SUCCESSFUL, days_ago=6)
    finished(TaskResultStatus.FAILED, days_ago=80)
    finished(TaskResultStatus.FAILED, days_ago=91)
    workshop.chains.enqueue(str(uuid.uuid4()), 0)
    assert tasks.prune() == 2
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "READY", "SUCCESSFUL"]


def test_work_once_ticks_then_drains_and_leaves(key):
    workshop.chains.enqueue(key, 2)
    out = StringIO()
    call_command("work", once=True, stdout=out)
    assert workshop.effects().filter(result_id=key).count() == 3
    assert TickSlot.objects.filter(name="kit.reap").exists()
    assert "tasks run" in out.getvalue()


def test_work_without_the_tick_runs_tasks_only(key):
    workshop.chains.enqueue(key, 0)
    call_command("work", once=True, no_tick=True, stdout=StringIO())
    assert workshop.effects().count() == 1
    assert not TickSlot.objects.exists()


def test_what_may_wait_is_left_to_the_worker_by_those_in_a_hurry(key, drain):
    workshop.chains.using(priority=-10).enqueue(key, 0)
    assert drain(urgent=True) == 0
    assert workshop.effects().count() == 0
    assert drain() == 1
    assert workshop.effects().count() == 1
