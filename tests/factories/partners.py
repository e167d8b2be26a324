"""Organisations and who acts for them."""

import factory

from hub.kit.clock import now
from partners.models import Evidence, Helix, Membership, Organisation, Person
from tests.factories.accounts import UserFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A verified company that everybody may see."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Organisation {number}")
    slug = factory.Sequence(lambda number: f"organisation-{number}")
    helix = Helix.BUSINESS
    verified_at = factory.LazyFunction(now)


class DepartmentFactory(OrganisationFactory):
    """A department of a municipality."""

    helix = Helix.PUBLIC
    parent = factory.SubFactory(OrganisationFactory, helix=Helix.PUBLIC)


class MembershipFactory(factory.django.DjangoModelFactory):
    """A confirmed membership."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    confirmed_at = factory.LazyFunction(now)


class PersonFactory(factory.django.DjangoModelFactory):
    """A person with a user, shown to nobody but colleagues."""

    class Meta:
        model = Person

    user = factory.SubFactory(UserFactory)
    name = factory.SelfAttribute("user.name")
    email = factory.SelfAttribute("user.email")


class EvidenceFactory(factory.django.DjangoModelFactory):
    """What an organisation says it has done."""

    class Meta:
        model = Evidence

    organisation = factory.SubFactory(OrganisationFactory)
    kind = Evidence.Kind.SOLUTION
    title = factory.Sequence(lambda number: f"Løsning {number}")
    text = "Vi måler luft med sensorer på lygtepæle."


def an_admin_of(organisation):
    return MembershipFactory(organisation=organisation, role=Membership.Role.ADMIN).user


def a_member_of(organisation):
    return MembershipFactory(organisation=organisation).user


def an_asker_of(organisation):
    """Has asked to join, and waits."""
    return MembershipFactory(organisation=organisation, confirmed_at=None).user
