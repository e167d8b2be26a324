"""Recommended results, and the count of what visitors search for: never of a person, shown from three times on."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from challenges.models import ChallengePage
from hub.home.actions import found
from hub.kit import clock
from search import counting
from search.indexing import generations
from search.models import AskedQuery, Promotion, SearchDocument
from tests.factories.accounts import UserFactory
from tests.search import world
from tests.search.test_generations import settle
from tests.search.test_words import save

pytestmark = pytest.mark.django_db
MINE = ["ida@example.dk", "skriv til ida @ kommunen", "20 12 34 56", "+45 20123456", "010203-1234", "0102031234"]
MINE += ["https://example.dk/ida", "www.ida.dk", "x" * 81, "12.34.56", "", "\x00", "!!!"]


@pytest.fixture(autouse=True)
def nothing_waits():
    counting._waiting.counts = {}
    yield
    counting._waiting.counts = {}


def asked():
    counting.write_down()
    return {row.text: (row.times, row.found) for row in AskedQuery.objects.all()}


# --- Counting -----------------------------------------------------------------------------------------------------


def test_what_a_visitor_searches_for_is_counted_by_day(client):
    for query in ("  Støjmåler ", "støjmåler", "STØJMÅLER", "luft"):
        client.get("/soeg/", {"q": query})
    assert asked() == {"støjmåler": (3, 0), "luft": (1, 0)}
    with clock.at(clock.now() + dt.timedelta(days=1)):
        client.get("/soeg/", {"q": "luft"})
        counting.write_down()
    assert AskedQuery.objects.filter(text="luft").count() == 2


@pytest.mark.parametrize("text", MINE)
def test_what_may_tell_of_a_person_is_not_kept(client, text):
    client.get("/soeg/", {"q": text})
    assert asked() == {}


@pytest.mark.parametrize("more", [{"page": "2"}, {"type": "partner"}, {"sort": "new"}])
def test_a_second_look_at_the_same_search_is_not_counted(client, drain, more):
    for number in range(11):
        world.an_organisation(f"Luft {number}", "Vi måler luft")
    drain()
    client.get("/soeg/", {"q": "luft"} | more)
    assert asked() == {}


def test_nobody_who_is_signed_in_is_counted(client):
    client.force_login(world.a_user())
    client.get("/soeg/", {"q": "luft"})
    assert asked() == {}


def test_it_is_written_after_the_answer_and_not_in_it(client, settings, django_assert_num_queries):
    client.get("/soeg/", {"q": "luft"})
    with django_assert_num_queries(0):
        counting.after_the_answer()
    settings.SEARCHES_WRITTEN_EVERY = 0
    client.get("/livez")
    assert AskedQuery.objects.get().text == "luft"


def test_a_flood_of_different_searches_is_not_kept(monkeypatch):
    monkeypatch.setattr(counting, "MOST", 3)
    for number in range(9):
        counting.note(f"luft {'x' * number}", 0)
    assert len(asked()) == 3


# --- The reports ----------------------------------------------------------------------------------------------------


def test_editors_read_what_was_asked_three_times_and_nobody_reads_less(client):
    found(municipality="Fjordby", contact_email="quadro@example.dk")
    today = clock.today()
    for text, times, hits in (("støj", 2, 9), ("luft", 3, 7), ("drone", 5, 0), ("hr. hansen", 2, 0)):
        AskedQuery.objects.create(text=text, on=today, times=times, found=hits)
    AskedQuery.objects.create(text="støj", on=today - dt.timedelta(days=1), times=1, found=0)
    AskedQuery.objects.create(text="gammel", on=today, times=9, at=clock.now() - dt.timedelta(days=91))
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="editor"))
    client.force_login(editor)
    all_of_them = client.get("/cms/reports/searches/").content.decode()
    fruitless = client.get("/cms/reports/searches-without-results/").content.decode()
    assert all(text in all_of_them for text in ("støj", "luft", "drone"))
    assert "hansen" not in all_of_them + fruitless
    assert "gammel" not in all_of_them
    assert "drone" in fruitless
    assert "mindst tre gange på 90 dage" in all_of_them
    assert "mindst tre gange på 90 dage" in fruitless
    assert "luft" not in fruitless
    assert "støj" not in fruitless
    assert client.get("/cms/reports/searches/?export=csv").status_code == 200
    client.force_login(world.a_user("x@example.dk"))
    assert client.get("/cms/reports/searches/").status_code in (302, 403)


# --- Recommended results --------------------------------------------------------------------------------------------


@pytest.fixture
def pages(drain):
    world.a_challenge("Ensomhed blandt ældre", "Mange er alene.")
    world.an_organisation("Støjfirma", "Vi måler støj")
    drain()
    return ChallengePage.objects.get()


def recommended(client, query):
    generations.forget()
    text = client.get(query).content.decode()
    return text.split("Anbefalet af redaktionen")[1].split("</section>")[0] if "Anbefalet af" in text else ""


def test_a_recommended_page_stands_first_where_all_words_of_a_line_are_asked_for(cms, client, pages):
    save(cms, "promotion", words="nabo støj\nhjælp", page=str(pages.pk))
    settle()
    for query in ("hjælp", "hjælpen til støj", "støj fra naboer", "NABO STOEJ"):
        assert "Ensomhed blandt ældre" in recommended(client, f"/soeg/?q={query}"), query
    for query in ("støj", "nabo", "xyzzy"):
        assert recommended(client, f"/soeg/?q={query}") == "", query
    assert recommended(client, "/soeg/?q=hjælp&type=partner") == recommended(client, "/soeg/?q=hjælp&sort=new") == ""


def test_what_is_not_public_is_never_recommended(client, pages):
    Promotion.objects.create(words="hjælp", page=pages)
    settle()
    SearchDocument.objects.filter(kind="challenge").update(public=False)
    assert recommended(client, "/soeg/?q=hjælp") == ""
    settle()
    client.force_login(world.a_user("owner@example.dk", "facilitator"))
    assert recommended(client, "/soeg/?q=hjælp") == ""


def test_a_search_with_a_recommendation_keeps_to_its_budget(client, pages, django_assert_max_num_queries):
    Promotion.objects.create(words="støj", page=pages)
    settle()
    client.get("/soeg/?q=støj")
    generations.forget()
    with django_assert_max_num_queries(5):  # four and, on a slow machine, the look at the content version
        client.get("/soeg/?q=støj")


def test_a_page_that_search_does_not_find_is_refused(cms, pages):
    answer = cms.post(
        reverse("wagtailsnippets_search_promotion:add"), {"words": "hjælp", "page": str(pages.get_parent().pk)}
    )
    assert answer.status_code == 200
    assert not Promotion.objects.exists()
