"""People among those who are matched: read with what they show, and of which part they are."""

from django.db.models import Prefetch, QuerySet

from partners.models import Evidence, Membership, Person, part_of_person
from search.models import Match


def with_own_profile(people: QuerySet[Person]) -> QuerySet[Person]:
    """With what ``actor_of_person`` reads."""
    evidence = Prefetch("evidence", Evidence.objects.order_by("public_id"))
    active = Membership.objects.active().select_related("organisation__parent__parent").order_by("pk")
    acting = Prefetch("user__memberships", active, "acting")
    return people.select_related("user").prefetch_related(evidence, "topic_links__tag__parent", acting)


def with_actors(matches: QuerySet[Match]) -> QuerySet[Match]:
    """With the organisation or the person of each, all that says of which part a person is, and the terms."""
    people = with_own_profile(Person.objects.all())
    rows = matches.select_related("organisation", "challenge__edition__route_version")
    return rows.prefetch_related(Prefetch("person", people))


def part_of(person: Person) -> str:
    """By the very rule of ``part_of_person``, from what was read."""
    parts = {one.organisation.helix for one in person.user.acting} if person.user else set()
    publishes = any(item.kind == Evidence.Kind.PUBLICATION for item in person.evidence.all())
    return part_of_person(parts, publishes=publishes)


def part_of_match(match: Match) -> str:
    return match.organisation.helix if match.organisation else part_of(match.person)
