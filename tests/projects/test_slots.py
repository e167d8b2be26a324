"""What pilots add to others' pages, and whom they tell."""

import pytest
from django.utils.translation import override

from challenges.actions import release
from hub.kit import slots
from projects import actions
from projects.models import LearningPage
from projects.models.pilots import words_of_role
from tests.factories import challenges_answers as case
from tests.factories.accounts import UserFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory
from tests.factories.projects import (
    LearningPageFactory,
    PilotFactory,
    PilotPageFactory,
    a_data_officer,
    a_member_of,
    a_running_pilot,
    a_selected_response,
    an_ended_pilot,
    ready,
)

pytestmark = pytest.mark.django_db


def titles(prefix, thing, user):
    """The titles of the pilots in the only slot that was filled."""
    filled = [rows for rows in slots.collect(prefix, thing, user).values() if rows]
    return [row["title"] for _template, context in (filled[0] if filled else []) for row in context["rows"]]


def test_my_page_shows_the_pilots_that_i_or_my_organisations_work_on():
    mine, other = PilotFactory(title="Mit"), PilotFactory(title="Deres")
    ended = an_ended_pilot(lead=mine.lead)
    partner = OrganisationFactory()
    actions.join_partner(other, organisation=partner, role="Måler", by=other.lead)
    assert titles("my_page.pilots", None, mine.lead) == ["Mit"]
    assert titles("my_page.pilots", None, a_member_of(partner)) == ["Deres"]
    assert titles("my_page.pilots", None, UserFactory()) == []
    assert ended.title not in titles("my_page.pilots", None, mine.lead)


def test_data_officers_find_the_declarations_that_wait_for_them():
    officer, lead = a_data_officer(), a_data_officer()
    pilot = PilotFactory(lead=lead)
    answers = {"data": "Luft", "safeguards": "Ingen personer", "kept_months": 2}
    actions.send_data_use(actions.declare_data_use(pilot, by=lead, **answers), by=lead)
    assert titles("my_page.tasks", None, officer) == [pilot.title]
    assert titles("my_page.tasks", None, lead) == []
    assert titles("my_page.tasks", None, UserFactory()) == []


def test_an_organisations_page_shows_its_public_pilots_only(site):
    organisation = OrganisationFactory()
    shown, planned = PilotPageFactory(parent=site.pilots), PilotPageFactory(parent=site.pilots, live=False)
    for page in (shown, planned):
        actions.join_partner(page.pilot, organisation=organisation, role="Måler", by=page.pilot.lead)
    assert titles("organisation.", organisation, UserFactory()) == [shown.title]


def test_a_case_shows_its_planned_pilots_to_those_who_handle_it():
    response = a_selected_response(challenge=case.an_open_challenge())
    pilot = actions.plan(response.challenge, response, by=None)
    member = a_member_of(response.challenge.department)
    assert titles("case.pilots", response.challenge, member) == [pilot.title]
    assert titles("case.pilots", response.challenge, UserFactory()) == []


def test_a_decided_case_leads_to_its_pilots_above_the_responses(client, drain):
    response = case.a_submission()
    with case.after(response.challenge):
        case.opened(response.challenge)
        response.refresh_from_db()
        case.decided(response)
        release(response.challenge, by=case.a_facilitator())
        drain()
        pilot = response.challenge.pilots.get()
        client.force_login(a_member_of(response.challenge.department))
        page = client.get(f"/sager/{response.challenge.public_id}/").content.decode()
    assert pilot.get_status_display() in page
    assert 0 < page.index(f"/pilot/{pilot.public_id}/") < page.index('id="responses"')


def test_the_page_leads_those_who_work_on_the_pilot_to_the_workspace(client, site):
    page = PilotPageFactory(parent=site.pilots)
    way = f"/pilot/{page.pilot.public_id}/"
    assert way not in client.get(page.url).content.decode()
    client.force_login(page.pilot.lead)
    assert way in client.get(page.url).content.decode()


def test_a_sensitive_pilot_is_not_named_in_what_is_sent(drain):
    pilot = PilotPageFactory(pilot=PilotFactory(title="Forladte ældre", sensitive=True)).pilot
    actions.start(ready(pilot), by=UserFactory())
    drain()
    notices = [notice.subject + notice.text for notice in pilot.lead.notices.all()]
    mails = [mail.subject + mail.body for mail in pilot.lead.deliveries.all()]
    assert len(notices) == len(mails) == 2
    assert [words for words in notices + mails if "Forladte" in words] == []


def test_all_partners_are_told_of_the_end_once(drain):
    pilot = a_running_pilot()
    partner = OrganisationFactory()
    member, left = a_member_of(partner), MembershipFactory(organisation=partner)
    left.ended_at = left.confirmed_at
    left.save()
    drain()
    actions.join_partner(pilot, organisation=partner, role="Måler", by=pilot.lead)
    LearningPageFactory(parent=pilot.pages.get())
    actions.stop(pilot, reasons="Det virkede ikke.", by=pilot.lead)
    drain()
    drain()
    assert [notice.kind for notice in member.notices.all()] == ["pilot_stopped"]
    assert not left.user.notices.exists()
    assert not pilot.lead.notices.filter(kind="pilot_stopped").exists(), "who ended it knows"


def test_whoever_works_on_a_pilot_writes_a_learning_and_an_editor_publishes_it(client, drain):
    pilot, editor = a_running_pilot(), UserFactory(groups=["editor"])
    client.force_login(pilot.lead)
    path = f"/pilot/{pilot.public_id}/erfaring/"
    sent = {"title": "Mål på nordsiden", "summary": "Solen varmede.", "result": "failed", "evidence": "measured"}
    sent |= {
        "date": "2026-11-01",
        "did_not_work": "<b>Skærme</b>",
        "key": client.get(path).context["form"]["key"].value(),
    }
    for _time in range(2):
        assert client.post(path, sent).status_code == 302
    drain()
    page = LearningPage.objects.get()
    assert (page.live, page.did_not_work) == (False, "<p>&lt;b&gt;Skærme&lt;/b&gt;</p>")
    assert [missing.part for missing in actions.missing_to_end(pilot)] == ["learnings"]
    assert [notice.kind for notice in editor.notices.all()] == ["learning_drafted"]
    assert editor.notices.get().path == f"/cms/pages/{page.pk}/edit/"
    page.save_revision().publish()
    assert actions.missing_to_end(pilot) == []


def test_a_role_that_planning_gave_is_said_in_the_readers_language_and_anothers_words_stay():
    response = a_selected_response()
    with override("da"):
        pilot = actions.plan(response.challenge, response, by=None)
    with override("en"):
        assert [str(partner.role_words) for partner in pilot.partners.all()] == ["Owner", "Solution"]
        assert 'lang="da"' in words_of_role("Måler luften")
    with override("da"):
        assert [str(partner.role_words) for partner in pilot.partners.all()] == ["Ejer", "Løsning"]


def test_a_partner_is_shown_no_way_that_only_the_lead_may_go(client):
    response = a_selected_response()
    pilot = actions.plan(response.challenge, response, by=None)
    plan = f"/pilot/{pilot.public_id}/plan/"
    doors = ("/min-side/", "/pilot/", f"/pilot/{pilot.public_id}/")
    for user, ways in ((a_member_of(response.organisation), 0), (a_member_of(response.challenge.department), 3)):
        client.force_login(user)
        shown = [plan in client.get(door).content.decode() for door in doors]
        assert shown.count(True) == ways, shown
