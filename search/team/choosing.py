"""Choosing a team: several grow side by side, one seat at a time; the best is bettered change by change. Pure.

matching.md §6.4. Greedy growth alone ends in traps that no single swap leaves (two of one house, a seat that only pays
with another), so the ``WIDTH`` best unfinished teams are kept at each size, more where there is little to choose from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import nsmallest

from search.team.task import PARTS, Candidate, Task
from search.team.worth import COVERED, DOUBLED, FIT, KNOWN, MOST_PAIRS, PART, TINY, Proposal, seated, terms_of

PROPOSALS = 3
WIDTH, LOOKS = 12, 4000  # teams kept at least; candidates looked at from one size to the next, where that allows more
Ids = tuple[str, ...]  # of members, in order


def fits(task: Task) -> bool:
    """Whether those who must be in leave a seat for every part that must have one, and none has too many."""
    counted = Counter(task.known[one].part for one in task.locked if one in task.known)
    most, least = task.frame.most, task.frame.least
    wanted = sum(max(number, counted[part]) for part, number in least.items())
    return all(number <= most.get(part, 0) for part, number in counted.items()) and wanted <= task.frame.largest


def propose(task: Task) -> Proposal:
    """The best team found. Ties go to the smaller team, then by id. Raises ValueError where ``fits`` says no.

    A part with nobody to choose from keeps its seat open; it is never filled with somebody else.
    """
    if not fits(task):
        raise ValueError("those who must be in leave no room for every part")
    best = min(_grown(task), key=lambda team: (round(-team.value(), 9), len(team.ids), team.ids))
    while (better := best.changed()) is not None:
        best = better
    return seated(task, best.ids)


def proposals(task: Task) -> tuple[Proposal, ...]:
    """At most three, the best first: each search forces out the free member that gave the team before the most, if its
    part has another."""
    found = [propose(task)]
    while len(found) < PROPOSALS and (out := _forced_out(task, found[-1])):
        task = replace(task, banned=task.banned | {out})
        found.append(propose(task))
    return tuple(sorted(found, key=lambda one: -round(one.terms.value, 9)))


def kept(task: Task, members: Iterable[str]) -> Proposal:
    """The team after a change by hand: those who must be in, then as many of ``members`` as there is room for, then who
    adds most to the places left. Raises ValueError where ``fits`` says no.
    """
    if not fits(task):
        raise ValueError("those who must be in leave no room for every part")
    team, before = _Team(task, tuple(sorted(task.locked & task.known.keys()))), set(members)
    while old := min((found for found in team.larger() if before.issuperset({*found[1]} - {*team.ids})), default=None):
        team = _Team(task, old[1])
    while new := min(team.larger(), default=None):
        if -new[0] <= team.value() + TINY:
            if not team.owed and len(team.ids) >= task.room[0]:
                break
            new = min(team.larger(set(team.owed) or None))
        team = _Team(task, new[1])
    return seated(task, team.ids)


def _forced_out(task: Task, proposal: Proposal) -> str | None:
    seats = Counter(seat.part for seat in proposal.seats)
    choice = Counter(one.part for one in task.known.values())
    free = [seat for seat in proposal.seats if seat.id not in task.locked and choice[seat.part] > seats[seat.part]]
    return min(free, key=lambda seat: (-round(seat.gain.value, 9), seat.id)).id if free else None


def _grown(task: Task) -> list["_Team"]:
    """Teams with nobody missing; where there are too few candidates for the smallest size, the largest there are."""
    teams, finished = [_Team(task, tuple(sorted(task.locked & task.known.keys())))], []
    width = max(WIDTH, LOOKS // max(1, len(task.known)))
    while True:
        finished += [team for team in teams if not team.owed and len(team.ids) >= task.room[0]]
        larger = {ids: worth for team in teams for worth, ids in nsmallest(width, team.larger())}
        if not larger:
            return finished or teams
        best = nsmallest(width, larger, key=lambda ids: (larger[ids], ids))
        teams = [_Team(task, ids) for ids in best]


class _Team:
    """A team and the sums from which a change of F is told: one candidate in about two millionths of a second."""

    def __init__(self, task: Task, ids: Ids):
        self.task, self.ids = task, ids
        members = [task.known[one] for one in ids]
        self.left = dict(task.weights)  # w_k Π (1 − p_ak)
        for one in members:
            for name, share in one.covers:
                if name in self.left:
                    self.left[name] *= 1.0 - share
        scores = [one.score for one in members if one.score is not None]
        self.scores, self.scored = sum(scores), len(scores)
        self.mean = self.scores / self.scored if scores else 0.0
        self.pairs = sum(self.pairs_with(one) for one in members) // 2
        self.counted = Counter(one.part for one in members)
        self.houses = Counter(one.house for one in members if one.house)
        self.owed = {part: n - self.counted[part] for part, n in task.needed.items() if n > self.counted[part]}

    def value(self) -> float:
        return terms_of(self.task, self.ids).value

    def pairs_with(self, one: Candidate) -> int:
        return len(self.task.acquainted.get(one.id, frozenset()).intersection(self.ids))

    def gain(self, one: Candidate) -> float:
        """F with the candidate less F without."""
        left = self.left
        more = COVERED * sum(left[name] * share for name, share in one.covers if name in left)
        if one.score is not None:
            more += FIT * ((self.scores + one.score) / (self.scored + 1) - self.mean)
        if not self.counted[one.part]:
            more += PART / len(PARTS)
        if one.id in self.task.acquainted:
            pairs = self.pairs + self.pairs_with(one)
            more += KNOWN * (min(pairs, MOST_PAIRS) - min(self.pairs, MOST_PAIRS)) / MOST_PAIRS
        return more - DOUBLED * self.houses[one.house] if one.house else more

    def parts_with_room(self) -> set[str]:
        """What one more may be, with the seats set aside that other parts must have."""
        full = len(self.ids) + sum(self.owed.values()) >= self.task.room[1]
        most = self.task.frame.most.items()
        return {part for part, number in most if self.counted[part] < number and (part in self.owed or not full)}

    def larger(self, parts: set[str] | None = None) -> Iterator[tuple[float, Ids]]:
        """Every team with one more, as (−F, its ids); the best come first when sorted, equals by id."""
        parts = self.parts_with_room() if parts is None else parts
        value = self.value()
        for one in self.task.known.values():
            if one.part in parts and one.id not in self.ids:
                yield -round(value + self.gain(one), 9), tuple(sorted((*self.ids, one.id)))

    def changed(self) -> "_Team | None":
        """The best team with one in, one out, or one against another, where it is better."""
        found: list[tuple[float, Ids]] = nsmallest(1, self.larger())
        for out in sorted(set(self.ids) - self.task.locked):
            rest = _Team(self.task, tuple(one for one in self.ids if one != out))
            found += nsmallest(1, rest.larger(set(rest.owed) or rest.parts_with_room()))
            if not rest.owed and len(rest.ids) >= self.task.room[0]:
                found.append((-rest.value(), rest.ids))
        best = min(found, default=None)
        return _Team(self.task, best[1]) if best and -best[0] > self.value() + TINY else None
