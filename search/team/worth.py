"""What a team is worth, and what each of its seats adds. Pure.

    F(S) = .5 covered + .3 fit + .15 parts + .05 known − .5 doubled        (matching.md §6.4)

covered  Σ q_k (1 − Π (1 − p_ak)) / Σ q_k over the sought competences k, the product over the members a; 0 to 1
fit      the mean of the members' scores, 0 to 1. Who asks has a seat but no score, and is left out of the mean
parts    how many of the four parts have a member, divided by 4
known    pairs of members that completed a pilot together, at most 3 of them, divided by 3
doubled  pairs of members of one parent organisation: it counts once, so the second costs as much as it could ever bring
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, prod

from search.team.task import PARTS, Candidate, Task

COVERED, FIT, PART, KNOWN, DOUBLED = 0.5, 0.3, 0.15, 0.05, 0.5
MOST_PAIRS = 3
TINY = 1e-9  # what is no more than this is no gain


@dataclass(frozen=True)
class Terms:
    """The five terms of F, weighted, so that F is their sum; for a seat, how much of each it adds."""

    covered: float = 0.0
    fit: float = 0.0
    parts: float = 0.0
    known: float = 0.0
    doubled: float = 0.0  # 0 or less

    @property
    def value(self) -> float:
        return fsum((self.covered, self.fit, self.parts, self.known, self.doubled))

    def less(self, other: "Terms") -> "Terms":
        return Terms(*(getattr(self, name) - getattr(other, name) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Seat:
    """One member and what the team would lose without it. ``adds``: competence and how much more of it, 0 to 1."""

    id: str
    part: str
    gain: Terms
    adds: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Proposal:
    """A team: its seats in the order of parts and ids, how many seats of a part stay open, and F with its terms."""

    seats: tuple[Seat, ...]
    open: tuple[tuple[str, int], ...]
    terms: Terms

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(seat.id for seat in self.seats)


def level_of(members: Iterable[Candidate], competence: str) -> float:
    """How surely somebody of the team can do it: 1 − Π (1 − p_ak), 0 to 1."""
    return 1.0 - prod(1.0 - dict(one.covers).get(competence, 0.0) for one in members)


def said_by(one: Candidate) -> frozenset[str]:
    """What they have by its own name, not by a broader or narrower one."""
    return frozenset(name for name, _share in one.covers) - frozenset(one.near)


def terms_of(task: Task, ids: Iterable[str]) -> Terms:
    """F of a team, from nothing: the same members give the same bytes in any order."""
    members = [task.known[one] for one in sorted(ids)]
    scores = [one.score for one in members if one.score is not None]
    pairs = sum(len(task.acquainted.get(one.id, frozenset()) & {other.id for other in members}) for one in members) // 2
    houses = Counter(one.house for one in members if one.house)
    return Terms(
        COVERED * fsum(weight * level_of(members, name) for name, weight in sorted(task.weights.items())),
        FIT * fsum(scores) / len(scores) if scores else 0.0,
        PART * len({one.part for one in members}) / len(PARTS),
        KNOWN * min(pairs, MOST_PAIRS) / MOST_PAIRS,
        -DOUBLED * sum(number * (number - 1) // 2 for number in houses.values()),
    )


def seated(task: Task, ids: Iterable[str]) -> Proposal:
    """What a given team is worth, and what each of its seats adds."""
    ids = sorted(set(ids), key=lambda one: (PARTS.index(task.known[one].part), one))
    whole, members = terms_of(task, ids), [task.known[one] for one in ids]
    seats = []
    for one in members:
        rest = [other for other in members if other is not one]
        more = ((name, level_of(members, name) - level_of(rest, name)) for name in sorted(task.weights))
        adds = tuple((name, share) for name, share in more if share > TINY)
        seats.append(Seat(one.id, one.part, whole.less(terms_of(task, (other.id for other in rest))), adds))
    counted = Counter(one.part for one in members)
    short = ((part, least - counted[part]) for part, least in task.frame.least.items())
    return Proposal(tuple(seats), tuple((part, number) for part, number in short if number > 0), whole)
