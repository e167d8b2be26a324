"""The public list of partners and each partner's page."""

import pytest

from hub.base import memory
from hub.base.models import Topic
from partners.models import Helix
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    EvidenceFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    a_member_of,
    an_asker_of,
)

pytestmark = pytest.mark.django_db

NASTY = ['"', "\x00", "a" * 5000, "🙂", "%", "<script>alert(1)</script>", "';--", "\\", "_"]


def with_topics(organisation, *names):
    organisation.topics.set([Topic.objects.get_or_create(name=name, slug=name.lower())[0] for name in names])
    organisation.save()
    return organisation


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_four_queries_however_long(client, number, django_assert_num_queries, monkeypatch):
    for _ in range(number):
        with_topics(OrganisationFactory(parent=OrganisationFactory()), "Radar", "Akustik")
    client.get("/partnere/")
    monkeypatch.setattr(memory._memory, "looked_at", -1e9)  # the content version is asked once a request
    with django_assert_num_queries(4):
        client.get("/partnere/")


@pytest.mark.parametrize("number", [1, 3])
def test_a_partners_page_takes_as_many_queries_for_three_of_each_as_for_one(
    client, number, django_assert_max_num_queries
):
    organisation = with_topics(OrganisationFactory(), *[f"Emne{index}" for index in range(number)])
    for _ in range(number):
        EvidenceFactory(organisation=organisation)
        OrganisationFactory(parent=organisation)
        PersonFactory(user=a_member_of(organisation), public=True)
    client.get(organisation.get_absolute_url())
    with django_assert_max_num_queries(7):
        client.get(organisation.get_absolute_url())


def names_in(answer):
    return {card["name"] for card in answer.context["cards"]}


def test_the_list_shows_who_is_verified_and_public_and_nobody_else(client):
    OrganisationFactory(name="Vist")
    OrganisationFactory(name="Ubekræftet", verified_at=None)
    OrganisationFactory(name="Skjult", public=False)
    assert names_in(client.get("/partnere/")) == {"Vist"}


def test_the_list_is_narrowed_by_part_competence_and_words(client):
    with_topics(OrganisationFactory(name="Æblegård", description="Vi måler støj."), "Radar")
    with_topics(OrganisationFactory(name="Instituttet", helix=Helix.ACADEMIA), "Akustik")
    EvidenceFactory(organisation=OrganisationFactory(name="Fyret"), text="Sensorer på havnen.")
    assert names_in(client.get("/partnere/?helix=academia")) == {"Instituttet"}
    assert names_in(client.get("/partnere/?topic=radar")) == {"Æblegård"}
    assert names_in(client.get("/partnere/?topic=radar&topic=akustik")) == {"Æblegård", "Instituttet"}
    assert names_in(client.get("/partnere/?q=æblegård")) == {"Æblegård"}
    assert names_in(client.get("/partnere/?q=sensorer")) == {"Fyret"}
    assert names_in(client.get("/partnere/?q=akust")) == {"Instituttet"}
    assert names_in(client.get("/partnere/?q=støj&helix=academia")) == set()


@pytest.mark.parametrize("query", NASTY)
@pytest.mark.parametrize("name", ["q", "topic", "helix", "page"])
def test_the_list_answers_whatever_is_asked(client, name, query):
    OrganisationFactory()
    answer = client.get("/partnere/", {name: query})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/partnere/", "/en/partnere/"])
def test_an_empty_list_says_so(client, path):
    assert 'class="empty"' in client.get(path).content.decode()


def test_what_may_not_be_seen_does_not_exist(client):
    hidden = OrganisationFactory(verified_at=None)
    stranger, asker, member = UserFactory(), an_asker_of(hidden), a_member_of(hidden)
    statuses = {}
    for name, user in {"nobody": None, "stranger": stranger, "asker": asker, "member": member}.items():
        client.logout()
        if user:
            client.force_login(user)
        statuses[name] = client.get(hidden.get_absolute_url()).status_code
    assert statuses == {"nobody": 404, "stranger": 404, "asker": 200, "member": 200}


def test_a_partners_page_shows_what_it_can_show_and_who_wants_to_be_asked(client):
    organisation = OrganisationFactory(name="Måge & Fyr", cvr="13585628")
    EvidenceFactory(organisation=organisation, title="Stille nætter")
    OrganisationFactory(name="Afdeling Nord", parent=organisation)
    OrganisationFactory(name="Hemmelig afdeling", parent=organisation, verified_at=None)
    PersonFactory(user=a_member_of(organisation), name="Signe Holt", public=True)
    PersonFactory(user=a_member_of(organisation), name="Skjulte Sven")
    ended = MembershipFactory(organisation=organisation, ended_at=organisation.verified_at).user
    PersonFactory(user=ended, name="Forhenværende Frede", public=True)
    page = client.get(organisation.get_absolute_url()).content.decode()
    for word in ("Måge &amp; Fyr", "13585628", "Stille nætter", "Afdeling Nord", "Signe Holt"):
        assert word in page
    for word in ("Hemmelig", "Skjulte Sven", "Forhenværende"):
        assert word not in page


def test_partners_stand_in_the_main_menu(client):
    page = client.get("/partnere/").content.decode()
    assert 'href="/partnere/" aria-current="page"' in page
