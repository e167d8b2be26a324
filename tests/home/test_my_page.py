"""My page: nobody is left without a next step."""

import pytest
from django.urls import reverse

from partners import actions as partners
from tests.factories import house
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_who_has_nothing_waiting_is_shown_where_to_look(client):
    house.a_house()
    client.force_login(UserFactory())
    page = client.get(reverse("my_page"))
    assert page.context["is_quiet"]
    around = page.content.decode().split('id="look-around"')[1].split("</section>")[0]
    for entry in page.context["chrome"]["nav"][:3]:
        assert f'href="{entry["url"]}"' in around


@pytest.mark.parametrize(("group", "shown"), [("editor", True), ("facilitator", True), ("data_officer", False)])
def test_who_writes_pages_finds_the_way_to_them(client, settings, group, shown):
    settings.STAFF_SECOND_FACTOR = False
    house.a_house()
    client.force_login(house.a_user("ea", group))
    assert ('href="/cms/"' in client.get(reverse("my_page")).content.decode()) == shown


@pytest.mark.parametrize(("group", "there"), [("facilitator", "/cms/"), ("data_officer", "/sager/ny/")])
def test_a_new_challenge_is_begun_from_the_cases(client, settings, group, there):
    """In the CMS by who writes there, else in plain words."""
    settings.STAFF_SECOND_FACTOR = False
    frida = house.a_house()
    department = house.a_department(frida)
    ea = house.a_user("ea", group)
    partners.confirm_membership(partners.ask_to_join(department, by=ea), by=frida)
    client.force_login(ea)
    address = client.get(reverse("case_list")).context["write_url"]
    assert address.startswith(there)
    assert client.get(address).status_code == 200


def test_a_page_that_waits_stands_with_those_who_may_approve_it_and_leads_to_it(client, settings):
    settings.STAFF_SECOND_FACTOR = False
    frida = house.a_house()
    page = house.a_draft(frida, title="Renere luft").pages.get()
    page.save_revision(user=frida)
    page.get_workflow().start(page, frida)
    there = f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"'
    shown = {}
    for user in (frida, house.a_user("finn", "facilitator"), house.a_user("edith", "editor"), UserFactory()):
        client.force_login(user)
        shown[user.name] = there in client.get(reverse("my_page")).content.decode()
    assert [name for name, seen in shown.items() if seen] == ["Finn"]
