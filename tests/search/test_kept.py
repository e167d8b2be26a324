"""How many matches of a challenge are kept, however they come: all at once, or one by one."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from challenges.models import Invitation
from hub.base.actions import freeze_text
from hub.kit.audit import AuditEntry
from hub.kit.clock import now
from partners.actions import declare_evidence
from search import actions, reactions
from search.matching import Labels
from search.models import Match, MatchFeedback, Team, TeamSeat
from search.profiles import pooling
from tests.search import world
from tests.search.test_matches import AIR, PROBLEM
from tests.search.test_told import told

TEXTS = (AIR, f"{AIR} og havne", f"{AIR} og havne, broer og parker", f"{AIR} og havne, broer, parker, skove og søer")
pytestmark = pytest.mark.django_db


@pytest.fixture
def two(monkeypatch):
    monkeypatch.setattr(pooling, "KEPT", 2)


@pytest.fixture
def challenge(drain):
    """With four organisations that fit it."""
    for number, text in enumerate(TEXTS):
        world.an_organisation(f"Firma {number}", text)
    made = world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert made.matches.count() == len(TEXTS)
    return made


def ranked(challenge):
    """Those that fit, the best first, as they stand now."""
    return [match.organisation for match in challenge.matches.filter(person=None).order_by("-score")]


def kept(challenge):
    return {match.who for match in challenge.matches.all()}


def invited(challenge, organisation):
    text = freeze_text("invitation", "da")
    return Invitation.objects.create(
        challenge=challenge, organisation=organisation, text=text, text_en=text, sent_at=now()
    )


def called_wrong(challenge, organisation):
    return MatchFeedback.objects.create(challenge=challenge, organisation=organisation, side="owner", kind="wrong")


def seated(challenge, organisation):
    team = Team.objects.create(challenge=challenge, engine_version="1")
    return TeamSeat.objects.create(team=team, organisation=organisation, state="left_out")


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
def test_of_many_matched_one_by_one_the_best_are_kept_as_of_all_at_once(challenge, two, order):
    firms = ranked(challenge)
    Match.objects.all().delete()
    told_kept = [actions.rematch(firms[place]) for place in order]
    assert kept(challenge) == set(firms[:2])
    assert told_kept == [int(sorted(order[: n + 1]).index(place) < 2) for n, place in enumerate(order)]
    one_by_one = set(challenge.matches.values_list("organisation", "score"))
    Match.objects.all().delete()
    actions.rebuild_matches(challenge)
    assert set(challenge.matches.values_list("organisation", "score")) == one_by_one


def test_who_is_no_more_than_possible_puts_nobody_out_who_is_whatever_the_score(challenge, two, monkeypatch):
    firms = ranked(challenge)
    thin = str(firms[0].public_id)
    monkeypatch.setattr(Labels, "label", lambda self, match: "possible" if match.actor == thin else "good")
    for again in (lambda: actions.rebuild_matches(challenge), lambda: actions.rematch(firms[0])):
        again()
        assert kept(challenge) == set(firms[1:3])


@pytest.mark.parametrize("do", [invited, called_wrong, seated])
def test_whom_the_case_has_acted_on_stays_while_it_fits_and_takes_nobodys_place(challenge, two, do):
    firms = ranked(challenge)
    do(challenge, firms[3])
    for again in (lambda: actions.rematch(firms[2]), lambda: actions.rebuild_matches(challenge)):
        again()
        assert kept(challenge) == {*firms[:2], firms[3]}
    firms[3].evidence.all().delete()
    actions.rematch(firms[3])
    assert kept(challenge) == set(firms[:2])


def test_what_an_organisation_says_of_its_match_keeps_no_place_and_is_not_lost(challenge, two):
    firms = ranked(challenge)
    said = {"challenge": challenge, "organisation": firms[2], "side": "actor", "kind": "interested"}
    MatchFeedback.objects.create(**said)
    actions.rematch(firms[0])
    assert kept(challenge) == set(firms[:2])
    assert MatchFeedback.objects.standing().filter(**said).exists()


def test_whom_better_ones_put_out_is_told_no_second_time_when_it_comes_back(challenge, monkeypatch, drain):
    late = world.an_organisation("Sent")
    member = world.a_user("bo@example.dk", of=late)
    drain()
    declare_evidence(late, by=member, kind="solution", text=f"{AIR} og fyr")
    drain()
    assert late in kept(challenge)
    monkeypatch.setattr(pooling, "KEPT", 1)
    actions.rematch(ranked(challenge)[0])
    assert late not in kept(challenge)
    monkeypatch.setattr(pooling, "KEPT", 100)
    reactions.match_again(late)
    assert late in kept(challenge)
    assert len(told(member, "matched")) == 1


@pytest.mark.parametrize(("most", "many"), [(100, 1), (1, 0)])
def test_who_is_not_kept_is_not_told(challenge, monkeypatch, drain, most, many):
    monkeypatch.setattr(pooling, "KEPT", most)
    late = world.an_organisation("Sent", f"{AIR} og fyr")
    member = world.a_user("bo@example.dk", of=late)
    drain()
    assert late.matches.count() == many
    assert len(told(member, "matched")) == many
    fresh = AuditEntry.objects.filter(action="search.matched", data__published=False, at__gt=late.created_at)
    assert fresh.count() == many


def test_whom_only_they_themselves_may_see_is_counted_apart_there_too(challenge, two):
    people = [world.a_person(name, AIR) for name in ("Anna A", "Bo B", "Carl C")]
    for person in people:
        actions.rematch(person)
    for firm in ranked(challenge):
        actions.rematch(firm)
    assert challenge.matches.filter(person=None).count() == challenge.matches.exclude(person=None).count() == 2


def test_one_is_matched_with_as_many_questions_however_many_are_kept(challenge, monkeypatch):
    firm = ranked(challenge)[0]
    asked = []
    for many in (4, 3, 1):
        monkeypatch.setattr(pooling, "KEPT", many)
        with CaptureQueriesContext(connection) as queries:
            actions.rematch(firm)
        asked.append(len(queries))
        assert challenge.matches.count() == many
    assert asked[1] == asked[2] <= asked[0] + 4


@pytest.mark.django_db(transaction=True)
def test_two_that_are_matched_in_the_same_moment_share_one_bound(monkeypatch):
    firms = [world.an_organisation(f"Firma {number}", text) for number, text in enumerate(TEXTS[:3])]
    challenge = world.a_challenge("Renere luft", PROBLEM)
    Match.objects.all().delete()
    monkeypatch.setattr(pooling, "KEPT", 1)
    ready = threading.Barrier(len(firms))

    def again(firm):
        ready.wait(timeout=5)
        actions.rematch(firm)
        connection.close()

    threads = [threading.Thread(target=again, args=(firm,)) for firm in firms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert challenge.matches.count() == 1
