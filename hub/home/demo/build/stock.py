"""All content of the demo, gathered from its files."""

from __future__ import annotations

from hub.home.demo.content import (
    challenges_air,
    challenges_care,
    challenges_community,
    challenges_energy,
    challenges_land,
    challenges_waste,
    challenges_water,
    learnings_city,
    learnings_people,
    organisations_business_city,
    organisations_business_people,
    organisations_civil,
    organisations_knowledge,
    organisations_public,
    pilots_air_water,
    pilots_buildings_waste,
    pilots_care,
    pilots_community,
    responses_air,
    responses_care,
    responses_community,
    responses_energy_water,
    responses_waste_land,
)

# In the order they come in.
ORGANISATIONS = [
    organisations_public.ORGANISATIONS,
    organisations_knowledge.ORGANISATIONS,
    organisations_business_city.ORGANISATIONS,
    organisations_business_people.ORGANISATIONS,
    organisations_civil.ORGANISATIONS,
]
CHALLENGES = [
    *challenges_air.CHALLENGES,
    *challenges_care.CHALLENGES,
    *challenges_community.CHALLENGES,
    *challenges_energy.CHALLENGES,
    *challenges_land.CHALLENGES,
    *challenges_waste.CHALLENGES,
    *challenges_water.CHALLENGES,
]
RESPONSES = [
    *responses_air.RESPONSES,
    *responses_care.RESPONSES,
    *responses_community.RESPONSES,
    *responses_energy_water.RESPONSES,
    *responses_waste_land.RESPONSES,
]
PILOTS = [
    *pilots_air_water.PILOTS,
    *pilots_care.PILOTS,
    *pilots_buildings_waste.PILOTS,
    *pilots_community.PILOTS,
]
LEARNINGS = [*learnings_city.LEARNINGS, *learnings_people.LEARNINGS]


def responses_to(challenge: str) -> list[dict]:
    """The answers to a challenge, by its slug."""
    return [response for response in RESPONSES if response["challenge"] == challenge]
