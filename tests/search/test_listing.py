"""The counts beside the lists: what a choice says it would show is what it shows, from the index and without it."""

import pytest

from hub.base.models import Topic
from hub.kit import finder as port
from search.indexing import generations
from search.models import Generation, SearchDocument
from tests.search import world
from tests.search.test_alerts import settle
from tests.standing import drained, stands

pytestmark = pytest.mark.django_db
LISTS = {"challenges": "/udfordringer/", "partners": "/partnere/"}


def build_town():
    """Challenges in several phases and firms of several parts, with topics; one of each that nobody may see."""
    air, noise = (Topic.objects.create(name=name, slug=name.lower()) for name in ("Luft", "Akustik"))
    needs = (("business", "Alt", ()), ("civil", "Alt", ()))
    world.a_challenge("Renere luft", "Luften er dårlig.", topics=[air])
    world.a_challenge("Mindre støj", "Det larmer.", topics=[noise, air], needs=needs)
    world.a_challenge("Senere", "Det kommer.", opens_in=3, topics=[noise], needs=needs)
    world.a_draft("Kladde", "Hemmeligt.")
    world.an_organisation("Måge og Fyr", "Vi måler luftkvalitet", topics=[air])
    world.an_organisation("Terne og Lys", "Vi måler støj i byen", topics=[air, noise])
    world.an_organisation("Instituttet", "Forskning i sensorer", helix="academia", topics=[noise])
    world.an_organisation("Skjult", "Vi måler luft", public=False, topics=[air])
    drained()


the_town = stands(build_town)


@pytest.fixture
def town(the_town, client):
    return client


@pytest.fixture(params=["index", "rows"])
def answering(request, town):
    settle()
    if request.param == "rows":
        Generation.objects.all().delete()
        generations.forget()
    assert (generations.newest() is not None) == (request.param == "index")
    return request.param


def filters(answer):
    return {one["name"]: {c["value"]: c["count"] for c in one["choices"]} for one in answer.context["filters"]}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("role", ["visitor", "facilitator"])
def test_every_count_is_what_the_list_then_shows(town, answering, name, role):
    if role == "facilitator":
        town.force_login(world.a_user("fac@example.dk", "facilitator"))
    asked = [{}, {"topic": ["luft"]}, {"helix": ["business"]}, {"topic": ["luft", "akustik"], "helix": ["civil"]}]
    asked += [{"phase": ["open"]}] if name == "challenges" else [{"q": "måler"}, {"q": "måler", "topic": ["luft"]}]
    walked = 0
    for given in asked:
        shown = filters(town.get(LISTS[name], given))
        for facet, counts in shown.items():
            for value, count in counts.items():
                alone = town.get(LISTS[name], given | {facet: [value]})
                assert alone.context["total"] == count, (given, facet, value)
                walked += 1
    assert walked > 15


def test_the_choices_that_show_nothing_are_left_out_but_for_those_one_made(town, answering):
    shown = filters(town.get("/udfordringer/?phase=decided"))
    assert shown["phase"] == {"open": 2, "upcoming": 1, "decided": 0}
    assert "civil" not in filters(town.get("/partnere/"))["helix"]


def names_in(answer):
    return [card["name"] for card in answer.context["cards"]]


def test_the_words_of_the_partner_list_are_those_of_the_search(town):
    settle()
    assert "Måge og Fyr" in names_in(town.get("/partnere/?q=luftkvaliteten"))
    assert names_in(town.get("/partnere/?q=sensor")) == ["Instituttet"]
    assert set(names_in(town.get("/partnere/?q=akustik"))) == {"Terne og Lys", "Instituttet"}
    assert names_in(town.get("/partnere/?q=akustik&helix=academia")) == ["Instituttet"]
    assert "Skjult" not in names_in(town.get("/partnere/?q=luft"))


def test_where_the_index_does_not_know_the_list_the_list_counts_for_itself(town):
    """A row that is missing there must not make the list say what is not so."""
    settle()
    SearchDocument.objects.filter(title="Renere luft").delete()
    settle()
    assert filters(town.get("/udfordringer/"))["phase"] == {"open": 2, "upcoming": 1}


@pytest.mark.parametrize("query", ['"', "\x00", "a" * 5000, "🙂", "%", "';--", "*", "\u202e"])
def test_the_partner_list_answers_whatever_is_typed(town, query):
    settle()
    assert town.get("/partnere/", {"q": query, "topic": query, "page": query}).status_code == 200


def test_the_port_has_no_answer_while_nothing_is_plugged_in():
    assert port.NoFinder().facets("partner", ["helix"], chosen={}) is None
