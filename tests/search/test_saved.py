"""Saving a search from its page, changing it, stopping it with one click; one's own alone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import QueryDict

from challenges.actions import Refused
from hub.accounts.actions import erase
from hub.base.models import Topic
from hub.kit.audit import AuditEntry
from search import actions
from search.actions.saving import MOST
from search.finding import wanting
from search.models import SavedSearch
from tests.search import world
from tests.search.test_doors import NASTY

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(client):
    user = world.a_user("ida@example.dk")
    client.force_login(user)
    return user


def saved(user, query="luft", frequency="now", **chosen):
    given = {"chosen": chosen, "language": "da", "name": query, "frequency": frequency}
    return actions.save_search(query, by=user, **given)


def test_a_visitor_signs_in_first_and_comes_back_with_the_search(client):
    page = client.get("/soeg/?q=luft&type=challenge").content.decode()
    assert page.count("/soeg/foelg/?q=luft&amp;type=challenge") == 1  # one of the three ways on where nothing is found
    answer = client.get("/soeg/foelg/?q=luft&type=challenge")
    assert answer.status_code == 302
    assert answer["Location"] == "/konto/login/?next=/soeg/foelg/%3Fq%3Dluft%26type%3Dchallenge"


def test_the_page_of_results_leads_to_following_it_and_to_its_feed(client, drain):
    world.a_challenge("Renere luft", "Luften er dårlig.")
    drain()
    page = client.get("/soeg/?q=luft&type=challenge").content.decode()
    assert 'href="/soeg/foelg/?q=luft&amp;type=challenge"' in page
    assert page.count('href="/feeds/soeg/?q=luft&amp;type=challenge"') == 2
    assert 'rel="alternate" type="application/atom+xml"' in page


def test_what_is_saved_are_the_words_and_the_choices_that_exist(client, ida):
    Topic.objects.create(name="Støj", slug="stoej")
    asked = "q=luft&type=challenge&type=ufo&phase=open&part=business&topic=stoej&topic=nope&page=7"
    form = client.get(f"/soeg/foelg/?{asked}").content.decode()
    assert "ufo" not in form.split("</h1>")[1].split("</p>")[0]
    answer = client.post(f"/soeg/foelg/?{asked}", {"name": "Min luft", "frequency": "weekly"})
    assert answer["Location"] == "/soeg/?q=luft&type=challenge&phase=open&part=business&topic=stoej"
    one = SavedSearch.objects.get()
    assert (one.user, one.name, one.query, one.frequency, one.language) == (ida, "Min luft", "luft", "weekly", "da")
    assert one.chosen == {"kind": ["challenge"], "phase": ["open"], "helix": ["business"], "topics": ["stoej"]}


@pytest.mark.parametrize("query", NASTY)
@pytest.mark.parametrize("name", ["q", "type", "phase", "part", "topic"])
def test_following_answers_whatever_stands_in_the_address(client, ida, name, query):
    for send in (client.get, client.post):
        asked = QueryDict(mutable=True)
        asked[name] = query
        answer = send(f"/soeg/foelg/?{asked.urlencode()}", {"name": "x", "frequency": "now"})
        assert answer.status_code in (200, 302)
    assert all(len(one.query) <= 1000 for one in SavedSearch.objects.all())


@pytest.mark.parametrize("given", [{}, {"name": ""}, {"name": "x", "frequency": "hourly"}, {"name": "y" * 101}])
def test_a_form_that_is_not_filled_in_saves_nothing(client, ida, given):
    assert client.post("/soeg/foelg/?q=luft", {"frequency": "now"} | given).status_code == 200
    assert not SavedSearch.objects.exists()


def test_the_same_search_again_is_the_same_one(ida):
    first = saved(ida, kind=["pilot", "challenge"])
    again = saved(ida, frequency="weekly", kind={"challenge", "pilot"})
    assert (again.pk, again.frequency) == (first.pk, "weekly")
    assert saved(ida, kind=["pilot"]).pk != first.pk


def test_who_has_saved_a_search_is_led_to_it_and_does_not_change_it_unawares(client, ida):
    one = saved(ida, frequency="now", kind=["challenge"])
    answer = client.get("/soeg/foelg/?q=luft&type=challenge", follow=True)
    assert answer.redirect_chain[-1][0] == f"/soeg/foelg/{one.public_id}/"
    assert "Du har allerede gemt søgningen" in answer.content.decode()
    assert client.get("/soeg/foelg/?q=luft").status_code == 200
    saved(world.a_user("bo@example.dk"), "støj")
    assert client.get("/soeg/foelg/?q=støj").status_code == 200


@pytest.mark.parametrize("asked", ["q=luft&type=challenge", "q=intetsteds&type=challenge"])
def test_above_the_results_stands_that_one_follows_the_search_already(client, ida, drain, asked):
    world.a_challenge("Renere luft", "Luften er dårlig.")
    drain()
    one = saved(ida, QueryDict(asked)["q"], kind=["challenge"])
    page = client.get(f"/soeg/?{asked}").content.decode()
    assert f"/soeg/foelg/{one.public_id}/" in page
    assert "/soeg/foelg/?" not in page
    assert "/soeg/foelg/?" in client.get(f"/soeg/?{asked}&type=pilot").content.decode()
    client.post(f"/soeg/foelg/stop/{wanting.token(one)}/")
    assert "/soeg/foelg/?" in client.get(f"/soeg/?{asked}").content.decode()  # kept, but told of no more
    client.logout()
    assert "/soeg/foelg/?" in client.get(f"/soeg/?{asked}").content.decode()


def test_there_is_room_for_twenty_and_the_one_too_many_is_refused_in_words(client, ida):
    for number in range(MOST):
        saved(ida, f"luft {number}")
    with pytest.raises(Refused):
        saved(ida, "en til")
    page = client.post("/soeg/foelg/?q=en+til", {"name": "En til", "frequency": "now"}).content.decode()
    assert "20" in page
    assert SavedSearch.objects.count() == MOST
    saved(world.a_user("bo@example.dk"), "en til")


def test_they_stand_on_the_profile_and_are_seen_by_nobody_else(client, ida):
    mine, theirs = saved(ida, "luftmåling"), saved(world.a_user("bo@example.dk"), "hemmeligt")
    page = client.get("/min-side/profil/").content.decode()
    assert "luftmåling" in page
    assert "hemmeligt" not in page
    for path in (f"/soeg/foelg/{theirs.public_id}/", f"/soeg/foelg/{theirs.public_id}/fjern/"):
        assert client.post(path, {"name": "x", "frequency": "now"}).status_code == 404
    people = [ida, world.a_user("bo@example.dk"), world.a_user("fac@example.dk", "facilitator")]
    for user in people:
        visible = set(SavedSearch.objects.visible_to(user))
        assert visible == {one for one in (mine, theirs) if user.has_perm("search.view_saved_search", one)}
    with pytest.raises(PermissionDenied):
        actions.change_saved_search(theirs, name="x", frequency="never", by=ida)
    with pytest.raises(PermissionDenied):
        actions.remove_saved_search(theirs, by=ida)


def test_it_is_changed_and_removed_without_a_trace_on_any_record(client, ida):
    one = saved(ida)
    assert client.get(f"/soeg/foelg/{one.public_id}/").status_code == 200
    client.post(f"/soeg/foelg/{one.public_id}/", {"name": "Anden", "frequency": "weekly"})
    one.refresh_from_db()
    assert (one.name, one.frequency) == ("Anden", "weekly")
    client.post(f"/soeg/foelg/{one.public_id}/fjern/")
    assert not SavedSearch.objects.exists()
    assert not AuditEntry.objects.filter(subject_type="search.SavedSearch").exists()


def test_one_click_stops_it_without_a_sign_in(client):
    one = saved(world.a_user())
    there = f"/soeg/foelg/stop/{wanting.token(one)}/"
    page = client.get(there)
    assert "no-store" in page["Cache-Control"]
    one.refresh_from_db()
    assert one.frequency == "now"  # looking is not stopping: mail scanners look at every address
    assert client.post(there, {"List-Unsubscribe": "One-Click"}).status_code == 200
    one.refresh_from_db()
    assert one.frequency == "never"
    assert client.post(there).status_code == 200
    one.delete()
    assert client.get(there).status_code == 200


@pytest.mark.parametrize("token", ["x", "a.b", "0f9d0e6e-0000-4000-8000-000000000000.AAAA", "%00", "é"])
def test_a_made_up_address_stops_nothing(client, token):
    saved(world.a_user())
    assert client.post(f"/soeg/foelg/stop/{token}/").status_code == 404


def test_an_erased_persons_searches_are_gone(ida):
    saved(ida)
    erase(ida, by=ida)
    assert not SavedSearch.objects.exists()
