"""Other ways to the same pages: keys alone, no JavaScript, a narrow window, English."""

import pytest
from playwright.sync_api import expect

from challenges.models import Response
from hub.home.models import HomePage
from partners import actions as partners
from tests.accounts.signing_in import PASSWORD, with_password
from tests.e2e.walking import Walker, da
from tests.factories import house

PUBLIC = ["/", "/udfordringer/", "/pilotprojekter/", "/erfaringer/", "/nyheder/", "/partnere/", "/soeg/?q=luft"]
PUBLIC += ["/tal/", "/data/", "/data/challenges/", "/saadan-virker-soegningen/"]
ENGLISH = ["/en/", "/en/challenges/", "/en/pilots/", "/en/learnings/", "/en/partnere/", "/en/soeg/?q=luft"]
ENGLISH += ["/en/tal/", "/en/data/", "/en/saadan-virker-soegningen/"]
TITLE = "Renere luft langs Ringgaden"


@pytest.fixture
def town(transactional_db, drain):
    """A hub with one open challenge, and a company of Anna's."""
    frida = house.a_house()
    HomePage.objects.get(locale__language_code="da").save_revision().publish(skip_permission_checks=True)
    challenge = house.a_challenge(frida)
    anna = with_password(house.a_user("anna"))
    partners.verify(partners.register(name="Måge Sensorer", helix="business", by=anna), by=frida)
    drain()
    return challenge, anna


def test_public_pages_are_accessible_fit_a_small_phone_and_raise_no_complaint(town, page, accessible):
    page.set_viewport_size({"width": 320, "height": 700})
    for path in [*PUBLIC, town[0].pages.get().get_url()]:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", "da")
        accessible(page)


def test_public_pages_are_as_good_in_english(town, page, accessible):
    for path in ENGLISH:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        accessible(page)


def test_signing_in_and_registering_need_no_mouse(town, page):
    page.goto("/konto/login/")
    to(page, "[name=login]").press_sequentially(town[1].email)
    to(page, "[name=password]").press_sequentially(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(da("My page"))
    page.goto("/partnere/ny/")
    to(page, "[name=name]").press_sequentially("Bageri Blåbær")
    to(page, "[name=helix]")
    page.keyboard.press("Space")
    to(page, "[name=description]").press_sequentially("Rugbrød til kontorer.")
    to(page, "main form button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(da("What you can show"))


def to(page, wanted):
    """Tab until the wanted thing has the focus, and the focus is seen."""
    for _step in range(40):
        page.keyboard.press("Tab")
        focused = page.locator("*:focus")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return focused
    raise AssertionError(f"{wanted} was not reached with the Tab key on {page.url}")


def test_filters_search_signing_in_and_answering_need_no_javascript(town, new_context):
    challenge, anna = town
    anna = Walker(new_context(java_script_enabled=False).new_page(), lambda page: None, anna)
    anna.goes_to("/udfordringer/?phase=decided").reads(da("No challenges fit"))
    anna.goes_to("/udfordringer/").chooses(phase="open", helix="business")
    anna.presses("Show results", "Udfordringer").follows(TITLE, TITLE)
    anna.goes_to("/soeg/").writes(q="luft")
    anna.main.locator("form:has([name=q]) button").first.click()
    anna.sees().follows(TITLE, TITLE)
    anna.signs_in().goes_to(challenge.pages.get().get_url())
    writing = da("Your response to %(title)s", title=TITLE)
    anna.follows(da("Answer the challenge")).presses("Begin", writing)
    anna.answers("1 ", "Vi måler.").presses("Save draft", writing).presses("Hand in", da("Receipt"))
    assert Response.objects.get().status == Response.Status.SUBMITTED
