"""How well an actor fits a challenge. Pure functions over frozen records; the same pair gives the same bytes.

score = sigmoid(b + Σ w_f · x_f) over the features of ``weights.PRIORS``, where the text feature is T / 2,

T = .3 · u₁ + .7 · mean(u₁, u₂, u₃)

and u are the actor's best texts (``population``): how unusually near each is to the challenge, a positive one times
.85 while only the actor itself says so. The mean is over the texts that exist, so that a newcomer with one good text
is not punished for being new, and nothing is clipped. A feature without data counts as the mean of those who have it.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from search.matching import features
from search.matching.population import SELF_DECLARED, Population, Shown
from search.matching.records import Actor, Ask
from search.matching.weights import BASE, PRIORS, Weights
from search.matching.words import Scores

BEST, TOP_SHARE = 3, 0.3
HALF = 2.0  # the text feature is T / 2
NO_TEXT = -math.inf
Known = Mapping[str, float | None]
HAND = Weights()


class Best(NamedTuple):
    """One of an actor's texts with its u."""

    shown: Shown
    u: float


@dataclass(frozen=True)
class Parts:
    """What a score is made of: the best texts (the best pilot that is like what is asked by its evidence's id), what
    each feature added to the logit, and which features were known."""

    best: tuple[Best, ...]
    pilot: str
    contributions: tuple[tuple[str, float], ...]
    known: frozenset[str]

    @property
    def logit(self) -> float:
        return math.fsum(value for _name, value in self.contributions)


def text_fit(values: Sequence[float]) -> float:
    """T of the module's first lines; the values come best first, and there is at least one."""
    if not values:
        return NO_TEXT
    best = values[:BEST]
    return TOP_SHARE * best[0] + (1 - TOP_SHARE) * math.fsum(best) / len(best)


def sigmoid(logit: float) -> float:
    if logit < 0:
        return math.exp(logit) / (1 + math.exp(logit))
    return 1 / (1 + math.exp(-logit))


class Scorer:
    """Scores of a population by one version of the weights."""

    def __init__(self, population: Population, weights: Weights = HAND) -> None:
        self.population, self.weights = population, weights
        everybody = [actor for actor in population.actors.values() if not actor.private]
        self.themes = features.themes(features.rarity_of_topics(everybody))
        self.table = lru_cache(maxsize=4)(self.known_of_all)

    def best(self, ask: Ask, actor: Actor) -> list[Best]:
        """All texts of an actor that count for the challenge, best first, equal ones by id."""
        return best_of(self.population.shown[actor.id], ask.hidden, self.valued(ask))

    def valued(self, ask: Ask) -> Mapping[float, Sequence[float]]:
        """{trust: u of each text if it is trusted so}."""
        u = self.population.fit(ask).u
        return {trust: trusted(u, trust).tolist() for trust in (1.0, SELF_DECLARED)}

    def known(self, ask: Ask, actor: Actor, best: Sequence[Best]) -> Known:
        """The features beside the text; None where nothing is known."""
        tried = pilots_of(best)
        similar = math.fsum(each.u for each in tried if each.u > features.SIMILAR)
        return {
            "competences": features.competences(ask, actor),
            "themes": self.themes(ask, actor),
            "pilots": features.pilots(similar, bool(tried)),
            "collaboration": None if ask.equal else features.collaboration(ask, actor),
            "geography": None if ask.equal else features.geography(ask, actor),
            "capacity": features.capacity(ask, actor),
            "recency": features.recency(ask.today, best[0].shown.evidence if best else None),
        }

    def known_of_all(self, ask: Ask) -> tuple[dict[str, tuple[list[Best], Known]], Mapping[str, float]]:
        """{actor: texts and features}, and what each feature is on average among those of whom it is known (but who
        is private)."""
        found: dict[str, tuple[list[Best], Known]] = {}
        values: dict[str, list[float]] = defaultdict(list)
        valued = self.valued(ask)
        for actor in self.population.actors.values():
            best = best_of(self.population.shown[actor.id], ask.hidden, valued)
            if best:
                found[actor.id] = best, self.known(ask, actor, best)
                for name, value in found[actor.id][1].items():
                    values[name] += [] if value is None or actor.private else [value]
        return found, {name: math.fsum(each) / len(each) if each else 0.0 for name, each in values.items()}

    def parts(self, ask: Ask, actor: Actor) -> Parts | None:
        """The score of a pair in its parts; None for an actor that shows nothing the challenge may see."""
        found, means = self.table(ask)
        if actor.id not in found:
            return None
        best, known = found[actor.id]
        added = contributions(best, known, means, self.weights_of(ask))
        there = frozenset(name for name, value in known.items() if value is not None) | {"text"}
        pilot = next((each.shown.evidence.id for each in pilots_of(best)), "")
        return Parts(tuple(best[:BEST]), pilot, tuple(added.items()), there)

    def weights_of(self, ask: Ask) -> Mapping[str, float]:
        return {name: self.weights.of(name, equal=ask.equal) for name in PRIORS}

    def rank(self, ask: Ask, *, top: int | None = None) -> list[tuple[Actor, float]]:
        """Every actor with something to show and its logit, the best first; equal ones by id."""
        found, means = self.table(ask)
        weights, actors = self.weights_of(ask), self.population.actors
        scored = [
            (actors[name], math.fsum(contributions(best, known, means, weights).values()))
            for name, (best, known) in found.items()
        ]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0].id))[:top]


def best_of(shown: Sequence[Shown], hidden: frozenset[str], valued: Mapping[float, Sequence[float]]) -> list[Best]:
    """The texts that count, best first, equal ones by id (in whose order they come)."""
    found = [Best(each, valued[each.trust][each.row]) for each in shown if not hidden or not each.ids & hidden]
    return sorted(found, key=by_u)


def by_u(best: Best) -> float:
    return -best.u


def contributions(
    best: Sequence[Best], known: Known, means: Mapping[str, float], weights: Mapping[str, float]
) -> dict[str, float]:
    """What the base and each feature add to the logit."""
    added = {"base": BASE, "text": weights["text"] * (text_fit([each.u for each in best[:BEST]]) / HALF)}
    for name, value in known.items():
        added[name] = weights[name] * (means[name] if value is None else value)
    return added


def pilots_of(best: Sequence[Best]) -> list[Best]:
    """The verified pilots among texts, in their order."""
    return [each for each in best if each.shown.evidence.kind == "pilot" and each.shown.evidence.verified]


def trusted(u: Scores, trust: float) -> Scores:
    return np.where(u > 0, u * trust, u)
