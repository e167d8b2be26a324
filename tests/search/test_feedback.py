"""What people say of a match: hidden from the side that said so, taken back, and never shown to the other side."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from challenges import actions as challenges
from hub.kit import clock
from hub.kit.audit import AuditEntry
from hub.kit.retention import forget_old
from search.actions import say_of_match, take_back
from search.models import Match, MatchFeedback
from search.profiles import interest
from search.slots import cases, hiding, own_matches
from tests.challenges.test_inviting import a_match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import a_facilitator, a_member_of, an_open_challenge

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    challenge = an_open_challenge()
    firm = a_match(challenge)
    return Match.objects.get(challenge=challenge, organisation=firm)


def member(match):
    return match.organisation.memberships.first().user


def owner(match):
    return a_member_of(match.challenge.department)


def listed(match, user):
    return [row["told"].match.pk for row in cases.matches_of_the_case(match.challenge, user)[1]["rows"]]


def of_my_page(user):
    return own_matches.matches_for_my_page(None, user)[1]


def test_a_wrong_match_is_hidden_from_the_owner_who_said_so_and_can_be_shown_again(pair, client):
    by = owner(pair)
    client.force_login(by)
    there, case = f"/match/{pair.public_id}/mening/", f"/sager/{pair.challenge.public_id}/match/"
    assert listed(pair, by) == [pair.pk]
    given = {"side": "owner", "kind": "wrong", "reason": "De bygger broer", "next": case}
    assert client.post(there, given).headers["Location"] == case
    assert listed(pair, by) == []
    assert pair.organisation.name in client.get(case).content.decode()
    client.post(there, {"side": "owner", "kind": "undo"})
    assert listed(pair, by) == [pair.pk]


def test_what_the_owner_hides_is_still_invited_with_all_others(pair):
    say_of_match(pair, side="owner", kind="wrong", by=owner(pair))
    assert list(challenges.uninvited(pair.challenge)) == [pair.organisation]


def test_a_wrong_match_is_hidden_from_its_organisation_and_still_stands_for_the_owner(pair):
    say_of_match(pair, side="actor", kind="wrong", by=member(pair), reason="Ikke os")
    assert [one["match"].pk for one in of_my_page(member(pair))["hidden"]] == [pair.pk]
    assert of_my_page(member(pair))["rows"] == []
    assert listed(pair, owner(pair)) == [pair.pk]


def test_neither_side_learns_what_the_other_said(pair):
    mine = say_of_match(pair, side="actor", kind="interested", by=member(pair))
    theirs = say_of_match(pair, side="owner", kind="wrong", by=owner(pair))
    people = [member(pair), owner(pair), a_facilitator(), UserFactory(), UserFactory(is_superuser=True)]
    for user in people:
        seen = set(MatchFeedback.objects.visible_to(user))
        assert seen == {one for one in (mine, theirs) if user.has_perm("search.view_feedback", one)}
        assert len(seen) < 2
    told = AuditEntry.objects.timeline(pair.challenge.public_id).filter(subject_id=mine.public_id)
    assert not told.exists()


def test_interest_lifts_a_match_in_ones_own_list_alone(pair):
    other = Match.objects.create(
        challenge=an_open_challenge(title="Luft"), organisation=pair.organisation, score=0.6, strength="good"
    )
    ours = Match.objects.own(member(pair)).select_related("challenge")

    def ours_lifted():
        shown, _hidden = hiding.sorted_out(ours, "actor", member(pair))
        return [match.pk for match in interest.lifted(shown, member(pair))]

    assert ours_lifted() == [other.pk, pair.pk]
    say_of_match(pair, side="actor", kind="interested", by=member(pair))
    assert ours_lifted() == [pair.pk, other.pk]
    assert MatchFeedback.objects.get().weights_version == pair.weights_version


def test_a_new_word_takes_the_place_of_the_old_and_the_old_is_kept(pair):
    by = member(pair)
    first = say_of_match(pair, side="actor", kind="interested", by=by)
    assert say_of_match(pair, side="actor", kind="interested", by=by) == first
    say_of_match(pair, side="actor", kind="wrong", by=by)
    assert MatchFeedback.objects.count() == 2
    assert MatchFeedback.objects.standing().get().kind == "wrong"
    assert take_back(pair, side="actor", by=by)
    assert not take_back(pair, side="actor", by=by)


@pytest.mark.parametrize("side", ["actor", "owner"])
def test_others_may_say_nothing(pair, side):
    strangers = [UserFactory(), UserFactory(is_superuser=True), owner(pair) if side == "actor" else member(pair)]
    for user in strangers:
        with pytest.raises(PermissionDenied):
            say_of_match(pair, side=side, kind="wrong", by=user)


def test_the_municipality_is_never_interested(pair, client):
    client.force_login(owner(pair))
    client.post(f"/match/{pair.public_id}/mening/", {"side": "owner", "kind": "interested"})
    assert not MatchFeedback.objects.exists()
    with pytest.raises(IntegrityError):
        say_of_match(pair, side="owner", kind="interested", by=owner(pair))


def test_the_words_go_after_a_year_and_the_rows_after_five(pair):
    say_of_match(pair, side="actor", kind="wrong", reason="Spørg Bo", by=member(pair))
    with clock.at(clock.now() + dt.timedelta(days=366)):
        forget_old()
    assert MatchFeedback.objects.get().reason == ""
    with clock.at(clock.now() + dt.timedelta(days=5 * 366)):
        forget_old()
    assert not MatchFeedback.objects.exists()


def test_the_buttons_stand_on_my_page_and_say_what_was_said(pair, client):
    client.force_login(member(pair))
    there = f"/match/{pair.public_id}/mening/"
    assert client.get(there).status_code == 200
    client.post(there, {"kind": "wrong", "reason": "x"})
    assert there in client.get("/min-side/").content.decode()
