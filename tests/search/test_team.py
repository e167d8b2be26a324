"""The choosing of a team: quotas, locks and bans are held, the best is found, and each seat says what it adds."""

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import team
from search.team import PARTS, Candidate, Competence, Frame, Task

SOUGHT = ("drones", "evaluation", "sensors", "testing")
SHARES = st.sampled_from([0.0, 0.0, 0.5, 1.0])
ASKS = Candidate("0", "public", None, (("testing", 0.5),), "town")


@st.composite
def a_frame(draw):
    quotas = [(part, *sorted((draw(st.integers(0, 2)), draw(st.integers(1, 2))))) for part in PARTS]
    smallest = draw(st.integers(2, 5))
    return Frame(tuple(quotas), smallest, draw(st.integers(smallest, 6)))


@st.composite
def a_task(draw, most=14):
    candidates = [
        Candidate(
            id=str(number),
            part=draw(st.sampled_from(PARTS)),
            score=draw(st.integers(30, 95)) / 100,
            covers=tuple((name, share) for name in SOUGHT if (share := draw(SHARES))),
            house=draw(st.sampled_from(["", "", f"own {number}", "shared"])),
        )
        for number in range(1, draw(st.integers(0, most)) + 1)
    ]
    ids = [one.id for one in candidates]
    some = st.sets(st.sampled_from(ids), max_size=3) if ids else st.just(set())
    banned = draw(some)
    pairs = {
        frozenset(pair) for pair in draw(st.lists(st.tuples(some, some), max_size=3)) for pair in combinations(ids, 2)
    }
    task = Task(
        candidates=(ASKS, *candidates),
        competences=tuple(
            Competence(name, draw(st.sampled_from([1, 2]))) for name in draw(st.sets(st.sampled_from(SOUGHT)))
        ),
        frame=draw(st.one_of(st.just(Frame()), a_frame())),
        locked=frozenset({ASKS.id, *(draw(some) - banned)}),
        banned=frozenset(banned),
        pairs=frozenset(draw(st.sets(st.sampled_from(sorted(pairs, key=sorted)), max_size=4)))
        if pairs
        else frozenset(),
    )
    return task if team.fits(task) else replace(task, locked=frozenset({ASKS.id}), frame=Frame())


def held(task, members):
    """Whether a team keeps to all that was said of it."""
    counted = Counter(task.known[one].part for one in members)
    there = Counter(one.part for one in task.known.values())
    return (
        task.locked <= set(members)
        and not task.banned & set(members)
        and all(counted[part] <= most for part, most in task.frame.most.items())
        and all(counted[part] >= min(least, there[part]) for part, least in task.frame.least.items())
        and len(members) + sum(task.open.values()) <= task.frame.largest
    )


def all_teams(task):
    free = sorted(task.known.keys() - task.locked)
    teams = ((*task.locked, *more) for number in range(task.frame.largest) for more in combinations(free, number))
    kept = [one for one in teams if held(task, one)]
    enough = [one for one in kept if len(one) >= task.room[0]]
    return enough or [one for one in kept if len(one) == max(map(len, kept))]


@settings(max_examples=60)
@given(a_task())
def test_quotas_locks_and_bans_are_held_by_every_proposal(task):
    for found in team.proposals(task):
        assert held(task, found.members)


@settings(max_examples=60)
@given(a_task())
def test_a_part_with_nobody_to_choose_from_stays_open_and_is_never_filled(task):
    found = team.propose(task)
    assert dict(found.open) == task.open
    for part, number in found.open:
        there = sum(one.part == part for one in task.known.values())
        assert there + number == task.frame.least[part]


@settings(max_examples=40)
@given(a_task(most=8))
def test_what_is_found_is_as_good_as_the_best_of_all_teams(task):
    best = max(team.terms_of(task, one).value for one in all_teams(task))
    assert team.propose(task).terms.value >= best - 0.01 * abs(best)


def test_it_is_as_good_on_larger_pools_that_are_drawn_by_lot():
    for seed in range(6):
        task = a_pool(random.Random(seed), 16)
        best = max(team.terms_of(task, one).value for one in all_teams(task))
        assert team.propose(task).terms.value >= 0.99 * best


@settings(max_examples=40)
@given(a_task(), st.randoms(use_true_random=False))
def test_the_same_input_in_any_order_gives_the_same_bytes(task, shuffled):
    candidates, competences = list(task.candidates), list(task.competences)
    shuffled.shuffle(candidates)
    shuffled.shuffle(competences)
    again = replace(task, candidates=tuple(candidates), competences=tuple(competences))
    assert repr(team.proposals(again)) == repr(team.proposals(task))


