"""One policy: what the querysets give and what the rules say is the same, for every kind of user and every state."""

import pytest
from django.contrib.auth.models import AnonymousUser

from hub.kit.clock import today
from projects import actions
from projects.models import Measurement, Pilot
from tests.factories.accounts import UserFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory
from tests.factories.projects import (
    PilotFactory,
    PilotPageFactory,
    a_data_officer,
    a_member_of,
    a_running_pilot,
    an_ended_pilot,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilots():
    """Pilots of one department in every state, with and without a page; the last is another department's."""
    first = PilotFactory(title="planned, no page")
    same = {"department": first.department, "lead": first.lead}
    partner = actions.join_partner(first, organisation=OrganisationFactory(), role="Måler", by=first.lead).organisation
    made = [
        first,
        PilotPageFactory(live=False, pilot=PilotFactory(title="planned, draft page", **same)).pilot,
        PilotPageFactory(pilot=PilotFactory(title="planned, live page", **same)).pilot,
        a_running_pilot(title="running", **same),
        an_ended_pilot("completed", title="completed", **same),
        an_ended_pilot("stopped", title="stopped", **same),
        PilotFactory(title="another's"),
    ]
    hidden = actions.add_indicator(made[3], name="Intern", public=False, by=first.lead)
    for indicator in (made[3].indicators.first(), hidden):
        actions.record(indicator, on=today(), value=1, by=first.lead)
    return made, partner


def everybody(pilots, partner):
    department = pilots[0].department
    left = MembershipFactory(organisation=department)
    left.ended_at = left.confirmed_at
    left.save()
    return {
        "anonymous": AnonymousUser(),
        "stranger": UserFactory(),
        "superuser": UserFactory(is_superuser=True),
        "lead": pilots[0].lead,
        "department": a_member_of(department),
        "partner": a_member_of(partner),
        "unconfirmed": MembershipFactory(organisation=department, confirmed_at=None).user,
        "left": left.user,
        "facilitator": UserFactory(groups=["facilitator"]),
        "editor": UserFactory(groups=["editor"]),
        "administrator": UserFactory(groups=["administrator"]),
        "data officer": a_data_officer(),
    }


def test_visible_to_agrees_with_the_rule(pilots):
    made, partner = pilots
    for kind, user in everybody(made, partner).items():
        allowed = {pilot.title for pilot in Pilot.objects.all() if user.has_perm("projects.view_pilot", pilot)}
        assert {pilot.title for pilot in Pilot.objects.visible_to(user)} == allowed, kind


def test_who_works_on_a_pilot_is_told_alike_by_queryset_and_rule(pilots):
    made, partner = pilots
    for kind, user in everybody(made, partner).items():
        allowed = {pilot.title for pilot in Pilot.objects.all() if user.has_perm("projects.work_on_pilot", pilot)}
        assert {pilot.title for pilot in Pilot.objects.worked_on_by(user)} == allowed, kind


def test_measurements_are_seen_by_the_same_rule(pilots):
    made, partner = pilots
    rows = Measurement.objects.select_related("indicator__pilot")
    for kind, user in everybody(made, partner).items():
        allowed = {row.pk for row in rows if user.has_perm("projects.view_measurement", row)}
        assert {row.pk for row in Measurement.objects.visible_to(user)} == allowed, kind


def test_only_those_who_manage_a_pilot_change_it(pilots):
    made, partner = pilots
    people = everybody(made, partner)
    allowed = {kind for kind, user in people.items() if user.has_perm("projects.change_pilot", made[0])}
    assert allowed == {"lead", "department", "facilitator"}


def test_partners_may_record_measurements(pilots):
    made, partner = pilots
    people = everybody(made, partner)
    allowed = {kind for kind, user in people.items() if user.has_perm("projects.record_measurement", made[0])}
    assert allowed == {"lead", "department", "facilitator", "partner"}


def test_only_another_data_officer_may_approve(pilots):
    made, partner = pilots
    answers = {"data": "Luft", "safeguards": "Ingen personer", "kept_months": 2}
    declared = actions.declare_data_use(made[0], by=made[0].lead, **answers)
    people = everybody(made, partner) | {"leading officer": a_data_officer()}
    made[0].lead = people["leading officer"]
    made[0].save()
    declared.refresh_from_db()
    assert {k for k, user in people.items() if user.has_perm("projects.approve_datause", declared)} == {"data officer"}
