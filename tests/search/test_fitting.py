"""An organisation shows more and fits a challenge that stands open: its members and the owner hear, each pair once."""

import pytest

from hub.accounts.actions import send_digests
from hub.accounts.models import Delivery, Notice
from hub.kit import events
from hub.kit.audit import AuditEntry
from partners.actions import (
    change_profile,
    consent,
    declare_evidence,
    remove_evidence,
    withdraw_consent,
)
from partners.models import Consent
from search.models import Match
from tests.search import world
from tests.search.test_matches import AIR, FISH, PROBLEM
from tests.search.test_told import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(drain):
    """Breeds fish, has two members, and fits no challenge yet."""
    made = world.an_organisation("Dambruget", FISH)
    for name in ("bo", "eva"):
        world.a_user(f"{name}@example.dk", of=made)
    return made


@pytest.fixture
def owner():
    return world.a_user("ejer@example.dk", of=world.a_department())


def member(name="bo"):
    return world.a_user(f"{name}@example.dk")


def show_air(firm):
    return declare_evidence(firm, by=member(), kind="solution", text=AIR)


def test_new_evidence_that_fits_an_open_challenge_is_told_to_all_members_and_once(firm, drain):
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert told(member(), "matched") == []
    shown = show_air(firm)
    drain()
    for name in ("bo", "eva"):
        (subject,) = told(member(name), "matched")
        assert "Renere luft" in subject
        assert "Dambruget" in subject
    remove_evidence(shown, by=member())
    drain()
    assert not Match.objects.filter(organisation=firm).exists()
    show_air(firm)
    drain()
    assert len(told(member(), "matched")) == 1


def test_many_challenges_that_fit_at_once_are_one_message(firm, drain):
    for number in range(12):
        world.a_challenge(f"Renere luft {number}", PROBLEM)
    drain()
    show_air(firm)
    drain()
    notice = Notice.objects.get(user=member(), kind="matched")
    assert "12" in notice.subject
    assert notice.text.count("Renere luft") == 10
    assert notice.path == "/min-side/"


def test_a_challenge_that_was_told_when_it_was_new_is_not_told_again(firm, drain):
    show_air(firm)
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    assert len(told(member(), "matched")) == 1
    withdraw_consent(Consent.objects.get(organisation=firm), by=member())
    drain()
    consent(firm, by=member())
    drain()
    assert Match.objects.filter(organisation=firm).exists()
    assert len(told(member(), "matched")) == 1


def test_a_reaction_that_is_delivered_twice_tells_once(firm, owner, drain):
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    show_air(firm)
    drain()
    for entry in AuditEntry.objects.filter(action="partners.evidence_changed"):
        events.react.enqueue("search.reactions:match_after_a_change", entry.pk)
    drain()
    assert len(told(member(), "matched")) == len(told(owner, "match_added")) == 1


def test_nobody_hears_of_a_change_that_fits_nothing_new(firm, drain):
    show_air(firm)
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    declare_evidence(firm, by=member(), kind="solution", text=FISH + " og havbrug")
    drain()
    assert len(told(member(), "matched")) == 1


@pytest.mark.parametrize("equal", [True, False])
def test_the_owner_hears_the_name_only_where_invitations_are_free(firm, owner, drain, equal):
    world.a_route(equal=equal)
    world.an_organisation("Måge og Fyr", AIR)
    drain()
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    shown = show_air(firm)
    drain()
    (subject,) = told(owner, "match_added")
    assert "Renere luft" in subject
    assert ("Dambruget" in subject) is not equal
    assert subject.endswith("2") is equal
    remove_evidence(shown, by=member())
    show_air(firm)
    drain()
    assert len(told(owner, "match_added")) == 1


@pytest.mark.parametrize(("when", "at_once", "later"), [("now", 1, 1), ("daily", 0, 1), ("never", 0, 0)])
def test_the_mails_follow_the_preference_and_are_not_doubled(firm, owner, drain, when, at_once, later):
    world.a_challenge("Renere luft", PROBLEM)
    drain()
    people = (member(), owner)
    for user in people:
        change_profile(user, name="Bo", language="da", match_mails=when, by=user)
    before = {user: Delivery.objects.filter(user=user).count() for user in people}
    show_air(firm)
    drain()
    assert [Delivery.objects.filter(user=user).count() - before[user] for user in people] == [at_once, at_once]
    for _day in range(2):
        send_digests()
    assert [Delivery.objects.filter(user=user).count() - before[user] for user in people] == [later, later]
