"""The nouns of partners."""

from partners.models.evidence import Consent, Evidence, matched_people, named_publicly, suggested_people
from partners.models.ofone import OF_ONE, OfOne, as_fields
from partners.models.organisations import Helix, Organisation, OrganisationTopic
from partners.models.people import Membership, Person, PersonTopic, part_of_person

__all__ = [
    "OF_ONE",
    "Consent",
    "Evidence",
    "Helix",
    "Membership",
    "OfOne",
    "Organisation",
    "OrganisationTopic",
    "Person",
    "PersonTopic",
    "as_fields",
    "matched_people",
    "named_publicly",
    "part_of_person",
    "suggested_people",
]
