"""The small tools: clock, records, lifecycle, once, slots, finder, version, personal fields."""

import dataclasses
import datetime as dt
import io
import threading
import time
import uuid
from itertools import product

import pytest
from django.core.management.base import OutputWrapper
from django.db import connection, models, transaction

from hub.kit import clock, finder, personal, slots, version
from hub.kit.lifecycle import IllegalMove, Lifecycle
from hub.kit.models import ContentVersion, Once, PrivateFile
from hub.kit.once import once
from hub.kit.progress import progress
from tests.kit import echoes

MOMENT = dt.datetime(2026, 3, 28, 23, 30, tzinfo=dt.UTC)


# --- Clock and records --------------------------------------------------------------------------------------------


def test_the_clock_stands_where_it_was_put_and_goes_on_afterwards():
    with clock.at(MOMENT):
        assert clock.now() == MOMENT
        with clock.at(MOMENT + dt.timedelta(days=1)):
            assert clock.now() == MOMENT + dt.timedelta(days=1)
        assert clock.now() == MOMENT
    assert clock.now() > MOMENT


def test_a_day_begins_in_copenhagen():
    with clock.at(MOMENT):
        assert clock.today() == dt.date(2026, 3, 29)


def test_the_wall_does_not_travel():
    with clock.at(MOMENT):
        assert clock.wall() > MOMENT


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"), clock.at(dt.datetime(2026, 1, 1)):  # noqa: DTZ001 -- the fault itself
        pass


@pytest.mark.django_db
def test_a_record_has_two_times_by_our_own_clock():
    with clock.at(MOMENT):
        thing = echoes.thing()
    with clock.at(MOMENT + dt.timedelta(hours=1)):
        thing.save()
    thing.refresh_from_db()
    assert (thing.created_at, thing.changed_at) == (MOMENT, MOMENT + dt.timedelta(hours=1))


# --- Lifecycle ----------------------------------------------------------------------------------------------------

STATES = ("draft", "sent", "done")


class Letter(Lifecycle):
    MOVES = {"draft": {"sent"}, "sent": {"draft", "done"}}
    status = models.CharField(max_length=10)

    class Meta:
        app_label = "kit"
        managed = False

    def __str__(self):
        return self.status


@pytest.mark.parametrize(("old", "new"), list(product(STATES, STATES)))
def test_only_declared_moves_are_possible(old, new):
    letter = Letter(status=old)
    legal = (old, new) in {("draft", "sent"), ("sent", "draft"), ("sent", "done")}
    assert letter.can_move_to(new) == legal
    if legal:
        letter.move_to(new)
        assert letter.status == new
    else:
        with pytest.raises(IllegalMove, match=f"{old} -> {new}"):
            letter.move_to(new)
        assert letter.status == old


# --- Once ---------------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Person:
    public_id: uuid.UUID


@pytest.fixture
def make():
    """Makes things, and counts them."""

    def count():
        count.made += 1
        return echoes.thing()

    count.made = 0
    return count


def ask(key, by, make, scope="tried"):
    return once(scope, key, by=by, make=make, find=PrivateFile.objects.all())


@pytest.mark.django_db
def test_the_same_form_sent_twice_makes_one_thing(make):
    anna, key = Person(uuid.uuid4()), uuid.uuid4()
    first, created = ask(key, anna, make)
    again, created_again = ask(key, anna, make)
    assert (first, created, created_again, make.made) == (again, True, False, 1)


@pytest.mark.django_db
def test_another_person_form_or_key_makes_another_thing(make):
    anna, bo, key = Person(uuid.uuid4()), Person(uuid.uuid4()), uuid.uuid4()
    for arguments in ((key, anna), (key, bo), (uuid.uuid4(), anna)):
        assert ask(*arguments, make)[1]
    assert ask(key, anna, make, scope="other")[1]
    assert make.made == 4


