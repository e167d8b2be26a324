"""An owner builds a team in a browser: reads it, changes it by hand, and invites from it as the route allows."""

import re

import pytest
from playwright.sync_api import expect

from challenges.models import Invitation
from partners import actions as partners
from partners.models import Organisation
from search.models import TeamSeat
from tests.e2e.walking import Walker, da
from tests.factories import house

TITLE = "Renere luft langs Ringgaden"
FIRMS = {"Måge Sensorer": "luftkvalitet", "Terne Målinger": "trafik", "Ravn Trafik": "trafik"}
LAB, ALL = (
    "Institut for Luft",
    "Vi måler luftkvalitet, støj og trafik langs Ringgaden og ser efter, om luften bliver renere.",
)


@pytest.fixture
def town(transactional_db, drain):
    """An open challenge on equal terms, three companies and an institute that fit, and the owner."""
    frida = house.a_house()
    department = house.a_department(frida)
    ove, anna = house.a_user("ove"), house.a_user("anna")
    partners.confirm_membership(partners.ask_to_join(department, by=ove), by=frida)
    for name, topic in {**FIRMS, LAB: "stoej"}.items():
        firm = partners.register(name=name, helix="academia" if name == LAB else "business", by=anna)
        tagged = Organisation.objects.get(pk=firm.pk)
        tagged.topics.set(topic_named(topic))
        tagged.save()
        partners.consent(firm, by=anna)
        partners.declare_evidence(firm, kind="solution", text=ALL, by=anna)
        partners.verify(firm, by=frida)
    need = house.block(helix="business", competence="Målere", topics=["luftkvalitet", "trafik", "stoej"], number=2)
    civil = house.block(helix="civil", competence="Forældre, der vil måle", topics=[], number=1)
    house.a_challenge(frida, department, needs=[need, civil])
    drain()
    return ove


def topic_named(slug):
    from hub.base.models import Topic

    return Topic.objects.filter(slug=slug)


def seat(walker, name):
    return walker.main.locator(".seats > li", has=walker.page.get_by_role("heading", name=name, exact=True))


def decides(walker, words, name):
    """One of the buttons that tell of whom they are to those who hear the page."""
    walker.main.get_by_role("button", name=re.compile(f"^{da(words)} {name}")).click()
    walker.sees(TITLE)


def test_an_owner_builds_a_team_and_invites_from_it(town, person, accessible):
    ove = person(town).is_signed_in().goes_to("/sager/", da("Cases")).follows(TITLE, TITLE)
    ove.follows(da("Matches"), TITLE).follows(da("Build a team"), TITLE)
    ove.presses("Propose a team", TITLE).reads(LAB, "Måge Sensorer", da("The seat is open"), "Forældre, der vil måle")
    expect(seat(ove, "Måge Sensorer")).to_contain_text("Luftkvalitet")
    decides(ove, "Must be in", "Måge Sensorer")
    expect(seat(ove, "Måge Sensorer").get_by_role("button", name=re.compile(da("Need not be in")))).to_be_visible()
    other = next(name for name in ("Terne Målinger", "Ravn Trafik") if seat(ove, name).count())
    another = next(name for name in ("Terne Målinger", "Ravn Trafik") if name != other)
    decides(ove, "Leave out", other)
    expect(seat(ove, another)).to_be_visible()
    assert TeamSeat.objects.get(organisation__name=other).state == "left_out"
    invites_as_the_route_allows(ove)
    ove.page.set_viewport_size({"width": 390, "height": 800})
    accessible(ove.page)


def invites_as_the_route_allows(ove):
    """The unpaid seat from the team; the companies all at once or not at all."""
    expect(seat(ove, "Måge Sensorer").get_by_role("link", name=re.compile(f"^{da('Invite')} "))).to_have_count(0)
    ove.main.locator("form:has([value=invite]) button").click()
    ove.sees(TITLE)
    assert [one.organisation.name for one in Invitation.objects.all()] == [LAB]
    expect(seat(ove, LAB)).to_contain_text(da("Invited"))
    ove.follows("Invitér alle 3 match på én gang", da("Invite to answer"))
    ove.main.locator("form.act button").click()
    ove.sees(TITLE)
    assert Invitation.objects.count() == 4


def test_a_team_is_built_without_javascript(town, new_context):
    ove = Walker(new_context(java_script_enabled=False).new_page(), lambda page: None, town)
    ove.signs_in().goes_to("/sager/").follows(TITLE, TITLE).follows(da("Matches")).follows(da("Build a team"))
    ove.presses("Propose a team", TITLE).reads(LAB)
    ove.main.get_by_text(da("Change how many of each part")).click()
    ove.main.locator("[name=business]").select_option("1-1")
    ove.presses("Find the team with these numbers", TITLE)
    assert TeamSeat.objects.filter(organisation__helix="business").count() == 1


ROWS = """number => {
  const cards = "<li class='card'>Plads</li>".repeat(number);
  document.querySelector("main").innerHTML = `<div class="wrap"><ul class="seats">${cards}</ul></div>`;
  const tops = [...document.querySelectorAll(".seats > li")].map(one => one.getBoundingClientRect().top);
  return [...new Set(tops)].map(top => tops.filter(other => other === top).length);
}"""  # how many cards stand in each row


def test_no_seat_stands_alone_in_the_last_row(page):
    page.goto("/styleguide/")
    for width, rows in (
        (1280, {3: [3], 4: [4], 5: [3, 2], 6: [3, 3], 7: [4, 3], 8: [4, 4], 9: [3, 3, 3]}),
        (768, {4: [2, 2], 5: [1, 2, 2], 6: [2, 2, 2]}),
        (390, {5: [1] * 5}),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        assert {number: page.evaluate(ROWS, number) for number in rows} == rows, width
