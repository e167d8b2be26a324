"""Tasks on a real Celery worker and a real Redis, which are killed, stopped and emptied."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.kit.breaker import Breaker
from tests.kit import workshop
from tests.processes import PATIENCE, database_url, wait_until
from tests.services.redis_server import Redis

pytest.importorskip("celery", reason="Celery is not installed (requirements-celery.txt)")
pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
]
ROOT = Path(__file__).resolve().parents[2]
WORKER = ("-m", "celery", "-A", "hub.celery", "worker", "--concurrency", "1", "--loglevel", "WARNING")
CLOCK = ("manage.py", "work", "--interval", "0.1")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return Redis(tmp_path_factory.mktemp("redis"))


@pytest.fixture
def redis(server, transactional_db, settings, monkeypatch):
    """This process enqueues as a web process does with TASK_ENGINE=celery."""
    from hub.kit import broker

    settings.TASK_ENGINE, settings.REDIS_URL = "celery", server.url
    settings.TASKS = {"default": {"BACKEND": "hub.kit.engine.CeleryBackend", "QUEUES": []}}
    monkeypatch.setattr(broker, "breaker", Breaker())
    broker.app.conf.broker_url = server.url
    server.start()
    yield server
    server.stop()


@pytest.fixture
def start(redis, tmp_path):
    """``start(*arguments)`` runs a Python process in a group of its own; each is killed at the end."""
    surroundings = {"TASK_ENGINE": "celery", "REDIS_URL": redis.url, "DJANGO_SETTINGS_MODULE": "hub.settings.test"}
    environment, started = os.environ | surroundings | {"DATABASE_URL": database_url()}, []

    def run(*arguments):
        with (tmp_path / "output").open("a") as output:
            started.append(
                subprocess.Popen(
                    [sys.executable, *arguments],
                    cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True,
                )
            )  # fmt: skip
        return started[-1]

    yield run
    for process in started:
        kill(process)


def kill(process):
    """SIGKILL to the worker and its children at once: none can take its leave."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=PATIENCE)


@pytest.fixture
def diary(tmp_path):
    path = tmp_path / "diary"
    path.touch()
    return path


def enqueue(diary, **given):
    """Commit one task; its key."""
    key = str(uuid.uuid4())
    with transaction.atomic():
        workshop.build.enqueue(str(diary), key, **given)
    return key


def all_done():
    return not DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).exists()


def lines(diary):
    return sorted(diary.read_text().splitlines())


def written(*keys):
    """What the diary holds when each of these ran once."""
    return sorted(f"{word} {key}" for key in keys for word in ("started", "finished"))


def test_a_committed_task_runs_once_even_if_told_twice_and_one_rolled_back_never(redis, start, diary):
    from hub.kit.broker import run_task

    with transaction.atomic():
        workshop.build.enqueue(str(diary), str(uuid.uuid4()))
        transaction.set_rollback(True)
    key = enqueue(diary)
    assert redis.waiting() == 1
    run_task.delay(str(DBTaskResult.objects.get().pk))
    assert redis.waiting() == 2
    worker = start(*WORKER)
    last = enqueue(diary)
    wait_until(lambda: all_done() and not redis.waiting(), worker)
    assert lines(diary) == written(key, last)


def test_a_worker_killed_in_mid_task_loses_nothing_and_doubles_nothing(redis, start, diary):
    slow = enqueue(diary, seconds_first_time=120)
    quick = [enqueue(diary) for _ in range(3)]
    first = start(*WORKER)
    wait_until(lambda: f"started {slow}" in diary.read_text(), first)
    kill(first)
    assert str(DBTaskResult.objects.running().get().args_kwargs["args"][1]) == slow
    time.sleep(2.1)  # the lease of the task

    others = start(*WORKER), start(*CLOCK)
    wait_until(all_done, *others)
    assert lines(diary) == sorted([f"started {slow}", *written(slow, *quick)])
    assert workshop.effects().count() == 4


@pytest.mark.tasks_may_fail
def test_what_redis_forgot_what_failed_and_what_was_committed_without_it_is_sent_again(redis, start, diary, caplog):
    forgotten, failing = enqueue(diary), str(uuid.uuid4())
    assert redis.waiting() == 1
    redis.stop()
    redis.start()
    assert redis.waiting() == 0
    workshop.fails_once.enqueue(failing)
    processes = start(*WORKER), start(*CLOCK)
    wait_until(all_done, *processes)
    assert workshop.effects().filter(result_id=failing).count() == 2

    redis.stop()
    began = time.monotonic()
    second, third = enqueue(diary), enqueue(diary)
    assert time.monotonic() - began < 2  # no request waits for it
    assert "redis away" in caplog.text
    assert DBTaskResult.objects.ready().count() == 2
    redis.start()
    wait_until(all_done, *processes)
    assert lines(diary) == written(forgotten, second, third)
