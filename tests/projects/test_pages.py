"""The public pages: what they tell, what they keep to themselves, and how often they ask the database."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Site

from hub.base import memory
from hub.base.models import SiteSettings, Topic
from hub.kit import clock
from hub.kit.audit import AuditEntry
from projects import actions
from projects.models import Pilot
from tests.factories.partners import OrganisationFactory
from tests.factories.projects import (
    DAY,
    LearningPageFactory,
    PilotFactory,
    PilotPageFactory,
    a_selected_response,
    ready,
)

pytestmark = pytest.mark.once


def a_shown_pilot(site, *, learnings=1, rows=3, **fields):
    """A running pilot with a page, partners, milestones, updates, numbers and learnings."""
    page = PilotPageFactory(parent=site.pilots, pilot=PilotFactory(**fields))
    pilot, lead = ready(page.pilot), page.pilot.lead
    with clock.at(clock.now() - dt.timedelta(days=100)):
        actions.start(pilot, by=lead)
    indicator = pilot.indicators.get()
    for number in range(rows):
        actions.join_partner(pilot, organisation=OrganisationFactory(), role="Måler", by=lead)
        actions.add_milestone(pilot, title=f"Trin {number}", due_on=clock.today() + number * DAY, by=lead)
        actions.write_update(pilot, text=f"Det går {number}", by=lead)
        actions.record(indicator, on=clock.today() - (1 + number * 31) * DAY, value=25 - number, by=lead)
        actions.add_indicator(pilot, name=f"Flere {number}", by=lead)
    for _number in range(learnings):
        LearningPageFactory(parent=page)
    return page


def asked(client, path):
    """The number of questions to the database when the surroundings are remembered."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as questions:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(questions)


def test_a_pilot_that_lacks_a_part_says_so_and_where_to_write(client, site):
    page = a_shown_pilot(site)
    assert "Her mangler nogen" not in client.get(page.url).content.decode()  # nobody to write to
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"contact_email": "kontakt@fjordby.example"}
    )
    memory.forget()
    text = client.get(page.url).content.decode().split("Her mangler nogen</h2>")[1].split("</div>")[0]
    assert 'href="mailto:kontakt@fjordby.example"' in text
    assert ">Viden</span>" in text
    assert ">Virksomhed</span>" not in text  # three are in
    actions.stop(page.pilot, reasons="Målerne frøs.", by=page.pilot.lead)
    memory.forget()
    assert "Her mangler nogen" not in client.get(page.url).content.decode()


def test_a_pilot_page_tells_indicator_partner_milestone_update_and_learning(client, site):
    page = a_shown_pilot(site)
    text = client.get(page.url).content.decode()
    learning = page.get_children().first()
    told = [page.title, "NO2", "Måler", "Trin 1", "Det går 2", learning.title]
    assert [words for words in told if words not in text] == []


def test_an_indicator_that_is_not_public_is_not_on_the_page(client, site):
    page = a_shown_pilot(site)
    actions.add_indicator(page.pilot, name="Kun for holdet", public=False, by=page.pilot.lead)
    assert "Kun for holdet" not in client.get(page.url).content.decode()


@pytest.mark.parametrize("day", [1, 15, 30])
def test_a_seasonal_indicator_says_when_it_can_be_judged_and_gives_no_verdict(client, site, day):
    with clock.at(dt.datetime(2026, 11, day, 12, tzinfo=dt.UTC)):
        page = PilotPageFactory(parent=site.pilots)
        pilot = ready(page.pilot)
        seasonal = pilot.indicators.get()
        actions.change_indicator(seasonal, seasonal=True, by=pilot.lead)
        actions.start(pilot, by=pilot.lead)
        actions.record(seasonal, on=clock.today(), value=10, by=pilot.lead)
        text = client.get(page.url).content.decode()
    assert "tidligst november 2027" in text
    assert "target is reached" not in text
    assert "Målet er nået" not in text
    assert "Samme måned året før" not in text  # one number is not the year before itself


def test_the_end_is_told_with_its_reasons(client, site):
    page = a_shown_pilot(site)
    actions.stop(page.pilot, reasons="Målerne frøs.", by=page.pilot.lead)
    assert "Målerne frøs." in client.get(page.url).content.decode()


