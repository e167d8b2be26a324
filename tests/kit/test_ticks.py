"""Periodic jobs: once a slot, whoever asks; a broken one stops no other."""

import datetime as dt

import pytest
from wagtail.models import Page

from hub.kit import audit, clock, tasks, ticks
from hub.kit.models import Heartbeat, TickSlot
from tests.kit.workshop import NOBODY

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def jobs(monkeypatch):
    """A table of jobs of its own; ``jobs(name, function)`` adds an hourly one."""
    monkeypatch.setattr(tasks, "_jobs", {})
    return lambda name, function: tasks.tick(name, every=HOUR)(function)


def test_a_job_runs_once_in_each_slot(jobs):
    ran = []
    jobs("count", lambda: ran.append(1))
    for minutes in (0, 1, 59, 60, 119, 120):
        tasks.run_ticks(NOON + dt.timedelta(minutes=minutes))
    assert len(ran) == 3
    assert TickSlot.objects.filter(name="count", finished_at__isnull=False).count() == 3


def test_a_slot_that_another_worker_has_taken_is_left_to_it(jobs):
    ran = []
    jobs("count", lambda: ran.append(1))
    TickSlot.objects.create(name="count", slot=int(NOON.timestamp() // 3600), at=NOON)
    assert tasks.run_ticks(NOON + dt.timedelta(minutes=9)) == []
    assert ran == []


def test_a_job_whose_worker_died_is_done_by_the_next_after_ten_minutes(jobs):
    ran = []
    jobs("count", lambda: ran.append(1))
    TickSlot.objects.create(name="count", slot=int(NOON.timestamp() // 3600), at=NOON)
    assert tasks.run_ticks(NOON + dt.timedelta(minutes=10)) == ["count"]
    assert tasks.run_ticks(NOON + dt.timedelta(minutes=30)) == []
    assert ran == [1]


def test_a_broken_job_stops_no_other_and_is_tried_three_times(jobs):
    tried, ran = [], []

    def broken():
        tried.append(1)
        raise RuntimeError("what nobody may read in a log")

    jobs("broken", broken)
    jobs("sound", lambda: ran.append(1))
    for minutes in range(0, 60, 5):
        tasks.run_ticks(NOON + dt.timedelta(minutes=minutes))
    assert len(tried) == 3
    assert len(ran) == 1


def test_two_jobs_of_different_modules_can_not_share_a_name(jobs):
    jobs("kit.reap", lambda: None)
    with pytest.raises(ValueError, match=r"kit\.reap"):
        tasks.tick("kit.reap", every=HOUR)(ticks.reap)


def test_all_of_the_kits_own_jobs_run(drain):
    names = [job.name for job in tasks.jobs() if job.name.startswith("kit.")]
    assert len(names) == 7
    assert set(names) <= set(tasks.run_ticks())


def test_pruning_forgets_slots_and_dead_workers_of_long_ago():
    old = clock.now() - dt.timedelta(days=31)
    for at in (old, clock.now()):
        TickSlot.objects.create(name="count", slot=int(at.timestamp()), at=at)
        Heartbeat.objects.create(at=at, good_until=at)
    ticks.prune()
    assert [model.objects.count() for model in (TickSlot, Heartbeat)] == [1, 1]


def scheduled_page(title):
    root = Page.get_first_root_node()
    page = root.add_child(instance=Page(title=title, slug=title, live=False))
    page.go_live_at = clock.now() - dt.timedelta(minutes=1)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    return page, revision


def test_scheduled_publishing_goes_on_after_a_page_that_can_not_be_published():
    broken, revision = scheduled_page("broken")
    sound, _ = scheduled_page("sound")
    revision.content |= {"title": ""}  # no title: full_clean refuses
    revision.save()
    ticks.publish_scheduled()
    broken.refresh_from_db()
    sound.refresh_from_db()
    assert (broken.live, sound.live) == (False, True)


def test_a_page_whose_time_is_over_is_taken_down():
    page, _ = scheduled_page("passing")
    ticks.publish_scheduled()
    Page.objects.filter(pk=page.pk).update(expire_at=clock.now() - dt.timedelta(seconds=1))
    ticks.publish_scheduled()
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_sealing_the_audit_runs_in_a_tick():
    audit.AuditEntry.objects.create(action="kit.tried", subject_type="kit.Once", subject_id=NOBODY)
    ticks.seal_audit()
    assert audit.AuditSeal.objects.count() == 1
