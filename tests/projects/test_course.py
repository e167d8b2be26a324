"""A pilot is planned from a decision, starts when all is ready and ends with a decision and a learning."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hub.kit.audit import AuditEntry
from hub.kit.clock import today
from hub.kit.events import emit
from hub.kit.lifecycle import IllegalMove
from projects import actions
from projects.forms.datause import DataUseForm
from projects.models import DataUse, Pilot, PilotPage
from tests.factories.accounts import UserFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory
from tests.factories.projects import (
    LearningPageFactory,
    PilotFactory,
    PilotIndexPageFactory,
    PilotPageFactory,
    a_data_officer,
    a_running_pilot,
    a_selected_response,
    an_ended_pilot,
    ready,
)

pytestmark = pytest.mark.django_db


def test_a_selected_response_becomes_a_pilot_with_its_confirmed_parties_and_the_department():
    other = OrganisationFactory()
    response = a_selected_response(parties=[other])
    response.parties.create(organisation=OrganisationFactory(), role="partner")
    pilot = actions.plan(response.challenge, response, by=UserFactory())
    partners = [partner.organisation for partner in pilot.partners.all()]
    assert partners == [response.challenge.department, response.organisation, other]


def test_planning_twice_makes_one_pilot_and_one_page():
    PilotIndexPageFactory()
    response = a_selected_response()
    first = actions.plan(response.challenge, response, by=None)
    second = actions.plan(response.challenge, response, by=None)
    assert first == second
    assert PilotPage.objects.filter(pilot=first, live=False).count() == 1
    assert AuditEntry.objects.filter(action="projects.pilot_planned").count() == 1


def test_a_response_that_was_not_selected_becomes_no_pilot():
    response = a_selected_response()
    response.status = "declined"
    with pytest.raises(ValidationError):
        actions.plan(response.challenge, response, by=None)


def test_released_decisions_plan_the_pilots_of_the_selected_ones(drain):
    chosen = a_selected_response()
    other = a_selected_response(challenge=chosen.challenge)
    other.status = "declined"
    other.save()
    emit("challenges.decisions_released", chosen.challenge, by=UserFactory(), case=chosen.challenge)
    emit("challenges.decisions_released", chosen.challenge, by=UserFactory(), case=chosen.challenge)
    drain()
    assert list(Pilot.objects.values_list("response", flat=True)) == [chosen.pk]


def test_the_lead_is_told_of_the_planned_pilot(drain):
    response = a_selected_response()
    member = MembershipFactory(organisation=response.challenge.department).user
    pilot = actions.plan(response.challenge, response, by=UserFactory())
    drain()
    assert pilot.lead == member
    assert [notice.kind for notice in member.notices.all()] == ["pilot_planned"]


def test_a_pilot_that_is_not_ready_says_all_that_is_missing():
    with pytest.raises(ValidationError) as refused:
        actions.start(PilotFactory(lead=None), by=UserFactory())
    assert len(refused.value.messages) == 6


def test_a_ready_pilot_starts():
    pilot = ready(PilotFactory())
    assert actions.missing_to_start(pilot) == []
    assert actions.start(pilot, by=pilot.lead).status == Pilot.Status.RUNNING


@pytest.mark.parametrize("lacking", ["evaluation_design", "evaluation_comparison", "evaluator"])
def test_each_part_of_the_evaluation_plan_is_needed(lacking):
    pilot = ready(PilotFactory())
    actions.change(pilot, by=pilot.lead, **{lacking: ""})
    with pytest.raises(ValidationError):
        actions.start(pilot, by=pilot.lead)


def test_a_measurement_from_before_takes_the_place_of_a_baseline():
    pilot = ready(PilotFactory())
    indicator = actions.change_indicator(pilot.indicators.get(), baseline=None, by=pilot.lead)
    assert [missing.part for missing in actions.missing_to_start(pilot)] == ["indicators"]
    actions.record(indicator, on=today(), value=27, by=pilot.lead)
    assert actions.missing_to_start(pilot) == []


def test_how_it_is_evaluated_stands_once_the_pilot_runs():
    pilot = a_running_pilot()
    with pytest.raises(ValidationError):
        actions.change(pilot, evaluator="En anden", by=pilot.lead)


def test_a_pilot_ends_only_with_reasons_and_a_published_learning():
    pilot = a_running_pilot()
    with pytest.raises(ValidationError):
        actions.complete(pilot, ending="scale", reasons="Det virker.", by=pilot.lead)
    LearningPageFactory(parent=pilot.pages.get(), live=False)
    with pytest.raises(ValidationError):
        actions.complete(pilot, ending="scale", reasons="Det virker.", by=pilot.lead)
    LearningPageFactory(parent=pilot.pages.get())
    with pytest.raises(ValidationError):
        actions.complete(pilot, ending="scale", reasons="  ", by=pilot.lead)
    with pytest.raises(ValidationError):
        actions.complete(pilot, ending="sell", reasons="Det virker.", by=pilot.lead)
    ended = actions.complete(pilot, ending="scale", reasons="Det virker.", by=pilot.lead)
    assert ended.in_use_6_on > today()
    assert ended.in_use_12_on > ended.in_use_6_on


def test_an_ended_pilot_is_not_changed():
    pilot = an_ended_pilot("stopped")
    for verb in (
        lambda: actions.change(pilot, title="Nyt", by=pilot.lead),
        lambda: actions.write_update(pilot, text="Nyt", by=pilot.lead),
        lambda: actions.add_indicator(pilot, name="Ny", by=pilot.lead),
    ):
        with pytest.raises(ValidationError):
            verb()


def in_status(status):
    """A pilot in this state with all that any step needs."""
    if status == "planned":
        pilot = ready(PilotPageFactory().pilot)
        LearningPageFactory(parent=pilot.pages.get())
        return pilot
    if status == "running":
        pilot = a_running_pilot()
        LearningPageFactory(parent=pilot.pages.get())
        return pilot
    return an_ended_pilot(status)


STEPS = {
    "running": lambda pilot: actions.start(pilot, by=pilot.lead),
    "completed": lambda pilot: actions.complete(pilot, ending="adapt", reasons="Godt nok.", by=pilot.lead),
    "stopped": lambda pilot: actions.stop(pilot, reasons="Det virkede ikke.", by=pilot.lead),
}


@pytest.mark.parametrize(("old", "new"), list(product(Pilot.Status.values, STEPS)))
def test_only_declared_moves_are_possible(old, new):
    pilot = in_status(old)
    if new in Pilot.MOVES.get(old, ()):
        assert STEPS[new](pilot).status == new
    else:
        with pytest.raises(IllegalMove):
            STEPS[new](pilot)
        assert Pilot.objects.get(pk=pilot.pk).status == old


def a_sent_declaration():
    pilot = PilotFactory()
    answers = {"data": "Luftmålinger", "safeguards": "Ingen personer", "kept_months": 24}
    return actions.send_data_use(actions.declare_data_use(pilot, by=pilot.lead, **answers), by=pilot.lead)


def test_nobody_but_another_data_officer_approves():
    declared = a_sent_declaration()
    lead = declared.pilot.lead
    for user in (UserFactory(), UserFactory(groups=["facilitator"]), UserFactory(is_superuser=True), lead):
        with pytest.raises(PermissionDenied):
            actions.approve_data_use(declared, by=user)
    assert actions.approve_data_use(declared, by=a_data_officer()).status == DataUse.Status.APPROVED


def test_a_data_officer_who_leads_or_wrote_does_not_approve():
    officer, writer = a_data_officer(), a_data_officer()
    answers = {"data": "Luftmålinger", "safeguards": "Ingen personer", "kept_months": 24}
    declared = actions.declare_data_use(PilotFactory(lead=officer), by=writer, **answers)
    actions.send_data_use(declared, by=writer)
    for user in (officer, writer):
        with pytest.raises(PermissionDenied):
            actions.approve_data_use(declared, by=user)


def test_a_returned_declaration_is_rewritten_and_sent_again():
    declared = a_sent_declaration()
    actions.return_data_use(declared, by=a_data_officer(), note="Hvor længe?")
    lead = declared.pilot.lead
    again = actions.declare_data_use(declared.pilot, by=lead, kept_months=12)
    assert actions.send_data_use(again, by=lead).status == DataUse.Status.SUBMITTED


def test_personal_data_needs_a_basis():
    pilot = PilotFactory()
    answers = {"data": "Navne", "personal_data": True, "safeguards": "Låst", "kept_months": 1}
    with pytest.raises(ValidationError):
        actions.declare_data_use(pilot, by=pilot.lead, **answers)


def test_a_sent_declaration_is_not_rewritten():
    declared = a_sent_declaration()
    with pytest.raises(ValidationError):
        actions.declare_data_use(declared.pilot, by=declared.pilot.lead, data="Alt muligt")


def test_data_cannot_be_kept_for_no_time_at_all():
    pilot = PilotFactory()
    answers = {"data": "Luft", "safeguards": "Ingen personer", "kept_months": 0}
    with pytest.raises(ValidationError) as refused:
        actions.declare_data_use(pilot, by=pilot.lead, **answers)
    assert "kept_months" in refused.value.message_dict
    form = DataUseForm(answers)
    assert not form.is_valid()
    assert form.errors["kept_months"] == ["Skriv mindst 1 måned. Data, der gemmes kortere, tæller som 1 måned."]