def test_a_pilot_without_a_live_page_is_on_no_list(client, site):
    PilotPageFactory(parent=site.pilots, title="Hemmelig plan", live=False)
    assert "Hemmelig plan" not in client.get(site.pilots.url).content.decode()


@pytest.mark.once(False)
def test_pilots_are_chosen_by_status_and_topic_without_javascript(client, site):
    air = Topic.objects.create(name="Luft", slug="luft")
    first = a_shown_pilot(site)
    first.topics.add(air)
    first.save_revision().publish()
    second = PilotPageFactory(parent=site.pilots)
    shown = {
        query: [page.title in client.get(f"{site.pilots.url}?{query}").content.decode() for page in (first, second)]
        for query in ("status=running", "status=planned", "topic=luft", "status=running&status=planned", "topic=nej")
    }
    assert shown == {
        "status=running": [True, False],
        "status=planned": [False, True],
        "topic=luft": [True, False],
        "status=running&status=planned": [True, True],
        "topic=nej": [True, True],
    }


@pytest.mark.once(False)
def test_learnings_of_what_failed_can_be_chosen(client, site):
    above = PilotPageFactory(parent=site.pilots)
    failed = LearningPageFactory(parent=above, result="failed")
    worked = LearningPageFactory(parent=above, result="worked")
    text = client.get(f"{site.learnings.url}?result=failed").content.decode()
    assert (failed.title in text, worked.title in text) == (True, False)


def test_the_english_list_shows_what_is_only_danish_and_marks_it(client, site):
    english = Locale.objects.create(language_code="en")
    for page in (site.home, site.pilots):
        page.copy_for_translation(english).save_revision().publish()
    both = PilotPageFactory(parent=site.pilots, title="Oversat")
    translation = both.copy_for_translation(english)
    translation.title = "Translated"
    translation.save_revision().publish()
    only = PilotPageFactory(parent=site.pilots, title="Kun på dansk")
    text = client.get(site.pilots.get_translation(english).url).content.decode()
    assert "Translated" in text
    assert "Oversat" not in text
    assert f'<h3 lang="da"><a href="{only.url}">Kun på dansk' in text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_pilot_page_asks_no_more_for_more_rows(client, site, rows):
    page = a_shown_pilot(site, rows=rows, learnings=rows)
    assert asked(client, page.url) <= 6


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_ask_no_more_for_more_rows(client, site, rows):
    for _number in range(rows):
        a_shown_pilot(site, rows=1)
    assert asked(client, site.pilots.url) <= 4
    assert asked(client, site.learnings.url) <= 4


def test_a_learning_page_tells_what_did_not_work(client, site):
    page = LearningPageFactory(
        parent=PilotPageFactory(parent=site.pilots), did_not_work="<p>Skærmene hjalp ikke.</p>", result="failed"
    )
    assert "Skærmene hjalp ikke." in client.get(page.url).content.decode()


def test_the_whole_declaration_can_be_read_once_it_is_approved(client, site):
    page = a_shown_pilot(site)
    waiting = PilotPageFactory(parent=site.pilots).pilot
    answers = {"data": "Endnu ikke godkendt", "safeguards": "Nej", "kept_months": 1}
    actions.declare_data_use(waiting, by=waiting.lead, **answers)
    assert "Luftmålinger" in client.get(f"/databrug/{page.pilot.public_id}/").content.decode()
    assert client.get(f"/databrug/{waiting.public_id}/").status_code == 404


def test_publishing_tells_of_a_learning_once(site):
    pilot = actions.plan((response := a_selected_response()).challenge, response, by=None)
    page = pilot.pages.get()
    page.save_revision().publish()
    learning = LearningPageFactory(parent=page, live=False)
    for _time in range(2):
        learning.save_revision().publish()
    told = AuditEntry.objects.filter(subject_id=pilot.public_id, action__endswith="published")
    assert sorted(told.values_list("action", flat=True)) == ["projects.learning_published", "projects.pilot_published"]
    assert Pilot.objects.public().get() == pilot
