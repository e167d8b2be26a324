"""How well actors fit challenges, and why. Pure: frozen records in, scores and reasons out; no database, no clock."""

from search.matching.labels import Labels
from search.matching.population import Population
from search.matching.reasons import Match, Reason, match
from search.matching.records import Actor, Ask, EvidenceText, Nearness, Need, Topic
from search.matching.scoring import Scorer
from search.matching.weights import ENGINE, PRIORS, Weights

__all__ = [
    "ENGINE",
    "PRIORS",
    "Actor",
    "Ask",
    "EvidenceText",
    "Labels",
    "Match",
    "Nearness",
    "Need",
    "Population",
    "Reason",
    "Scorer",
    "Topic",
    "Weights",
    "match",
]
