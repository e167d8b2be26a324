"""Organisations and who acts for them."""

import factory

from hub.kit.clock import now
from partners.models import Helix, Membership, Organisation
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
