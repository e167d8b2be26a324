"""A world that stands for a whole module of tests: built once, each test's changes undone after it."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult


def stands(build):
    """The fixture of a module that holds what ``build()`` gives; its rows go after the module's last test.

    What a test changes goes with the test, as ever; objects that tests change in memory are read again by whoever
    wants them fresh.
    """

    @pytest.fixture(scope="module")
    def standing(_foundation_at_hand, django_db_setup, django_db_blocker):
        with django_db_blocker.unblock(), transaction.atomic():
            yield build()
            transaction.set_rollback(True)

    return standing


def drained():
    """Runs what waits; a reaction that failed while the world was built must not pass unseen."""
    from hub.kit.worker import drain

    drain()
    assert list(DBTaskResult.objects.filter(status="FAILED").values_list("task_path", "traceback")) == []
