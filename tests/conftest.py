"""What every test may use: a queue that is run by hand, and a database that is whole again after each test."""

import gc
import sqlite3
from contextlib import closing
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import TransactionTestCase
from django.utils import translation
from django_tasks.signals import task_finished

from tests import databases

# A busy machine makes inputs slowly; that says nothing of the code.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


def pytest_addoption(parser):
    parser.addoption("--only-database", action="store_true", help="leave out what another database has shown already")


def asks_the_database(item) -> bool:
    """By a fixture, by a mark, or by being one of Django's own test cases."""
    by_class = isinstance(getattr(item, "cls", None), type) and issubclass(item.cls, TransactionTestCase)
    by_fixture = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return bool(by_class or by_fixture or item.get_closest_marker("django_db"))


def is_shown_once(item) -> bool:
    """Marked so, itself or with its whole file; ``once(False)`` in such a file is run on each database all the same."""
    mark = item.get_closest_marker("once")
    return mark is not None and mark.args != (False,)


def pytest_collection_finish(session):
    """What is loaded by now stays; looking through it again and again costs a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


def pytest_collection_modifyitems(config, items):
    if config.getoption("--only-database"):
        chosen = [item for item in items if asks_the_database(item) and not is_shown_once(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
        items[:] = chosen


@pytest.fixture(autouse=True)
def failed_tasks_fail_the_test(request):
    """A broken reaction must break its test: the queue itself would only try again later."""
    failures = []

    def collect(sender, task_result, **kwargs):
        failures.extend(f"{task_result.task.module_path}\n{error.traceback}" for error in task_result.errors)

    task_finished.connect(collect)
    yield
    task_finished.disconnect(collect)
    if failures and not request.node.get_closest_marker("tasks_may_fail"):
        pytest.fail("\n".join(failures))


@pytest.fixture
def drain(db):
    """``drain()`` runs all tasks that are due, and what they enqueue; it returns how many were run."""
    from hub.kit.worker import drain

    return drain


@pytest.fixture(autouse=True)
def _private_files_in_a_folder_of_their_own(tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.SEARCH_ROOT = tmp_path / "search"


@pytest.fixture(autouse=True)
def _nothing_remembered_from_another_test():
    from hub.base import memory
    from search.indexing import generations

    memory.forget()
    generations.forget()
    translation.deactivate()  # the language of the last request of another test


@pytest.fixture(scope="session")
def _foundation_kept(django_db_setup, django_db_blocker):
    """What ``house.a_house()`` puts back in each test is laid once, undisturbed by any test."""
    from tests.factories import foundation

    with django_db_blocker.unblock():
        foundation.keep()


@pytest.fixture(scope="session", autouse=True)
def _foundation_at_hand(request):
    """Before any fixture of a module builds its world: of the whole session, so that it comes first in any order."""
    if any(asks_the_database(item) for item in request.session.items):
        request.getfixturevalue("_whole_database_kept")
        request.getfixturevalue("_foundation_kept")


@pytest.fixture(scope="session")
def _whole_database_kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """On SQLite what a transactional test committed goes by putting back the file, not by emptying every table."""
    whole = tmp_path_factory.mktemp("database") / "whole.sqlite3"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            databases.copy(Path(connection.settings_dict["NAME"]), whole)
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: put_back(whole))
        yield


def put_back(whole: Path) -> None:
    """Every row as it was before the first test; what was remembered of the rows goes."""
    connection.close()
    with (
        closing(sqlite3.connect(whole)) as as_it_was,
        closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=20)) as used,
    ):
        as_it_was.backup(used)
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _planted_again_after_each_flush():
    """A transactional test empties every table; Wagtail's roots came from migrations and must be put back."""
    post_migrate.connect(plant, dispatch_uid="tests.plant")


def plant(app_config, **kwargs):
    """The root page, a site, the language and the root collection, if they are missing."""
    if app_config.label != "wagtailcore":
        return
    from django_tasks_db.models import DBTaskResult
    from wagtail.models import Collection, Locale, Page, Site

    locale, _ = Locale.objects.get_or_create(language_code="da")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    Site.objects.get_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": root})
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    DBTaskResult.objects.all().delete()  # indexing the root is no test's business
