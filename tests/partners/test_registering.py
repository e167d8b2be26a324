"""How an organisation is put on record."""

import datetime as dt
import importlib
import uuid

import pytest
from django.apps import apps

from hub.kit import clock
from hub.kit.clock import now
from partners import actions
from partners.actions.imports import bring_in
from partners.models import Membership, Organisation
from search import profiles
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory, an_admin_of

pytestmark = pytest.mark.django_db

GOOD = {"name": "Måge & Fyr ApS", "helix": "business", "cvr": "13 58 56 28", "description": "Vi måler støj."}


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def form(**fields):
    return GOOD | {"key": uuid.uuid4()} | fields


def test_registering_asks_for_a_sign_in(client):
    assert client.get("/partnere/ny/").headers["Location"].startswith("/konto/login/?next=")


def test_whoever_registers_administers_and_the_organisation_waits_to_be_verified(client, person):
    answer = client.post("/partnere/ny/", form())
    organisation = Organisation.objects.get()
    assert answer.headers["Location"].startswith(organisation.get_absolute_url())
    assert (organisation.cvr, organisation.slug, organisation.is_verified) == ("13585628", "maage-fyr-aps", False)
    membership = Membership.objects.get(user=person)
    assert (membership.role, membership.is_active) == ("admin", True)


def test_the_form_sent_twice_makes_one_organisation(client, person):
    given = form()
    first, second = client.post("/partnere/ny/", given), client.post("/partnere/ny/", given)
    assert first.headers["Location"] == second.headers["Location"]
    assert Organisation.objects.count() == 1


def test_going_back_and_sending_a_fresh_form_makes_no_twin(client, person):
    client.post("/partnere/ny/", form(cvr=""))
    again = client.post("/partnere/ny/", form(cvr="", name="måge & fyr aps"))
    assert list(again.context["form"].errors) == ["name"]
    assert Organisation.objects.count() == 1
    client.force_login(UserFactory())
    client.post("/partnere/ny/", form(cvr=""))  # somebody else's may have the same name
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("cvr", ["12345678", "1234", "abcdefgh", "13585628 13585628"])
def test_a_wrong_cvr_number_is_told_beside_the_field_and_what_was_typed_is_kept(client, person, cvr):
    page = client.post("/partnere/ny/", form(cvr=cvr))
    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["cvr"]
    assert "Måge &amp; Fyr ApS" in page.content.decode()
    assert not Organisation.objects.exists()


def test_a_cvr_number_that_is_taken_leads_to_asking_to_join(client, person):
    OrganisationFactory(cvr="13585628")
    page = client.post("/partnere/ny/", form())
    assert list(page.context["form"].errors) == ["cvr"]
    assert Organisation.objects.count() == 1


def test_an_organisation_without_a_number_is_welcome(client, person):
    client.post("/partnere/ny/", form(cvr="", name="Beboerne", helix="civil"))
    client.post("/partnere/ny/", form(cvr="", name="Naboerne", helix="civil"))
    assert list(Organisation.objects.values_list("cvr", flat=True)) == [None, None]


@pytest.mark.parametrize("fields", [{"name": ""}, {"helix": ""}, {"helix": "other"}, {"website": "ikke en adresse"}])
def test_what_is_missing_or_wrong_is_told_and_nothing_is_made(client, person, fields):
    assert client.post("/partnere/ny/", form(**fields)).context["form"].errors.keys() == fields.keys()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("name", ["Ny", "🙂", "x" * 200])
def test_every_name_gets_an_address_of_its_own(client, person, name):
    client.post("/partnere/ny/", form(name=name, cvr=""))
    client.force_login(UserFactory())
    client.post("/partnere/ny/", form(name=name, cvr=""))
    Organisation.objects.update(verified_at=now())
    for organisation in Organisation.objects.all():
        page = client.get(organisation.get_absolute_url())
        assert page.context["organisation"] == organisation
    assert Organisation.objects.count() == 2


def test_a_place_the_map_does_not_know_is_kept_and_named_beside_the_thanks(client, person):
    page = client.post("/en/partnere/ny/", form(places="Randers, Havrevig"), follow=True)
    told = [str(message) for message in page.context["messages"]]
    assert Organisation.objects.get().places == "Randers, Havrevig"
    assert [text for text in told if "Havrevig" in text]
    assert not [text for text in told if "Randers" in text]
    slug = Organisation.objects.get().slug
    again = client.post(f"/en/partnere/{slug}/ret/", form(places="Randers", public="on"), follow=True)
    assert len(list(again.context["messages"])) == 1


# --- When it can start ----------------------------------------------------------------------------------------------

LATER = dt.timedelta(days=120)


def test_when_it_can_start_is_known_since_it_was_last_asked_and_no_other_change_renews_it():
    member = UserFactory()
    firm = actions.register(name="Måge", helix="business", by=member, start_within=3)
    told = firm.start_told_at
    assert told is not None
    with clock.at(now() + LATER):
        actions.verify(firm, by=UserFactory())
        firm = actions.change(firm, by=member, website="https://maage.example/")
        assert firm.start_told_at == told
        assert profiles.actor_of(firm).told_on == told.date()
        firm = actions.change(firm, by=member, start_within=3)
        assert firm.start_told_at == now()
        assert actions.change(firm, by=member, start_within=None).start_told_at is None


def test_the_form_of_the_profile_and_an_import_say_it_anew(client):
    firm = bring_in(external_id="x", name="Fyr", start_within=8)
    assert firm.start_told_at is not None
    assert bring_in(external_id="y", name="Tavs").start_told_at is None
    client.force_login(an_admin_of(firm))
    there = f"/partnere/{firm.slug}/ret/"
    sent = {"name": "Fyr", "helix": "business", "start_within": "8", "public": "on"}
    with clock.at(now() + LATER):
        assert client.post(there, sent).status_code == 302
        firm.refresh_from_db()
        assert firm.start_told_at == now()


def test_what_was_told_before_the_date_was_kept_counts_from_the_last_change():
    silent, firm = OrganisationFactory(), OrganisationFactory(start_within=4)
    migration = importlib.import_module("partners.migrations.0003_when_capacity_was_told")
    migration.begin_with_the_last_change(apps, None)
    for one in (silent, firm):
        one.refresh_from_db()
    assert (silent.start_told_at, firm.start_told_at) == (None, firm.changed_at)


def test_a_page_of_an_invalid_change_is_headed_by_the_name_that_is_saved(client):
    firm = OrganisationFactory(name="Måge", slug="maage")
    client.force_login(an_admin_of(firm))
    page = client.post("/partnere/maage/ret/", {"name": "Ny fugl", "cvr": "123"})
    assert page.context["form"].errors
    assert page.context["organisation"].name == "Måge"
    assert 'value="Ny fugl"' in page.content.decode()
