"""A department begins a challenge in plain words; the rest of its life is as any other's."""

import uuid

import pytest
from django.urls import reverse

from challenges.models import Challenge, ChallengePage
from partners import actions as partners
from tests.factories import house

pytestmark = pytest.mark.django_db
DOOR = "/sager/ny/"


@pytest.fixture
def frida():
    return house.a_house()


@pytest.fixture
def owner(frida):
    owner = house.a_user("owner")
    department = house.a_department(frida)
    partners.confirm_membership(partners.ask_to_join(department, by=owner), by=frida)
    owner.department = department
    return owner


def told(owner, **changes):
    return {
        "department": owner.department.pk,
        "title": "Hvordan får vi færre huller i cykelstierne?",
        "problem": "Cyklister vælter.\r\n\r\nHver uge <b>én</b>.",
        "key": str(uuid.uuid4()),
    } | changes


def test_an_owner_begins_a_draft_that_stands_among_the_cases_with_what_is_missing(client, owner):
    client.force_login(owner)
    assert DOOR in client.get(reverse("case_list")).content.decode()
    assert "</form>" in client.get(DOOR).content.decode()
    answer = client.post(DOOR, told(owner, affected_count="40"))
    challenge = Challenge.objects.get()
    assert answer["Location"] == reverse("case_detail", args=[challenge.public_id])
    page = ChallengePage.objects.get()
    assert (page.live, page.department, page.affected_count) == (False, owner.department, 40)
    assert page.problem == "<p>Cyklister vælter.</p>\n\n<p>Hver uge &lt;b&gt;én&lt;/b&gt;.</p>"
    assert page.title in client.get(answer["Location"]).content.decode()


def test_the_form_sent_twice_begins_one(client, owner):
    client.force_login(owner)
    given = told(owner)
    assert client.post(DOOR, given)["Location"] == client.post(DOOR, given)["Location"]
    assert Challenge.objects.count() == 1


@pytest.mark.parametrize("number", ["mange", "-1", "99999999999999"])
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, owner, number):
    client.force_login(owner)
    page = client.post(DOOR, told(owner, title="", affected_count=number)).content.decode()
    assert 'href="#id_title"' in page
    assert 'href="#id_affected_count"' in page
    assert "Cyklister vælter." in page
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("hostile", ["\x00", "🙂" * 50, '"><script>alert(1)</script>', "a" * 300])
def test_whatever_is_typed_is_kept_or_refused_and_never_an_error(client, owner, hostile):
    client.force_login(owner)
    answer = client.post(DOOR, told(owner, title=hostile, problem=hostile, affected=hostile), follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_nobody_begins_one_for_a_department_of_others(client, owner, frida):
    other = partners.add_unit(owner.department.parent, name="Kultur", by=frida)
    client.force_login(owner)
    assert client.post(DOOR, told(owner, department=other.pk)).status_code == 200
    client.force_login(house.a_user("stranger"))
    assert client.get(DOOR).status_code == 404
    assert client.post(DOOR, told(owner)).status_code == 404
    assert not Challenge.objects.exists()
    client.force_login(frida)
    assert client.post(DOOR, told(owner, department=other.pk)).status_code == 302
