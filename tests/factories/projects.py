"""Pilots in every state, their pages, and learnings."""

import datetime as dt

import factory
import wagtail_factories
from wagtail.models import Locale, Page

from challenges.models import Challenge, Party, Response
from hub.kit.clock import now
from projects import actions
from projects.models import (
    Indicator,
    LearningIndexPage,
    LearningPage,
    Pilot,
    PilotIndexPage,
    PilotPage,
)
from tests.factories.accounts import UserFactory
from tests.factories.partners import DepartmentFactory, MembershipFactory, OrganisationFactory


class PilotIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = PilotIndexPage

    title = "Pilotprojekter"
    slug = factory.Sequence(lambda number: f"pilotprojekter-{number}")
    parent = factory.LazyFunction(Page.get_first_root_node)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="da"))


class PilotFactory(factory.django.DjangoModelFactory):
    """A planned pilot, not ready to start."""

    class Meta:
        model = Pilot

    title = factory.Sequence(lambda number: f"Pilot {number}")
    department = factory.SubFactory(DepartmentFactory)
    lead = factory.SubFactory(UserFactory)


class PilotPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = PilotPage

    title = factory.Sequence(lambda number: f"Vi prøver {number}")
    slug = factory.Sequence(lambda number: f"vi-proever-{number}")
    summary = "Vi prøver noget og måler på det."
    pilot = factory.SubFactory(PilotFactory)
    parent = factory.SubFactory(PilotIndexPageFactory)


class LearningIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = LearningIndexPage

    title = "Erfaringer"
    slug = factory.Sequence(lambda number: f"erfaringer-{number}")
    parent = factory.LazyFunction(Page.get_first_root_node)


class LearningPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = LearningPage

    title = factory.Sequence(lambda number: f"Det lærte vi {number}")
    slug = factory.Sequence(lambda number: f"det-laerte-vi-{number}")
    summary = "Målerne hang for højt."
    parent = factory.SubFactory(PilotPageFactory)


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator

    pilot = factory.SubFactory(PilotFactory)
    name = factory.Sequence(lambda number: f"Indikator {number}")
    unit = "µg/m³"


def a_selected_response(parties=(), **fields):
    """An answer that was chosen, with its lead and further confirmed parties."""
    challenge = fields.pop("challenge", None) or Challenge.objects.create(department=DepartmentFactory())
    organisation = fields.pop("organisation", None) or OrganisationFactory()
    response = Response.objects.create(
        challenge=challenge, organisation=organisation, status="selected", submitted_at=now(), **fields
    )
    Party.objects.create(response=response, organisation=organisation, role="lead", confirmed_at=now())
    for party in parties:
        Party.objects.create(response=response, organisation=party, role="partner", confirmed_at=now())
    return response


def a_data_officer():
    return UserFactory(groups=["data_officer"])


def a_member_of(organisation):
    return MembershipFactory(organisation=organisation).user


def ready(pilot):
    """All that must be there before a pilot starts."""
    plan = {"evaluation_design": "comparison", "evaluation_comparison": "Kirkegade", "evaluator": "Instituttet"}
    actions.change(pilot, by=pilot.lead, **plan)
    actions.add_indicator(pilot, name="NO2", unit="µg/m³", baseline=27, target=20, by=pilot.lead)
    answers = {"data": "Luftmålinger", "safeguards": "Ingen personer", "kept_months": 24}
    declared = actions.declare_data_use(pilot, by=pilot.lead, **answers)
    actions.send_data_use(declared, by=pilot.lead)
    actions.approve_data_use(declared, by=a_data_officer())
    return Pilot.objects.get(pk=pilot.pk)


def a_running_pilot(**fields):
    """A pilot that runs, with a live page and one indicator."""
    pilot = PilotPageFactory(pilot=PilotFactory(**fields)).pilot
    return actions.start(ready(pilot), by=pilot.lead)


def an_ended_pilot(status="completed", **fields):
    """A pilot with a learning and a decision."""
    pilot = a_running_pilot(**fields)
    LearningPageFactory(parent=pilot.pages.get())
    if status == "stopped":
        return actions.stop(pilot, reasons="Det virkede ikke.", by=pilot.lead)
    return actions.complete(pilot, ending="scale", reasons="Det virker.", by=pilot.lead)


DAY = dt.timedelta(days=1)