@pytest.mark.django_db
def test_a_making_that_failed_may_be_tried_again_with_the_same_key(make):
    anna, key = Person(uuid.uuid4()), uuid.uuid4()

    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ask(key, anna, fail)
    assert not Once.objects.exists()
    assert ask(key, anna, make)[1]


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twice_in_the_same_moment_makes_one_thing():
    anna, key, answers = Person(uuid.uuid4()), uuid.uuid4(), []

    def make_slowly():
        time.sleep(0.2)
        return echoes.thing()

    def send():
        with transaction.atomic():
            answers.append(ask(key, anna, make_slowly))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {thing for thing, _ in answers} == {PrivateFile.objects.get()}
    assert sorted(created for _, created in answers) == [False, False, True]


@pytest.mark.django_db
def test_without_a_key_there_is_no_protection(make):
    for _ in range(2):
        assert ask(None, Person(uuid.uuid4()), make)[1]
    assert make.made == 2


# --- Slots, finder, version, personal fields ----------------------------------------------------------------------


@pytest.fixture
def own_slots(monkeypatch):
    monkeypatch.setattr(slots, "_fillers", slots.defaultdict(list))


def test_a_slot_holds_what_its_fillers_answer_in_their_order(own_slots):
    slots.fills("tried.aside")(lambda thing, user: ("one.html", {"thing": thing}))
    slots.fills("tried.aside")(lambda thing, user: None)
    slots.fills("tried.aside")(lambda thing, user: ("two.html", {"user": user}))
    slots.fills("other.aside")(lambda thing, user: ("never.html", {}))
    assert slots.collect("tried.", "thing", "anna") == {
        "tried.aside": [("one.html", {"thing": "thing"}), ("two.html", {"user": "anna"})]
    }


def test_without_an_engine_nothing_is_found_and_nothing_breaks(monkeypatch):
    monkeypatch.setattr(finder, "_plugged", [finder.NoFinder()])
    assert finder.find("cykelsti").total == 0
    assert finder.find("cykelsti").query == "cykelsti"
    assert finder.similar("challenge", "x") == finder.like("x", "y") == ()


def test_an_engine_that_is_plugged_in_is_asked_with_all_that_was_said(monkeypatch):
    class Echo:
        def find(self, text, **given):
            return given | {"text": text}

        def similar(self, kind, object_id, **given):
            return given | {"kind": kind, "object_id": object_id}

        def like(self, title, text, **given):
            return given | {"title": title, "text": text}

    monkeypatch.setattr(finder, "_plugged", [finder.NoFinder()])
    finder.plug(Echo())
    assert finder.find("x", kind="k", user="u", language="en", page=2) == {
        "text": "x", "kind": "k", "user": "u", "language": "en", "page": 2
    }  # fmt: skip
    given = {"limit": 2, "user": "u", "language": "en"}
    assert finder.similar("k", "1", **given) == given | {"kind": "k", "object_id": "1"}
    assert finder.like("t", "x", besides="2", **given) == given | {"title": "t", "text": "x", "besides": "2"}


@pytest.mark.django_db
def test_the_content_version_is_one_row_that_only_rises(django_capture_on_commit_callbacks):
    seen = [version.current()]
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            version.bump()
        seen.append(version.current())
    assert seen == sorted(set(seen))
    assert ContentVersion.objects.count() == 1


def test_a_declared_field_must_exist():
    field = personal.PersonalField(personal.Fate.ERASE, "a reason")
    with pytest.raises(ValueError, match="nonsense"):
        personal.declare(PrivateFile, nonsense=field)


# --- Progress ---------------------------------------------------------------------------------------------------------


def test_a_bar_is_drawn_on_the_stream_of_errors_but_not_as_one():
    out = OutputWrapper(io.StringIO())
    out.style_func = "ERROR {}".format
    assert list(progress("abc", total=3, out=out, label="rows")) == ["a", "b", "c"]
    drawn = out._out.getvalue().splitlines()
    assert drawn[-1] == f"rows {'█' * 30} 3/3"
    assert len(drawn) == 3
