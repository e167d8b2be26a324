"""The real ``manage.py work`` process, killed and stopped in mid-task."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import pytest
from django.db import connection, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.kit.models import Heartbeat
from hub.kit.worker import Queue, Worker, drain
from tests.kit import echoes, workshop
from tests.processes import PATIENCE, database_url, wait_until

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def start_worker():
    """``start_worker()`` starts a process; whatever still runs at the end of the test is killed."""
    started = []

    def start(*arguments):
        environment = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "hub.settings.test"}
        command = [sys.executable, "manage.py", "work", "--interval", "0.1", *arguments]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_worker_killed_in_mid_task_loses_nothing_and_doubles_nothing(start_worker, tmp_path):
    diary, slow, *quick = tmp_path / "diary", *(str(uuid.uuid4()) for _ in range(4))
    diary.touch()
    workshop.build.enqueue(str(diary), slow, seconds_first_time=120)
    for key in quick:
        workshop.build.enqueue(str(diary), key)

    first = start_worker("--no-tick")
    wait_until(lambda: f"started {slow}" in diary.read_text(), first)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert DBTaskResult.objects.running().get().args_kwargs["args"][1] == slow
    time.sleep(2.1)  # the lease of the task

    second = start_worker()
    wait_until(lambda: workshop.effects().count() == 4, second)
    wait_until(lambda: not DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).exists(), second)
    assert sorted(str(key) for key in workshop.effects().values_list("key", flat=True)) == sorted([slow, *quick])
    lines = diary.read_text().split("\n")
    assert lines.count(f"started {slow}") == 2
    assert [lines.count(f"finished {key}") for key in [slow, *quick]] == [1, 1, 1, 1]
    assert Heartbeat.objects.count() == 2  # the killed one could not take its leave


def test_a_worker_told_to_stop_finishes_its_task_and_leaves_the_rest(start_worker, tmp_path):
    diary, in_hand, waiting = tmp_path / "diary", str(uuid.uuid4()), str(uuid.uuid4())
    diary.touch()
    workshop.build.enqueue(str(diary), in_hand, seconds_first_time=1)
    workshop.build.enqueue(str(diary), waiting)

    process = start_worker("--no-tick")
    wait_until(lambda: f"started {in_hand}" in diary.read_text(), process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=PATIENCE) == 0, process.stderr.read()
    assert [str(key) for key in workshop.effects().values_list("key", flat=True)] == [in_hand]
    assert DBTaskResult.objects.get(status=TaskResultStatus.READY).args_kwargs["args"][1] == waiting
    assert not Heartbeat.objects.exists()


@pytest.mark.parametrize("way", ["next", "row"])
def test_what_waits_for_an_event_already_is_taken_by_no_worker_before_the_event_is_written(way):
    echoes.SEEN.clear()
    thing = echoes.thing()
    echoes.grow(thing)
    waiting = DBTaskResult.objects.get()

    def take():
        queue = Queue("beside")
        queue.run_next() if way == "next" else queue.run_row(waiting.pk)
        connection.close()

    beside = threading.Thread(target=take)
    with transaction.atomic():
        echoes.grow(thing)
        beside.start()
        beside.join(timeout=0.5)
    beside.join()
    assert DBTaskResult.objects.count() == 1
    if way == "next":
        drain()
    assert echoes.SEEN == [3]


def test_a_database_that_is_locked_is_busy_and_not_away(monkeypatch, caplog):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite has one writer at a time")
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", connection.settings_dict["OPTIONS"] | {"timeout": 0.1})
    connection.close()
    other = sqlite3.connect(connection.settings_dict["NAME"])
    other.execute("BEGIN IMMEDIATE")
    worker = Worker(interval=0.1)
    threading.Timer(0.5, worker.stop).start()
    worker.run()
    other.close()
    connection.close()
    assert "database busy" in caplog.text
    assert "database away" not in caplog.text
