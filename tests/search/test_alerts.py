"""A saved search tells what is new or changed: once, only what its owner may see, and when its owner chose."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from hub.accounts.actions import send_digests
from hub.accounts.models import Delivery, Notice
from hub.kit import clock
from hub.kit.tasks import jobs
from search import actions
from search.finding import wanting
from search.indexing import generations
from search.models import SavedSearch, SearchDocument
from tests.search import world
from tests.search.test_saved import saved

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)  # a Wednesday
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture(autouse=True, params=[pytest.param("files", marks=pytest.mark.once), "rows"])
def answering(request, monkeypatch):
    """Every test twice: the files of the index answer, or its rows while there are none."""
    if request.param == "rows":
        monkeypatch.setattr(generations, "newest", lambda: None)
    return request.param


@pytest.fixture
def ida():
    return world.a_user("ida@example.dk")


def run(drain, after=dt.timedelta(minutes=1)):
    """All that waits is done, and some time later the saved searches are run; the number of messages written."""
    drain()
    settle()
    with clock.at(clock.now() + after):
        return actions.run_alerts()


def settle():
    DBTaskResult.objects.filter(task_path=actions.build_generation.module_path).delete()
    actions.build()
    generations.forget()


def notices(user):
    return list(Notice.objects.filter(user=user, kind="searched").order_by("pk"))


def titles(user):
    return [[link["title"] for link in notice.links] for notice in notices(user)]


def test_it_runs_every_minute():
    assert [job.every for job in jobs() if job.name == "search.alerts"] == [dt.timedelta(minutes=1)]


def test_what_is_new_is_told_once_in_one_message_a_search(ida, drain):
    world.a_challenge("Gammel luft", "Luften er dårlig.")
    drain()
    saved(ida)
    assert run(drain) == 0
    world.a_challenge("Renere luft", "Luften er dårlig.")
    world.a_challenge("Frisk luft", "Luften er dårlig.")
    world.a_challenge("Støj", "Det larmer.")
    assert run(drain) == 1
    assert [sorted(each) for each in titles(ida)] == [["Frisk luft", "Renere luft"]]
    assert run(drain) == run(drain, after=10 * HOUR) == 0
    assert len(notices(ida)) == 1
    assert Delivery.objects.filter(user=ida).count() == 1


def test_two_workers_with_the_same_search_in_hand_tell_once(ida, drain):
    one = saved(ida)
    world.a_challenge("Renere luft", "Luften er dårlig.")
    drain()
    settle()
    with clock.at(clock.now() + HOUR):
        changed = actions.alerts.changes_since(one.looks_from)
        found = actions.alerts.found_for(one, changed)
        told = [actions.alerts.alert(one, found, moment=clock.now()) for _worker in range(2)]
    assert told == [True, False]
    assert len(notices(ida)) == 1


def test_a_change_is_told_again_and_writing_the_index_anew_is_none(ida, drain):
    saved(ida)
    firm = world.an_organisation("Luftfirma", "Vi måler luft")
    assert run(drain) == 1
    actions.rebuild(afresh=True)
    assert run(drain) == 0
    firm.description = "Nu også luft om natten."
    firm.save()
    actions.index(firm)
    assert run(drain) == 1
    assert titles(ida) == [["Luftfirma"], ["Luftfirma"]]


def test_a_document_whose_change_is_seen_late_is_not_lost(ida, drain):
    """It carries the moment it was written at, and is seen when its transaction is through."""
    saved(ida)
    with clock.at(clock.now() + HOUR):
        world.an_organisation("Støjfirma", "Vi måler støj")
        assert run(drain) == 0
        late = clock.now() + dt.timedelta(seconds=30)
        world.an_organisation("Luftfirma", "Vi måler luft")
        drain()
        SearchDocument.objects.filter(title="Luftfirma").update(changed_at=late)
        assert run(drain) == 1
        assert run(drain) == 0


def test_choices_narrow_what_is_told(ida, drain):
    saved(ida, kind=["partner"])
    saved(world.a_user("bo@example.dk"), kind=["challenge"], phase=["open"])
    world.a_challenge("Renere luft", "Luften er dårlig.", opens_in=3)
    world.an_organisation("Luftfirma", "Vi måler luft")
    assert run(drain) == 1
    assert titles(ida) == [["Luftfirma"]]


def test_a_search_without_words_tells_of_everything_that_has_its_choices(ida, drain):
    saved(ida, "", kind=["challenge"])
    world.a_challenge("Støj", "Det larmer.")
    world.an_organisation("Luftfirma", "Vi måler luft")
    assert run(drain) == 1
    assert titles(ida) == [["Støj"]]


def test_what_a_person_may_not_see_is_never_told(ida, drain):
    department = world.a_department()
    owner = world.a_user("ejer@example.dk", of=department)
    for user in (ida, owner):
        saved(user, "qzkanariefugl")
        saved(user, "")
    world.a_draft("Qzkanariefugl", "En hemmelighed.", department=department)
    world.an_organisation("Qzkanariefugl ApS", "Skjult", public=False)
    run(drain)
    assert notices(ida) == []
    assert titles(owner) == [["Qzkanariefugl"], ["Qzkanariefugl"]]
    assert "anariefugl" not in str(list(Delivery.objects.filter(user=ida).values_list("subject", "body")))


def test_what_was_hidden_meanwhile_is_not_told(ida, drain):
    saved(ida)
    firm = world.an_organisation("Luftfirma", "Vi måler luft")
    drain()
    settle()
    firm.public = False
    firm.save()
    SearchDocument.objects.update(public=False)
    with clock.at(clock.now() + HOUR):
        assert actions.run_alerts() == 0


def test_who_left_the_department_hears_of_its_drafts_no_more(drain):
    department = world.a_department()
    owner = world.a_user("ejer@example.dk", of=department)
    saved(owner)
    world.a_draft("Luft i byen", "Kladde", department=department)
    owner.memberships.update(ended_at=clock.now())
    assert run(drain) == 0


def test_the_translation_is_no_news_to_who_has_the_thing_in_their_own_language(ida, drain):
    saved(ida)
    world.a_challenge("Renere luft", "Luften er dårlig.")
    assert run(drain) == 1
    danish = SearchDocument.objects.get(kind="challenge")
    danish.pk, danish.language, danish.title, danish.changed_at = None, "en", "Cleaner luft", clock.now()
    danish.save()
    assert run(drain) == 0


def test_the_message_says_what_where_why_and_how_to_stop(ida, drain):
    one = saved(ida)
    world.an_organisation("Luftfirma", "Vi måler luft")
    run(drain)
    drain()
    (notice,) = notices(ida)
    assert notice.links == [{"title": "Luftfirma", "path": "/partnere/luftfirma/", "language": "da"}]
    assert notice.path == "/soeg/?q=luft&sort=new"
    assert "”luft”" in notice.why
    stop = f"/soeg/foelg/stop/{wanting.token(one)}/"
    assert notice.stop_path == stop
    (letter,) = mail.outbox
    for said in ("Luftfirma", "/partnere/luftfirma/", "”luft”", stop, "Se det hele\nhttp"):
        assert said in letter.body
    assert letter.extra_headers["List-Unsubscribe"].endswith(f"{stop}>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_many_hits_are_named_up_to_twenty_and_counted_all(ida, drain):
    saved(ida)
    for number in range(23):
        world.an_organisation(f"Luftfirma {number}", "Vi måler luft", matched=False)
    assert run(drain) == 1
    (notice,) = notices(ida)
    assert notice.subject.endswith("23")
    assert len(notice.links) == 20


@pytest.mark.parametrize(
    ("frequency", "days"), [("now", [0, 1, 2, 6]), ("daily", [1, 2, 3, 7]), ("weekly", [5]), ("never", [])]
)
def test_it_is_told_when_its_owner_chose(ida, drain, frequency, days):
    """A firm comes at noon on Wednesday, Thursday, Friday and Tuesday; a day ends half an hour before midnight UTC."""
    with clock.at(NOON - HOUR):
        saved(ida, frequency=frequency)
    told = []
    for day in range(8):
        with clock.at(NOON + day * DAY):
            if day in (0, 1, 2, 6):
                world.an_organisation(f"Luftfirma {day}", "Vi måler luft", matched=False)
                drain()
                settle()
        for hour in range(12, 36):
            with clock.at(NOON + day * DAY + (hour - 12) * HOUR + dt.timedelta(minutes=5)):
                told += [(clock.now() - NOON.replace(hour=0)).days] * actions.run_alerts()
    assert told == days


def test_a_day_and_a_week_come_in_one_mail_and_not_twice(ida, drain):
    with clock.at(NOON - 3 * DAY):  # Sunday
        saved(ida, "luft", "daily")
        saved(ida, "måler", "weekly")
    with clock.at(NOON - 3 * DAY + HOUR):
        world.an_organisation("Luftfirma", "Vi måler luft")
        drain()
        settle()
    with clock.at(NOON.replace(hour=23, minute=40) - 3 * DAY):
        assert actions.run_alerts() == 2
        assert Delivery.objects.filter(user=ida).count() == 0
        assert [send_digests(), send_digests(), actions.run_alerts()] == [1, 0, 0]
    (delivery,) = Delivery.objects.filter(user=ida)
    assert delivery.body.count("/partnere/luftfirma/") == 2
    assert delivery.body.count("/soeg/foelg/stop/") == 2


def test_what_is_stopped_or_removed_is_mailed_no_more_and_begins_with_what_comes_then(ida, drain):
    one = saved(ida, frequency="daily")
    other = saved(ida, "måler", frequency="daily")
    world.an_organisation("Luftfirma", "Vi måler luft")
    assert run(drain, after=DAY) == 2
    actions.change_saved_search(one, name="luft", frequency="never", by=ida)
    actions.remove_saved_search(other, by=ida)
    assert send_digests() == 0
    world.an_organisation("Luftværk", "Vi måler luft")
    assert run(drain, after=2 * DAY) == 0
    with clock.at(clock.now() + 3 * DAY):
        actions.change_saved_search(one, name="luft", frequency="now", by=ida)
        assert run(drain) == 0
    with clock.at(clock.now() + 4 * DAY):
        world.an_organisation("Luftskib", "Vi måler luft")
        assert run(drain) == 1
    assert titles(ida)[-1] == ["Luftskib"]


def test_one_search_that_fails_stops_no_other(ida, drain, monkeypatch):
    saved(world.a_user("bo@example.dk"), "støj")
    saved(ida)
    world.an_organisation("Luftfirma", "Vi måler luft og støj")
    real = actions.alerts.found_for
    monkeypatch.setattr(
        actions.alerts, "found_for", lambda one, changed: real(one, changed if one.query != "støj" else None)
    )
    assert run(drain) == 1
    monkeypatch.setattr(actions.alerts, "found_for", real)
    assert run(drain) == 1


@pytest.mark.once
def test_two_hundred_searches_cost_no_query_each_where_nothing_fits(ida, drain, answering):
    """Five documents changed. Four of the searches find something; the others are looked through in memory."""
    people = [world.a_user(f"p{number}@example.dk") for number in range(50)]
    for number in range(196):
        saved(people[number % 50], f"zebra {number}")
    for user in people[:4]:
        saved(user, "luft")
    with CaptureQueriesContext(connection) as idle:
        actions.run_alerts()
    assert len(idle) <= 3
    for number in range(5):
        world.an_organisation(f"Luftfirma {number}", "Vi måler luft", matched=False)
    drain()
    settle()
    with clock.at(clock.now() + HOUR), CaptureQueriesContext(connection) as busy:
        assert actions.run_alerts() == 4
    each = 19  # of a search that has news: looked at once more, told, mailed
    assert len(busy) <= 8 + 4 * each + (0 if answering == "files" else 3 * 200)
    assert SavedSearch.objects.filter(seen_until__gt=clock.now()).count() == 200
