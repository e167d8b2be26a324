"""Both sides of a match as matching reads them: records in, frozen records out; and all of them together, scored."""

from search.profiles.both_sides import (
    PROFILE,
    actor_of,
    actor_of_person,
    as_topic,
    ask_of,
    askable,
    consenting,
    consents,
    evidence_text,
    needs_of,
    own_ids,
    plain,
    topics_of,
    with_profile,
)
from search.profiles.pooling import Pool, Who, current, pool, weights

__all__ = [
    "PROFILE",
    "Pool",
    "Who",
    "actor_of",
    "actor_of_person",
    "as_topic",
    "ask_of",
    "askable",
    "consenting",
    "consents",
    "current",
    "evidence_text",
    "needs_of",
    "own_ids",
    "plain",
    "pool",
    "topics_of",
    "weights",
    "with_profile",
]
