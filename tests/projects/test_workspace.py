"""The workspace: who may come in, what each step does, and what is said when something is missing or wrong."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.kit.clock import today
from projects import actions
from projects.models import DataUse, Measurement, Pilot
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.projects import (
    DAY,
    LearningPageFactory,
    PilotFactory,
    PilotPageFactory,
    a_data_officer,
    a_member_of,
    a_running_pilot,
    an_ended_pilot,
    ready,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PARTS = ["", "plan/", "databrug/", "indikatorer/", "indikatorer/ny/", "partnere/", "milepaele/", "status/", "start/"]


def at(pilot, part=""):
    return f"/pilot/{pilot.public_id}/{part}"


@pytest.mark.parametrize("part", PARTS)
def test_the_lead_opens_every_part_of_a_planned_pilot(client, part):
    pilot = PilotFactory()
    client.force_login(pilot.lead)
    assert client.get(at(pilot, part)).status_code == 200


@pytest.mark.once(False)
@pytest.mark.parametrize("part", PARTS)
def test_to_a_stranger_the_workspace_does_not_exist(client, part):
    pilot = a_running_pilot()
    client.force_login(UserFactory())
    assert client.get(at(pilot, part)).status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_who_is_not_signed_in_is_asked_to(client, part):
    assert client.get(at(PilotFactory(), part)).status_code == 302


@pytest.mark.parametrize("part", ["plan/", "indikatorer/ny/", "partnere/", "milepaele/", "status/", "start/", "slut/"])
def test_a_partner_sees_the_workspace_but_changes_nothing_except_numbers(client, part):
    pilot = a_running_pilot()
    partner = OrganisationFactory()
    actions.join_partner(pilot, organisation=partner, role="Måler", by=pilot.lead)
    client.force_login(a_member_of(partner))
    assert client.get(at(pilot)).status_code == 200
    assert client.get(at(pilot, part)).status_code == 403


def test_a_partner_records_a_number_with_a_comma(client):
    pilot = a_running_pilot()
    partner = OrganisationFactory()
    actions.join_partner(pilot, organisation=partner, role="Måler", by=pilot.lead)
    client.force_login(a_member_of(partner))
    path = at(pilot, f"indikatorer/{pilot.indicators.get().public_id}/maaling/")
    client.post(path, {"on": today().isoformat(), "value": "1.024,5", "series": "pilot"})
    assert [str(row.value) for row in Measurement.objects.all()] == []
    key = "5a3b3d3e-7b0e-4a4e-9f3e-0123456789ab"
    client.post(path, {"on": today().isoformat(), "value": "1.024,5", "series": "pilot", "key": key})
    assert [str(row.value) for row in Measurement.objects.all()] == ["1024.500"]


def test_a_number_from_the_future_is_said_by_its_field_and_what_was_typed_is_kept(client):
    pilot = a_running_pilot()
    client.force_login(pilot.lead)
    path = at(pilot, f"indikatorer/{pilot.indicators.get().public_id}/maaling/")
    form = client.get(path).context["form"]
    sent = {"on": (today() + DAY).isoformat(), "value": "24", "series": "pilot", "key": form["key"].value()}
    answer = client.post(path, sent)
    assert list(answer.context["form"].errors) == ["on"]
    assert 'value="24"' in answer.content.decode()


def test_the_workspace_names_one_next_step_and_all_that_is_missing(client):
    pilot = PilotFactory()
    client.force_login(pilot.lead)
    context = client.get(at(pilot)).context
    assert [check["done"] for check in context["checks"]] == [True, False, False, False, False, False]
    assert context["step"].part == "plan"


def test_a_pilot_that_is_ready_is_started_from_its_workspace(client):
    pilot = ready(PilotFactory())
    client.force_login(pilot.lead)
    assert client.get(at(pilot)).context["step"].part == "start"
    client.post(at(pilot, "start/"))
    assert Pilot.objects.get().status == Pilot.Status.RUNNING


def test_a_pilot_that_is_not_ready_says_what_is_missing_when_started(client):
    pilot = PilotFactory()
    client.force_login(pilot.lead)
    assert len(client.post(at(pilot, "start/")).context["missing"]) == 5
    assert Pilot.objects.get().status == Pilot.Status.PLANNED


def test_the_declaration_goes_from_the_lead_to_the_officer_and_back(client):
    pilot, officer = PilotFactory(), a_data_officer()
    answers = {"data": "Luft", "safeguards": "Ingen personer", "kept_months": "24"}
    client.force_login(officer)
    assert client.get(at(pilot, "databrug/")).status_code == 404
    client.force_login(pilot.lead)
    client.post(at(pilot, "databrug/"), answers | {"send": "1"})
    assert DataUse.objects.get().status == DataUse.Status.SUBMITTED
    client.force_login(officer)
    assert "projects/_my_declarations.html" in [one.name for one in client.get("/min-side/").templates]
    client.post(at(pilot, "databrug/"), {"answer": "return", "note": "Hvorfor 24?"})
    client.force_login(pilot.lead)
    assert "Hvorfor 24?" in client.get(at(pilot, "databrug/")).content.decode()
    client.post(at(pilot, "databrug/"), answers | {"kept_months": "12", "send": "1"})
    client.force_login(officer)
    client.post(at(pilot, "databrug/"), {"answer": "approve"})
    assert DataUse.objects.get().status == DataUse.Status.APPROVED
    assert client.get(at(pilot, "databrug/")).url == reverse("data_use_detail", args=[pilot.public_id])


def test_personal_data_without_a_basis_is_said_by_its_field(client):
    pilot = PilotFactory()
    client.force_login(pilot.lead)
    answers = {"data": "Navne", "personal_data": "on", "safeguards": "Låst", "kept_months": "1"}
    assert list(client.post(at(pilot, "databrug/"), answers).context["form"].errors) == ["basis"]


def test_pressing_enter_in_the_declaration_saves_it_and_sends_nothing(client):
    pilot = PilotFactory()
    client.force_login(pilot.lead)
    form = client.get(at(pilot, "databrug/")).content.decode().partition('<p class="act">')[2]
    first, second = re.findall(r"<button[^>]*>", form)[:2]
    assert 'name="send"' not in first
    assert 'name="send"' in second


def test_a_pilot_is_ended_from_its_workspace(client):
    pilot = a_running_pilot()
    client.force_login(pilot.lead)
    sent = {"way": "stopped", "ending": "stop", "reasons": "Det virkede ikke."}
    client.post(at(pilot, "slut/"), sent)
    assert Pilot.objects.get().status == Pilot.Status.RUNNING
    LearningPageFactory(parent=pilot.pages.get())
    client.post(at(pilot, "slut/"), sent)
    assert Pilot.objects.get().status == Pilot.Status.STOPPED


def test_partners_and_milestones_are_added_and_taken_out(client):
    pilot = PilotFactory()
    client.force_login(pilot.lead)
    organisation = OrganisationFactory()
    client.post(at(pilot, "partnere/"), {"organisation": organisation.pk, "role": "Måler"})
    partner = pilot.partners.get()
    client.post(at(pilot, f"partnere/{partner.public_id}/"))
    assert list(pilot.partners.all()) == []
    client.post(at(pilot, "milepaele/"), {"title": "Målere op", "due_on": "2026-12-24"})
    milestone = pilot.milestones.get()
    client.post(at(pilot, f"milepaele/{milestone.public_id}/"), {"on": today().isoformat()})
    assert pilot.milestones.get().reached_on == today()


def test_after_the_start_the_goal_is_no_field_any_more(client):
    pilot = a_running_pilot()
    client.force_login(pilot.lead)
    fields = client.get(at(pilot, f"indikatorer/{pilot.indicators.get().public_id}/")).context["form"].fields
    assert list(fields) == ["name", "comparison_name", "source", "public"]


def test_another_pilots_indicator_is_not_found(client):
    mine, other = a_running_pilot(), a_running_pilot()
    client.force_login(mine.lead)
    assert client.get(at(mine, f"indikatorer/{other.indicators.get().public_id}/maaling/")).status_code == 404


def test_an_ended_pilot_can_be_read_by_those_who_worked_on_it(client):
    pilot = an_ended_pilot()
    client.force_login(pilot.lead)
    assert pilot.ending_reasons in client.get(at(pilot)).content.decode()


@pytest.mark.once(False)
@pytest.mark.parametrize("rows", [1, 3])
def test_the_workspace_asks_no_more_for_more_rows(client, rows):
    pilot = PilotPageFactory(pilot=PilotFactory()).pilot
    for number in range(rows):
        actions.join_partner(pilot, organisation=OrganisationFactory(), role="Måler", by=pilot.lead)
        actions.add_milestone(pilot, title=f"Trin {number}", due_on=today() + number * DAY, by=pilot.lead)
        indicator = actions.add_indicator(pilot, name=f"Tal {number}", by=pilot.lead)
        actions.record(indicator, on=today() - dt.timedelta(days=number), value=1, by=pilot.lead)
        PilotFactory(lead=pilot.lead)
    client.force_login(pilot.lead)
    paths = [at(pilot), "/pilot/", at(pilot, "indikatorer/")]
    assert [asked(client, path) for path in paths] == [7, 6, 6]


def asked(client, path):
    """Questions about pilots and partners, beside those of being signed in."""
    client.get(path)
    with CaptureQueriesContext(connection) as questions:
        client.get(path)
    ours = [one["sql"] for one in questions if any(f'FROM "{app}_' in one["sql"] for app in ("projects", "partners"))]
    return len(ours)


@pytest.mark.once(False)
def test_starting_twice_starts_once(client):
    pilot = ready(PilotFactory())
    client.force_login(pilot.lead)
    assert [client.post(at(pilot, "start/")).status_code for _time in range(2)] == [302, 302]


def test_a_planned_pilot_can_only_be_stopped(client):
    pilot = PilotPageFactory().pilot
    LearningPageFactory(parent=pilot.pages.get())
    client.force_login(pilot.lead)
    sent = {"way": "completed", "ending": "scale", "reasons": "Det virker."}
    assert list(client.post(at(pilot, "slut/"), sent).context["form"].errors) == ["way"]
    client.post(at(pilot, "slut/"), sent | {"way": "stopped", "ending": "stop"})
    assert Pilot.objects.get().status == Pilot.Status.STOPPED


def test_what_has_ended_is_said_to_whoever_comes_too_late(client):
    pilot = an_ended_pilot()
    client.force_login(pilot.lead)
    sent = {"way": "stopped", "ending": "stop", "reasons": "Igen."}
    assert client.post(at(pilot, "slut/"), sent).context["form"].errors
    assert client.post(at(pilot, "plan/"), {"title": "Nyt", "lead": pilot.lead.pk}).context["form"].errors
    assert client.post(at(pilot, "milepaele/"), {"title": "Nyt", "due_on": "2026-12-24"}).context["form"].errors


@pytest.mark.parametrize("part", ["start/", "slut/"])
def test_who_comes_back_to_what_is_done_is_led_to_the_workspace(client, part):
    pilot = an_ended_pilot()
    client.force_login(pilot.lead)
    assert client.get(at(pilot, part)).headers["Location"] == at(pilot)


@pytest.mark.once(False)
@pytest.mark.parametrize(
    ("part", "sent", "made"),
    [
        ("status/", {"text": "Det går godt."}, "updates"),
        ("indikatorer/ny/", {"name": "Støj", "direction": "down"}, "indicators"),
        ("milepaele/", {"title": "Målere op", "due_on": "2026-12-24"}, "milestones"),
    ],
)
def test_a_form_sent_twice_makes_one_thing(client, part, sent, made):
    pilot = PilotFactory()
    client.force_login(pilot.lead)
    form = client.get(at(pilot, part)).context["form"]
    key = {"key": form["key"].value()} if "key" in form.fields else {}
    for _time in range(2):
        client.post(at(pilot, part), sent | key)
    assert getattr(pilot, made).count() == 1


@pytest.mark.parametrize("text", ["\x00", "🙂" * 400, "x" * 200_000, '"; DROP TABLE', "   "])
def test_odd_input_never_breaks_a_form(client, text):
    pilot = ready(PilotFactory())
    actions.start(pilot, by=pilot.lead)
    client.force_login(pilot.lead)
    ways = ("ny/", f"{pilot.indicators.get().public_id}/maaling/")
    fields = ("text", "title", "name", "role", "value", "on", "key", "reasons", "due_on", "lead", "organisation")
    sent = dict.fromkeys(fields, text)
    for part in ("plan/", "status/", "milepaele/", "partnere/", "slut/", *(f"indikatorer/{one}" for one in ways)):
        assert client.post(at(pilot, part), sent).status_code in (200, 302), part
    for query in ("status", "topic", "page"):
        assert client.get("/pilotprojekter/", {query: text}).status_code in (200, 404)
