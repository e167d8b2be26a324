"""The search page, and what search puts on others' pages."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from wagtail.models import Site

from challenges.models import Challenge, Response
from hub.base import memory
from hub.base.models import SiteSettings, Topic
from hub.kit.clock import now
from search.indexing import generations
from search.indexing.phases import phase_of
from search.slots import cases, own_matches
from tests.search import world
from tests.search.test_generations import settle
from tests.search.test_matches import AIR, FISH, PROBLEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def world_with_a_mail(db):
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.update_or_create(site=site, defaults={"contact_email": "kontakt@fjordby.example"})


NASTY = [
    "",
    '"',
    "\x00",
    "a" * 10_000,
    "🙂",
    "\u202e",
    "%",
    "<script>alert(1)</script>",
    "';--",
    "æøå" * 4000,
    "*",
    "\\",
]


@pytest.mark.parametrize("query", NASTY)
@pytest.mark.parametrize("path", ["/soeg/", "/en/soeg/"])
def test_the_search_page_answers_whatever_is_typed(client, path, query):
    answer = client.get(path, {"q": query})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "given", [{"page": "x"}, {"page": "9" * 30}, {"page": "-1"}, {"type": "x\x00"}, {"phase": "y" * 500}, {"sort": "z"}]
)
def test_the_search_page_answers_whatever_is_chosen(client, given):
    assert client.get("/soeg/", {"q": "luft"} | given).status_code == 200


def test_who_chose_and_typed_nothing_is_not_told_to_type_less(client, drain):
    world.a_challenge("Renere luft langs Ringgaden", "Luftkvaliteten er dårlig.")
    drain()
    page = client.get("/en/soeg/?type=news&phase=open").content.decode()
    assert "Nothing has all you have chosen." in page
    assert "See what there is" in page
    assert "Look in a topic" not in page
    assert "Try fewer words" not in page
    assert "Try fewer words" in client.get("/en/soeg/?q=xyzzy&type=news").content.decode()


def test_matching_words_are_marked_as_they_stand_in_the_text(client, drain):
    world.a_challenge("Renere luft langs Ringgaden", "Luftkvaliteten er dårlig.")
    drain()
    page = client.get("/soeg/?q=luft").content.decode()
    assert "Renere <mark>luft</mark> langs Ringgaden" in page
    assert "<mark>Luft</mark>kvaliteten" in page


def test_a_word_that_only_the_text_has_is_shown_in_its_passage(client, drain):
    world.a_challenge("Støj", "Kort.", wanted_outcome="", summary="Intet her.")
    world.an_organisation("Firma", "Vi bygger brændselsceller til busser", description="En lille virksomhed.")
    drain()
    assert "<mark>brændselsceller</mark>" in client.get("/soeg/?q=brændselscelle").content.decode()


def test_a_topic_that_answers_is_shown_as_a_topic_and_not_in_the_excerpt(client, drain, topics):
    world.an_organisation("Firma", "Vi bygger huse af træ.", description="En lille virksomhed.", topics=topics.values())
    drain()
    name = topics["drones"].name
    page = (
        client.get(f"/soeg/?q={name}&type=partner")
        .content.decode()
        .split('<article class="result">')[1]
        .split("</article>")[0]
    )
    assert f"Temaer: <mark>{name}</mark></p>" in page
    assert page.count(name) == 1
    assert "En lille virksomhed." in page


def test_facets_narrow_the_results_and_say_how_many_there_would_be(client, drain):
    world.a_challenge("Renere luft", "Luften er dårlig.")
    world.an_organisation("Luftfirma", "Vi måler luft")
    drain()
    page = client.get("/soeg/?q=luft&type=partner").content.decode()
    assert "Luftfirma" in page.replace("<mark>", "").replace("</mark>", "")
    assert "Ringgaden" not in page
    assert 'value="partner" checked' in page
    assert 'value="challenge">' in page


def test_an_empty_result_offers_ways_on(client):
    page = client.get("/soeg/?q=xyzzy&type=partner").content.decode()
    assert "Tre veje videre" in page
    assert "/soeg/?q=xyzzy" in page
    assert "/soeg/?type=challenge&amp;phase=open" in page


def test_what_can_be_done_where_nothing_is_found_looks_like_something_to_press(client, world_with_a_mail):
    page = client.get("/soeg/?q=xyzzy&type=partner").content.decode().split("Tre veje videre")[1]
    for there in ("/soeg/foelg/?q=xyzzy&amp;type=partner", "mailto:kontakt@fjordby.example"):
        assert re.search(rf'<a class="button [^"]*" href="{re.escape(there)}"', page), there


@pytest.mark.parametrize(
    ("many", "page", "told"), [(1, 1, "Resultatet"), (11, 1, "Viser 1–10 af 11"), (11, 2, "Viser nr. 11 af 11")]
)
def test_a_page_of_one_is_not_told_as_from_one_to_one(client, drain, many, page, told):
    for number in range(many):
        world.a_challenge(f"Luft {number}", "Renere luft")
    drain()
    told_here = re.search(r'<h2 class="h-m">(.*?)</h2>', client.get(f"/soeg/?q=luft&page={page}").content.decode())
    assert told_here
    assert told_here.group(1) == told


def test_a_partner_is_called_what_it_is_and_never_the_municipality_for_being_public(client, drain):
    hospital = world.an_organisation("Hospitalet", "Vi behandler fald.", helix="public")
    drain()
    for there in ("/soeg/?q=fald", "/partnere/", hospital.get_absolute_url()):
        page = client.get(there).content.decode()
        assert '<span class="helix public"><i></i>Offentlig myndighed</span>' in page, there
        assert "</i>Kommune</span>" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_as_many_queries_for_three_results_as_for_one(
    client, drain, number, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(memory, "READ_EVERY", 3600)  # a slow machine would look at the content version once more
    for index in range(number):
        world.a_challenge(f"Luft {index}", "Renere luft")
    drain()
    settle()
    client.get("/soeg/?q=luft")
    with django_assert_num_queries(1):
        client.get("/soeg/?q=luft")


def test_the_phase_the_index_tells_is_the_challenges_own(drain):
    from datetime import timedelta

    from challenges.actions import cancel
    from hub.kit import clock
    from search.models import SearchDocument

    challenge = world.a_challenge("Luft", "Renere luft", closes_in=5)
    drain()
    for days in (-3, 0, 4, 6):
        with clock.at(clock.now() + timedelta(days=days)):
            facts = SearchDocument.objects.get(kind="challenge").facets["facts"]
            assert phase_of(facts) == Challenge.objects.get().phase
    cancel(challenge, reason="Nej", by=world.a_user())
    drain()
    assert phase_of(SearchDocument.objects.get(kind="challenge").facets["facts"]) == Challenge.objects.get().phase


def filled(answer):
    template, context = answer
    return render_to_string(template, context)


def test_a_member_sees_its_own_match_beside_the_challenge_and_nobody_elses(drain):
    firm = world.an_organisation("Måge og Fyr", AIR)
    world.an_organisation("Konkurrent", AIR + " og broer")
    dull = world.an_organisation("Dambruget", FISH)
    page = world.a_challenge("Renere luft", PROBLEM).pages.get()
    drain()
    text = filled(own_matches.my_match(page, world.a_user("m@example.dk", of=firm)))
    assert "luftkvalitet" in text
    assert "Konkurrent" not in text
    assert own_matches.my_match(page, AnonymousUser()) is None
    assert own_matches.my_match(page, world.a_user("d@example.dk", of=dull)) is None
    assert own_matches.my_match(page, world.a_user("fac@example.dk", "facilitator")) is None


def test_those_who_handle_the_case_see_who_could_fit_and_why(drain):
    department = world.a_department()
    world.an_organisation("Måge og Fyr", AIR)
    hidden = world.an_organisation("Skjult", AIR + " og støj", public=False)
    challenge = world.a_challenge("Renere luft", PROBLEM, department=department)
    drain()
    text = filled(cases.matches_of_the_case(challenge, world.a_user("ejer@example.dk", of=department)))
    assert "Måge og Fyr" in text
    assert "sensorer" in text
    assert hidden.name in text
    assert f"/partnere/{hidden.slug}/" not in text
    assert cases.matches_of_the_case(challenge, world.a_user("x@example.dk")) is None
    assert cases.matches_of_the_case(challenge, AnonymousUser()) is None
    assert cases.matches_of_the_case(challenge.pages.get(), world.a_user("fac@example.dk", "facilitator")) is None


def test_a_case_without_matches_says_why(drain):
    facilitator = world.a_user("fac@example.dk", "facilitator")
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert "has agreed to be matched" in english(cases.matches_of_the_case(challenge, facilitator))
    world.an_organisation("Dambruget", FISH)
    drain()
    assert "Nobody fits yet" in english(cases.matches_of_the_case(challenge, facilitator))


def english(answer):
    from django.utils import translation

    with translation.override("en"):
        return filled(answer)


@pytest.mark.parametrize("number", [1, 3])
def test_my_page_shows_the_open_challenges_that_fit_best(drain, number, django_assert_num_queries):
    firm = world.an_organisation("Måge og Fyr", AIR)
    user = world.a_user("m@example.dk", of=firm)
    for index in range(number):
        world.a_challenge(f"Renere luft {index}", PROBLEM)
    drain()
    with django_assert_num_queries(4):
        answer = own_matches.matches_for_my_page(None, user)
    assert filled(answer).count(">Renere luft") == number
    assert own_matches.matches_for_my_page(None, world.a_user("x@example.dk")) is None


def test_who_waits_for_a_match_is_told_that_none_fits(drain):
    firm = world.an_organisation("Måge og Fyr", AIR)
    answer = own_matches.matches_for_my_page(None, world.a_user("m@example.dk", of=firm))
    assert "Ingen åben udfordring passer godt til dig lige nu" in filled(answer)


def test_a_challenge_that_was_answered_is_not_offered_again(drain):
    firm, other = (world.an_organisation(name, AIR) for name in ("Måge og Fyr", "Terne og Lys"))
    user, stranger = world.a_user("m@example.dk", of=firm), world.a_user("t@example.dk", of=other)
    a_challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    response = Response.objects.create(challenge=a_challenge, organisation=firm)
    response.parties.create(organisation=firm, confirmed_at=now())
    assert "Renere luft" in filled(own_matches.matches_for_my_page(None, user))
    Response.objects.filter(pk=response.pk).update(status=Response.Status.SUBMITTED, submitted_at=now())
    left = filled(own_matches.matches_for_my_page(None, user))
    assert "Renere luft" not in left
    assert "Du har svaret på alle åbne udfordringer" in left
    assert "Renere luft" in filled(own_matches.matches_for_my_page(None, stranger))
    assert f'href="/partnere/{other.slug}/viser/#improving"' in filled(own_matches.matches_for_my_page(None, stranger))


def test_the_order_by_deadline_has_the_next_one_first(client, drain):
    world.a_challenge("Luft sidst", "Luft", closes_in=30)
    world.a_challenge("Luft forbi", "Luft", closes_in=-1, opens_in=-5)
    world.a_challenge("Luft først", "Luft", closes_in=3)
    world.an_organisation("Luftfolk", "Luft og luft og luft")
    drain()
    for index in ("rows", "files"):
        if index == "files":
            settle()
        generations.forget()
        texts = client.get("/soeg/?q=luft&sort=deadline").content.decode().replace("<mark>", "").replace("</mark>", "")
        places = [texts.index(title) for title in ("Luft først", "Luft sidst", "Luft forbi")]
        assert places == sorted(places), index


def test_all_topics_can_be_chosen_the_rare_ones_behind_a_fold(client, drain):
    topics = [Topic.objects.create(name=f"Tema {n}", slug=f"tema-{n}") for n in range(12)]
    world.a_challenge("Luft", "Luft", topics=topics)
    drain()
    settle()
    generations.forget()
    found = client.get("/soeg/?q=luft").content.decode()
    assert found.count('name="topic"') == 12
    assert "Vis 4 flere" in found