@settings(max_examples=60)
@given(a_task())
def test_a_seats_gain_is_what_the_team_loses_without_it(task):
    found = team.propose(task)
    for seat in found.seats:
        rest = [one for one in found.members if one != seat.id]
        assert seat.gain.value == pytest.approx(found.terms.value - team.terms_of(task, rest).value, abs=1e-12)
        for name, share in seat.adds:
            members = [task.known[one] for one in rest]
            assert 0 < share <= dict(task.known[seat.id].covers)[name] * (1 - team.level_of(members, name)) + 1e-12


@settings(max_examples=40)
@given(a_task(), st.data())
def test_a_change_by_hand_moves_nobody_who_can_stay(task, data):
    found = team.propose(task)
    free = sorted(set(found.members) - task.locked)
    if not free:
        return
    out = data.draw(st.sampled_from(free))
    changed = replace(task, banned=task.banned | {out})
    kept = team.kept(changed, found.members)
    assert held(changed, kept.members)
    assert set(found.members) - {out} <= set(kept.members)


@settings(max_examples=40)
@given(a_task(), st.data())
def test_who_is_put_in_is_in_and_at_most_one_gives_way(task, data):
    found = team.propose(task)
    others = sorted(task.known.keys() - set(found.members))
    if not others:
        return
    changed = replace(task, locked=task.locked | {data.draw(st.sampled_from(others))})
    if team.fits(changed):
        kept = team.kept(changed, found.members)
        assert held(changed, kept.members)
        assert len(set(found.members) - set(kept.members)) <= 1


def test_three_proposals_each_without_the_one_that_gave_most():
    task = a_pool(random.Random(3), 40)
    first, *others = found = team.proposals(task)
    assert len(found) == 3
    assert len({one.members for one in found}) == 3
    assert all(one.terms.value <= first.terms.value for one in others)


def test_the_only_one_of_its_part_is_never_forced_out():
    group = Candidate("9", "civil", 0.9, (("testing", 1.0),))
    firms = [Candidate(str(number), "business", 0.4 + number / 100) for number in range(1, 6)]
    task = Task((ASKS, group, *firms), (Competence("testing"),), locked=frozenset({"0"}))
    assert all("9" in found.members for found in team.proposals(task))


def test_two_of_one_house_count_once():
    task = Task(
        (
            ASKS,
            Candidate("1", "business", 0.9, (("sensors", 1.0),), "house"),
            Candidate("2", "business", 0.9, (("drones", 1.0),), "house"),
            Candidate("3", "business", 0.4, (("drones", 0.5),)),
        ),
        (Competence("sensors"), Competence("drones")),
        locked=frozenset({"0"}),
    )
    assert len({"1", "2"} & set(team.propose(task).members)) == 1
    both = replace(task, locked=frozenset({"0", "1", "2"}))
    assert team.propose(both).terms.doubled == pytest.approx(-0.5)


def test_who_must_be_in_stays_alone_where_nobody_else_can_be_though_they_are_of_one_house():
    house = tuple(Candidate(number, "business", 0.5, house="shared") for number in "12")
    task = Task((ASKS, *house), (), Frame(), locked=frozenset({ASKS.id, "1", "2"}))
    found = team.propose(task)
    assert found.terms.value < 0
    assert set(found.members) == task.locked


def test_who_must_be_in_beyond_the_frame_is_refused():
    firms = tuple(Candidate(str(number), "business", 0.5) for number in range(1, 4))
    task = Task((ASKS, *firms), locked=frozenset({"0", "1", "2", "3"}))
    assert not team.fits(task)
    with pytest.raises(ValueError, match="no room"):
        team.propose(task)


def test_having_worked_together_tips_the_scale_between_equals():
    firms = tuple(Candidate(str(number), "business", 0.5) for number in range(1, 4))
    lab = Candidate("7", "academia", 0.5)
    frame = Frame((("public", 1, 1), ("business", 1, 1), ("academia", 1, 1), ("civil", 0, 1)), 3, 4)
    task = Task((ASKS, lab, *firms), frame=frame, locked=frozenset({"0"}), pairs=frozenset({frozenset({"3", "7"})}))
    assert team.propose(task).members == ("0", "3", "7")
    assert team.propose(replace(task, pairs=frozenset())).members == ("0", "1", "7")


def a_pool(lot: random.Random, number: int) -> Task:
    """Candidates drawn by lot, each with a house of its own or none."""
    candidates = (
        Candidate(
            f"{one:04}",
            lot.choice(PARTS[1:]),
            lot.randint(30, 95) / 100,
            tuple((name, lot.choice([0.5, 1.0])) for name in SOUGHT if lot.random() < 0.3),
        )
        for one in range(1, number + 1)
    )
    return Task((ASKS, *candidates), tuple(map(Competence, SOUGHT)), locked=frozenset({ASKS.id}))
