"""For tests that start real processes: the address of their database, and patience on a busy machine."""

import time

from django.db import connection

PATIENCE = 60  # seconds


def database_url(host=None, port=None):
    """The test's own database as a DATABASE_URL; another host and port lead there by a detour."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    host, port = host or given["HOST"], port or given["PORT"]
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{host}:{port}/{given['NAME']}"


def wait_until(condition, *processes):
    """Until it is so; a process that ends meanwhile fails the test with what it said last."""
    end = time.monotonic() + PATIENCE
    while not condition():
        for process in processes:
            assert process.poll() is None, process.stderr.read() if process.stderr else "a process ended"
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
