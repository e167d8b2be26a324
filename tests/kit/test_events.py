"""What happened is written and told in the caller's transaction; reactions can't hurt it or each other."""

import dataclasses
import uuid

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from hub.kit import events, version
from hub.kit.audit import AuditEntry
from hub.kit.models import Once
from tests.kit import echoes

pytestmark = pytest.mark.django_db


@dataclasses.dataclass
class Person:
    public_id: uuid.UUID


@pytest.fixture
def anna():
    return Person(uuid.uuid4())


def test_an_event_is_an_audit_row_and_a_task_a_reaction(anna):
    thing, case = echoes.thing(), Person(uuid.uuid4())
    entry = events.emit("kit.tried", thing, by=anna, case=case, number=3)
    row = AuditEntry.objects.get()
    assert row == entry
    assert (row.subject_type, row.subject_id) == ("kit.PrivateFile", thing.public_id)
    assert (row.actor_id, row.case_id, row.data, row.public) == (anna.public_id, case.public_id, {"number": 3}, False)
    assert DBTaskResult.objects.count() == 1


def test_an_event_of_a_transaction_that_failed_never_happened(anna, drain):
    thing = echoes.thing()
    with transaction.atomic():
        events.emit("kit.tried", thing, by=anna)
        transaction.set_rollback(True)
    assert drain() == 0
    assert not AuditEntry.objects.exists()


def test_a_reaction_hears_who_did_what_to_what(anna, drain):
    thing = echoes.thing()
    events.emit("kit.tried", thing, by=anna)
    events.emit("kit.also_tried", thing, by=None)
    drain()
    assert echoes.heard() == [thing.public_id, thing.public_id]
    assert Once.objects.filter(scope="heard", actor_id=anna.public_id).count() == 1


def test_an_action_that_nobody_hears_is_written_all_the_same(anna, drain):
    events.emit("kit.unheard", echoes.thing(), by=anna)
    assert drain() == 0
    assert AuditEntry.objects.get().action == "kit.unheard"


@pytest.mark.tasks_may_fail
def test_a_broken_reaction_leaves_nothing_half_done_and_stops_no_sibling(anna, drain):
    thing = echoes.thing()
    events.emit("kit.broken", thing, by=anna)
    drain()
    assert echoes.heard() == [thing.public_id]
    assert not Once.objects.filter(scope="half").exists()
    assert DBTaskResult.objects.filter(status="READY").count() == 1  # waits to be tried again


def test_a_public_event_renews_public_pages_when_its_transaction_is_written(anna, django_capture_on_commit_callbacks):
    before = version.current()
    with django_capture_on_commit_callbacks(execute=True):
        events.emit("kit.tried", echoes.thing(), by=anna, public=True)
        assert version.current() == before
    first = version.current()
    assert first > before
    with django_capture_on_commit_callbacks(execute=True):
        events.emit("kit.tried", echoes.thing(), by=anna, public=False)
    assert version.current() == first


@pytest.fixture
def seen():
    """The sizes of things that were looked at."""
    echoes.SEEN.clear()
    return echoes.SEEN


def test_many_events_of_one_thing_are_followed_once_and_by_what_it_is_then(seen, drain):
    first, second = echoes.thing(), echoes.thing()
    for _ in range(3):
        echoes.grow(first)
    events.emit("kit.also_grown", first, by=None)
    echoes.grow(second)
    assert DBTaskResult.objects.count() == 2
    drain()
    assert seen == [4, 2]
    echoes.grow(first)
    drain()
    assert seen == [4, 2, 5]


def test_an_event_that_comes_while_its_follower_runs_is_followed_by_another_run(seen, drain):
    thing = echoes.thing()
    echoes.MEANWHILE.append(lambda: echoes.grow(thing))
    echoes.grow(thing)
    assert drain() == 2
    assert seen == [2, 3]


@pytest.mark.tasks_may_fail
def test_an_event_does_not_rely_on_a_run_that_has_failed_already(seen, drain):
    thing = echoes.thing()
    echoes.MEANWHILE.append(lambda: 1 / 0)
    echoes.grow(thing)
    drain()
    echoes.grow(thing)
    assert drain() == 1
    assert seen == [2, 3]


def test_what_is_gone_or_hangs_on_nothing_is_not_followed(seen, drain):
    thing = echoes.thing()
    events.emit("kit.grown", thing, by=None)
    thing.delete()
    nothing = echoes.thing()
    nothing.size = 0
    events.emit("kit.grown", nothing, by=None)
    assert drain() == 1
    assert seen == []
