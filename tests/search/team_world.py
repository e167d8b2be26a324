"""Challenges with some who could build a team for them."""

from hub.base.models import Topic
from partners.models import Organisation
from tests.challenges.test_inviting import a_match
from tests.factories.challenges_answers import QUESTIONS, a_member_of, a_route
from tests.factories.partners import EvidenceFactory
from tests.search import world

TOPICS = {"drones": "Droner", "sensors": "Luftsensorer", "evaluation": "Evaluering"}


def the_topics():
    return {slug: Topic.objects.create(name=name, slug=slug, kind="competence") for slug, name in TOPICS.items()}


def a_case(topics, *, equal=True, takes_answers=True):
    route = a_route(equal=equal, scored=False, takes_answers=takes_answers)
    needs = [("business", "Droner", ["drones", "sensors"]), ("academia", "", ["evaluation"])]
    challenge = world.a_challenge("Renere luft", "Vi mangler målere", needs=needs, route=route, questions=QUESTIONS)
    one = a_match(challenge, "good", name="Dronefirmaet")
    two = a_match(challenge, name="Sensorfirmaet")
    lab = a_match(challenge, name="Instituttet", helix="academia")
    for organisation, slug in ((one, "drones"), (two, "sensors"), (lab, "evaluation")):
        can(organisation, topics[slug])
    return challenge


def can(organisation, *tags):
    organisation = Organisation.objects.get(pk=organisation.pk)
    organisation.topics.add(*tags)
    organisation.save()


def owner_of(challenge):
    return a_member_of(challenge.department)


def names(built, *states):
    seats = built.seats.filter(state__in=states or ("proposed", "locked"))
    return sorted(seat.organisation.name for seat in seats.select_related("organisation"))


def a_named(name):
    return EvidenceFactory(organisation__name=name).organisation
