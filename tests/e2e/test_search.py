"""Searching in a browser: suggestions by keyboard, and the page in each of its states."""

import pytest
from playwright.sync_api import expect

from hub.base.models import Topic
from hub.kit.worker import drain
from tests.search import world
from tests.search.test_generations import settle

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (320, 390, 1280)


@pytest.fixture
def town(transactional_db):
    topics = [Topic.objects.create(name=f"Meget langt temanavn {n}", slug=f"tema-{n}") for n in range(12)]
    world.a_challenge("Luftkvalitetssensorer på lygtepæle", "Biler forurener luften.", topics=topics)
    world.a_challenge("Cleaner air at school gates", "Luft og luften.")
    for number in range(11):
        world.an_organisation(f"Måge og Fyr {number}", "Vi måler luft")
    drain()
    settle()


def test_a_title_is_reached_by_keyboard_from_the_header_of_any_page(page, town, accessible):
    page.goto("/partnere/")
    page.locator(".seek summary").press("Enter")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    field.press_sequentially("sens", delay=30)
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "true")
    accessible(page)
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_be_focused()
    field.press("ArrowDown")
    expect(options).to_have_count(1)
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    field.press("Enter")
    page.wait_for_url("**/udfordringer/**")
    expect(page.locator("h1")).to_have_text("Luftkvalitetssensorer på lygtepæle")


def test_enter_without_a_choice_searches_and_escape_leaves_the_search(page, town):
    page.goto("/partnere/")
    summary = page.locator(".seek summary")
    summary.click()
    field = page.get_by_role("combobox")
    field.press("Escape")
    expect(field).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    field.press_sequentially("luft", delay=30)
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    page.wait_for_url("**/soeg/?q=luft")
    page.get_by_role("combobox").or_(page.locator("#q")).click()


def test_the_search_works_without_javascript(new_context, town):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/partnere/")
    page.locator(".seek summary").click()
    page.locator("#seek").fill("luft")
    page.locator("#seek").press("Enter")
    page.wait_for_url("**/soeg/?q=luft")
    page.get_by_role("link", name="Frist først").click()
    expect(page.locator(".result h3").first).to_be_visible()


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_state_of_the_search_page_is_accessible(page, town, accessible, language):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for query in ("", "?q=luft", "?q=lufften", "?q=xyzzy&type=partner", "?q=" + "æ" * 900):
            page.goto(f"{language}/soeg/{query}")
            accessible(page)
        page.goto(f"{language}/soeg/")
        page.locator("#q").press_sequentially("luft", delay=30)
        expect(page.get_by_role("option").first).to_be_visible()
        accessible(page)
