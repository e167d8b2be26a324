"""The phase of a challenge from the facts the index keeps; the same rule as ``Challenge.phase`` (a test holds them)."""

import datetime as dt

from challenges.models import Phase
from hub.kit.clock import now


def moment(facts: dict, name: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(facts[name]) if facts.get(name) else None


def phase_of(facts: dict) -> str:
    opens, closes, present = moment(facts, "opens_at"), moment(facts, "closes_at"), now()
    if opens is None or closes is None:
        return Phase.DRAFT
    if "cancelled_at" in facts:
        return Phase.CANCELLED
    if "released_at" in facts:
        return Phase.DECIDED
    if opens > present:
        return Phase.UPCOMING
    return Phase.OPEN if closes > present else Phase.EVALUATING
