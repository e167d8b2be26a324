"""What each feature weighs: the hand-set priors, and versions that administrators make of them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

ENGINE = "evidence-9"  # stored with every match, so that an old one can be explained

# The features in the order in which they are told, with the weights they began with (judged, not learned).
PRIORS: Mapping[str, float] = {
    "text": 1.6,
    "competences": 1.2,
    "themes": 0.5,
    "pilots": 0.6,
    "collaboration": 0.2,
    "geography": 0.3,
    "capacity": 0.3,
    "recency": 0.2,
    "interest": 0.8,
}
BASE = -2.6
UNSEEN_WHERE_EQUAL = frozenset({"collaboration", "geography"})
LEAST, MOST = 0.5, 2.0  # a weight may be changed to so many times what it began with

IMPORTANCE = {"must": 2.0, "important": 1.0, "nice": 0.5}  # q_k of a need


@dataclass(frozen=True)
class Weights:
    """One version; ``interest`` counts in the actor's own list only."""

    version: str = "hand-1"
    values: tuple[tuple[str, float], ...] = tuple(PRIORS.items())

    def of(self, feature: str, *, equal: bool = False) -> float:
        if equal and feature in UNSEEN_WHERE_EQUAL:
            return 0.0
        return dict(self.values).get(feature, PRIORS[feature])


def bounds(feature: str) -> tuple[float, float]:
    """The lowest and the highest weight a feature may be given."""
    return LEAST * PRIORS[feature], MOST * PRIORS[feature]


def importance_of(said: str | None) -> float:
    """How much a need counts; one that says nothing is important, as all were before there was a choice."""
    return IMPORTANCE[said or "important"]
