"""The database goes away under a running site and a running worker, and comes back."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.db import connection

from tests.kit import workshop
from tests.processes import PATIENCE, database_url, wait_until

pytestmark = pytest.mark.services
ROOT = Path(__file__).resolve().parents[2]


class Wire:
    """A piece of network before PostgreSQL that can be cut."""

    def __init__(self, host, port):
        self.target, self.ends, self.whole = (host, port), [], True
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                near, _ = self.door.accept()
            except OSError:
                return
            if not self.whole:
                near.close()
                continue
            far = socket.create_connection(self.target)
            self.ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one, other):
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        for end in (one, other):
            end.close()

    def cut(self):
        self.whole = False
        for end in self.ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                end.close()
        self.ends.clear()

    def mend(self):
        self.whole = True


@pytest.fixture
def wire(transactional_db):
    given = connection.settings_dict
    wire = Wire(given["HOST"] or "127.0.0.1", int(given["PORT"] or 5432))
    yield wire
    wire.cut()
    wire.door.close()
    with connection.cursor() as cursor:  # a session whose end was cut may hold its locks for a while
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def start(wire, tmp_path):
    """``start("module", "argument", …)`` runs a Python process whose database is behind the wire."""
    processes, database = [], database_url("127.0.0.1", wire.port)
    environment = os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "hub.settings.test"}

    def run(*arguments):
        with (tmp_path / "output").open("a") as output:
            command = [sys.executable, *arguments]
            processes.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output))
        return processes[-1]

    yield run
    for process in processes:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)


@pytest.fixture
def status(start):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    start("-m", "granian", "--interface", "wsgi", "--port", str(port), "hub.wsgi:application")

    def ask(path):
        try:
            with urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
                return answer.status
        except HTTPError as error:
            return error.code
        except OSError:
            return 0

    return ask


def test_a_site_without_its_database_says_so_lives_and_comes_back(status, wire):
    wait_until(lambda: status("/readyz") == 200)
    assert status("/partnere/") == 200
    wire.cut()
    assert [status("/partnere/") for _ in range(20)] == [503] * 20
    assert status("/livez") == 200
    assert status("/readyz") == 503
    wire.mend()
    wait_until(lambda: status("/partnere/") == 200)
    assert [status("/partnere/") for _ in range(5)] == [200] * 5
    assert status("/readyz") == 200


def test_a_worker_waits_for_its_database_and_goes_on(start, wire, tmp_path):
    diary, keys = tmp_path / "diary", [str(uuid.uuid4()) for _ in range(2)]
    diary.touch()
    worker = start("manage.py", "work", "--interval", "0.1", "--no-tick")
    workshop.build.enqueue(str(diary), keys[0])
    wait_until(lambda: workshop.effects().count() == 1)
    wire.cut()
    workshop.build.enqueue(str(diary), keys[1])
    time.sleep(2)
    assert workshop.effects().count() == 1
    assert worker.poll() is None
    wire.mend()
    wait_until(lambda: workshop.effects().count() == 2)
