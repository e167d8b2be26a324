"""All who may be matched beside all that is asked, and which matches of a challenge are shown and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
from django.db.models import QuerySet

from challenges.models import Challenge, Phase
from hub.base.whereabouts import whereabouts
from partners.models import Organisation, Person, matched_people, suggested_people
from search import moderation
from search.matching import PRIORS, Actor, Ask, Labels, Match, Population, Scorer, Weights, match
from search.matching.labels import POSSIBLE, SHOWN
from search.models import WeightVersion
from search.people import with_own_profile
from search.profiles import pieces
from search.profiles.both_sides import actor_of, actor_of_person, ask_of, askable, consenting, with_profile
from search.profiles.delivering import delivered

KEPT = 100  # matches of one challenge, beside those its case has acted on; nobody reads further
Ranked = list[tuple[Actor, str]]  # with the label by the score alone


class Who(NamedTuple):
    """The database key of an actor: of an organisation, or of a person."""

    organisation: int | None = None
    person: int | None = None

    @classmethod
    def of(cls, who: Organisation | Person) -> Who:
        return cls(person=who.pk) if isinstance(who, Person) else cls(organisation=who.pk)


@dataclass(frozen=True)
class Pool:
    """All who may be matched and all that is asked, scored by the weights in force.

    ``keys`` says who each actor's id is; ``asks`` are all published challenges, ``current`` those that can still be
    answered.
    """

    scorer: Scorer
    keys: dict[str, Who]
    asks: tuple[Ask, ...]
    current: tuple[Ask, ...]

    @property
    def actors(self) -> Iterable[Actor]:
        return self.scorer.population.actors.values()

    @cached_property
    def pieces(self) -> list[str]:
        """The pieces of all evidence and all published challenges, each once."""
        return list(dict.fromkeys([*self.scorer.population.pieces(), *(p for ask in self.asks for p in ask.pieces)]))

    @cached_property
    def private(self) -> frozenset[str]:
        """Whose matches only they themselves may see."""
        return frozenset(actor.id for actor in self.actors if actor.private)

    @cached_property
    def labels(self) -> Labels:
        """By all pairs of a current challenge and an actor that is not private."""
        pairs = (pair for ask in self.current for pair in self.scorer.rank(ask))
        return Labels.of(np.array([logit for actor, logit in pairs if not actor.private]))

    def ranked(self, ask: Ask, besides: Set[str]) -> Ranked:
        """All whose score reaches "possible", the highest first; nobody of ``besides`` (ids of actors)."""
        reached = ((one, self.labels.reached(logit)) for one, logit in self.scorer.rank(ask) if one.id not in besides)
        return [pair for pair in reached if pair[1] in SHOWN]

    def match(self, ask: Ask, actor: Actor) -> Match | None:
        """The match, if it is at least possible and there is something to say for it."""
        found = match(self.scorer, ask, actor)
        return found if found and self.labels.label(found) in SHOWN else None

    def best_first(self, ask: Ask, ranked: Ranked) -> Iterator[Match]:
        """By what a match is called, then by its score: who stands on too little to be more than possible puts nobody
        out who is. Whose score says no more than possible is looked at only as far as somebody asks."""
        high = [actor for actor, reached in ranked if reached != POSSIBLE]
        low = [actor for actor, reached in ranked if reached == POSSIBLE]
        found = filter(None, (self.match(ask, actor) for actor in high))
        yield from sorted(found, key=lambda one: SHOWN.index(self.labels.label(one)))
        yield from filter(None, (self.match(ask, actor) for actor in low))

    def best(self, ask: Ask, ranked: Ranked, stay: Set[Who]) -> list[Match]:
        """As many as are kept of those the owner may see; beside them, taking nobody's place, those only they may see.
        Further down only who is to ``stay``."""
        found: list[Match] = []
        for private in (False, True):
            here = [pair for pair in ranked if (pair[0].id in self.private) == private]
            found += islice(self.best_first(ask, here), KEPT)
            known = {one.actor for one in found}
            left = (actor for actor, _reached in here if actor.id not in known and self.keys[actor.id] in stay)
            found += filter(None, (self.match(ask, actor) for actor in left))
        return found


def pool() -> Pool:
    """One population of all who consent: everybody is measured by what is usual among those whom owners may see."""
    rows = list(with_profile(consenting().order_by("pk")))
    people = list(with_own_profile(matched_people().order_by("pk")))
    done, here = delivered(), whereabouts()
    shown = set(suggested_people().values_list("pk", flat=True)) if people else set()
    everybody = [actor_of(row, done, here) for row in rows]
    everybody += [replace(actor_of_person(one), private=one.pk not in shown) for one in people]
    actors = moderation.without_flagged(everybody, moderation.flagged_evidence_ids())
    asks, current = asked()
    keys = {str(one.public_id): Who.of(one) for one in (*rows, *people)}
    return Pool(Scorer(Population(asks, actors, pieces.known()), weights()), keys, asks, current)


def weights() -> Weights:
    """The version in force; the ones it all began with while nobody has changed them."""
    row = WeightVersion.objects.in_force()
    return Weights(row.name, tuple((name, float(row.values[name])) for name in PRIORS)) if row else Weights()


def asked() -> tuple[tuple[Ask, ...], tuple[Ask, ...]]:
    """Every published challenge, which say what is usual, and those among them that can still be answered."""
    known = list(askable(Challenge.objects.filter(pages__live=True).distinct()).order_by("pk"))
    found = [(challenge.phase, ask_of(challenge)) for challenge in known]
    there = [(phase, ask) for phase, ask in found if ask]
    current = tuple(ask for phase, ask in there if phase in (Phase.UPCOMING, Phase.OPEN))
    return tuple(ask for _phase, ask in there), current


def current() -> QuerySet[Challenge]:
    """Published challenges that can still be answered."""
    return Challenge.objects.in_phase(Phase.UPCOMING, Phase.OPEN).filter(pages__live=True)
