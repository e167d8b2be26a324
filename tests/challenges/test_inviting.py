"""Inviting: on equal routes all who compete at once, else one by one; and who may know the answer."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from challenges import actions
from challenges.models import Invitation
from hub.accounts.models import Delivery, Notice
from hub.kit.audit import AuditEntry
from partners import actions as partners
from search.models import Match
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DIALOGUE,
    TENDER,
    a_facilitator,
    a_member_of,
    after,
    an_open_challenge,
    opened,
)
from tests.factories.partners import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
FREE = DIALOGUE | {"equal": False}
SEALED_FREE = {"equal": False}


def a_match(challenge, strength="possible", **fields):
    """An organisation that has agreed to be matched, with a member, and that fits."""
    organisation = OrganisationFactory(**fields)
    member = MembershipFactory(organisation=organisation, role="admin").user
    partners.consent(organisation, by=member)
    given = {"score": 0.5, "strength": strength, "weights_version": "test"}
    Match.objects.create(challenge=challenge, organisation=organisation, **given)
    return organisation


def invite_all(challenge, by=None):
    return actions.invite(challenge, actions.uninvited(challenge), by=by or a_facilitator())


def test_on_an_equal_route_all_who_compete_are_invited_in_one_moment_with_one_text():
    challenge = an_open_challenge()
    firms = {a_match(challenge, strength) for strength in ("possible", "good", "strong")}
    a_match(challenge, "weak")
    a_match(challenge, helix="academia")
    sent = invite_all(challenge)
    assert {one.organisation for one in sent} == firms
    assert len({(one.sent_at, one.text_id, one.text_en_id) for one in sent}) == 1
    (entry,) = AuditEntry.objects.public().filter(action="challenges.invited_at_once")
    assert entry.data == {"count": 3}


def test_on_an_equal_route_nobody_who_competes_is_invited_alone():
    challenge = an_open_challenge()
    firm, _other = a_match(challenge), a_match(challenge)
    with pytest.raises(actions.Refused):
        actions.invite(challenge, [firm], by=a_facilitator())
    stranger = OrganisationFactory()
    partners.consent(stranger, by=MembershipFactory(organisation=stranger, role="admin").user)
    with pytest.raises(actions.Refused):
        actions.invite(challenge, [*actions.uninvited(challenge), stranger], by=a_facilitator())
    assert not Invitation.objects.exists()


def test_knowledge_and_citizens_are_invited_one_by_one_on_an_equal_route_too():
    challenge = an_open_challenge()
    a_match(challenge)
    seats = [a_match(challenge, helix="academia"), a_match(challenge, helix="civil")]
    for seat in seats:
        actions.invite(challenge, [seat], by=a_facilitator())
    assert challenge.invitations.count() == 2
    assert not AuditEntry.objects.public().filter(action__startswith="challenges.invited").exists()


def test_on_a_free_route_a_company_may_be_invited_alone_by_the_owner():
    challenge = an_open_challenge(terms=FREE)
    firm, _other = a_match(challenge), a_match(challenge)
    actions.invite(challenge, [firm], by=a_member_of(challenge.department))
    assert challenge.invitations.get().organisation == firm


def test_nobody_is_invited_or_told_twice(drain):
    challenge = an_open_challenge()
    firm = a_match(challenge)
    invite_all(challenge)
    assert actions.invite(challenge, [firm], by=a_facilitator()) == []
    later = a_match(challenge)
    assert [one.organisation for one in invite_all(challenge)] == [later]
    drain()
    assert Notice.objects.filter(kind="invited").count() == 2
    mail = Delivery.objects.filter(key__startswith="invited:").first()
    assert "Derfor får du beskeden" in mail.body


def test_only_those_who_agreed_to_be_matched_are_invited():
    challenge = an_open_challenge(terms=FREE)
    with pytest.raises(actions.Refused):
        actions.invite(challenge, [OrganisationFactory()], by=a_facilitator())


@pytest.mark.parametrize("who", ["stranger", "superuser", "member"])
def test_others_than_the_cases_staff_may_not_invite(who):
    challenge = an_open_challenge(terms=FREE)
    firm = a_match(challenge)
    by = {"stranger": UserFactory, "superuser": lambda: UserFactory(is_superuser=True)}.get(
        who, lambda: a_member_of(firm)
    )
    with pytest.raises(PermissionDenied):
        actions.invite(challenge, [firm], by=by())


def test_nobody_is_invited_after_the_deadline_or_where_answers_are_not_taken():
    challenge, tender = an_open_challenge(), an_open_challenge(terms=TENDER)
    for one in (challenge, tender):
        a_match(one)
    with pytest.raises(actions.Refused):
        invite_all(tender)
    with after(challenge), pytest.raises(actions.Refused):
        invite_all(challenge)


# --- The answer ---------------------------------------------------------------------------------------------------


def an_invitation(terms=None, **fields):
    challenge = an_open_challenge(terms=terms)
    organisation = a_match(challenge, **fields)
    actions.invite(challenge, [organisation], by=a_facilitator())
    return Invitation.objects.get(organisation=organisation)


def member_of(invitation):
    return invitation.organisation.memberships.first().user


def test_a_no_needs_a_reason_and_the_answer_can_be_changed_until_the_deadline():
    invitation = an_invitation()
    by = member_of(invitation)
    with pytest.raises(ValidationError):
        actions.answer_invitation(invitation, answer="declined", by=by)
    with pytest.raises(ValidationError):
        actions.answer_invitation(invitation, answer="declined", reason="other", by=by)
    declined = actions.answer_invitation(invitation, answer="declined", reason="no_time", by=by)
    assert (declined.answer, declined.reason) == ("declined", "no_time")
    accepted = actions.answer_invitation(invitation, answer="accepted", by=by)
    assert (accepted.answer, accepted.reason, accepted.words) == ("accepted", "", "")
    with after(invitation.challenge), pytest.raises(actions.TooLate):
        actions.answer_invitation(invitation, answer="declined", reason="no_time", by=by)


def test_only_the_invited_organisation_answers():
    invitation = an_invitation()
    for other in (a_facilitator(), a_member_of(invitation.challenge.department), UserFactory(is_superuser=True)):
        with pytest.raises(PermissionDenied):
            actions.answer_invitation(invitation, answer="accepted", by=other)


def test_on_an_equal_route_nobody_at_the_municipality_knows_the_answer_before_the_opening(client, drain):
    invitation = an_invitation()
    actions.answer_invitation(invitation, answer="accepted", by=member_of(invitation))
    drain()
    for staff in (a_facilitator(), a_member_of(invitation.challenge.department)):
        client.force_login(staff)
        page = client.get(f"/invitationer/{invitation.public_id}/").content.decode()
        assert invitation.organisation.name in page
        assert "state ok" not in page
        assert not staff.has_perm("challenges.view_invitation_answer", invitation)
        assert not Notice.objects.filter(user=staff, kind="invitation_answered").exists()
    with after(invitation.challenge):
        opened(invitation.challenge)
        invitation = Invitation.objects.get()
        assert a_facilitator().has_perm("challenges.view_invitation_answer", invitation)


@pytest.mark.parametrize("given", [{"terms": FREE}, {"terms": SEALED_FREE}, {"helix": "academia"}])
def test_staff_hear_the_answer_where_nobody_competes(given, drain):
    invitation = an_invitation(**given)
    owner = a_member_of(invitation.challenge.department)
    actions.answer_invitation(invitation, answer="accepted", by=member_of(invitation))
    drain()
    assert owner.has_perm("challenges.view_invitation_answer", invitation)
    assert Notice.objects.filter(user=owner, kind="invitation_answered").exists()


def test_the_queryset_and_the_rule_agree_for_everybody():
    ours, other = an_invitation(), an_invitation(terms=FREE)
    former = MembershipFactory(organisation=ours.organisation, ended_at=ours.sent_at).user
    people = [UserFactory(), UserFactory(is_superuser=True), a_facilitator(), former]
    people += [member_of(ours), member_of(other), a_member_of(ours.challenge.department)]
    for user in people:
        listed = set(Invitation.objects.visible_to(user))
        assert listed == {one for one in (ours, other) if user.has_perm("challenges.view_invitation", one)}


# --- The doors ----------------------------------------------------------------------------------------------------


def test_the_owner_reads_the_text_first_and_then_invites_all_at_once(client):
    challenge = an_open_challenge()
    firms = [a_match(challenge), a_match(challenge)]
    client.force_login(a_member_of(challenge.department))
    assert "/invitation/" in client.get(f"/sager/{challenge.public_id}/match/").content.decode()
    there = f"/sager/{challenge.public_id}/invitation/"
    page = client.get(there).content.decode()
    assert all(firm.name in page for firm in firms)
    assert not Invitation.objects.exists()
    client.post(there)
    assert challenge.invitations.count() == 2
    alone = client.post(there, {"organisation": str(a_match(challenge).public_id)})
    assert alone.status_code in (200, 302)


def test_one_by_one_through_the_door_is_refused_on_an_equal_route(client):
    challenge = an_open_challenge()
    firm, _other = a_match(challenge), a_match(challenge)
    client.force_login(a_facilitator())
    client.post(f"/sager/{challenge.public_id}/invitation/", {"organisation": str(firm.public_id)})
    assert not Invitation.objects.exists()


def test_who_handles_the_case_finds_back_to_it_from_an_invitation_and_the_invited_to_their_own_page(client):
    invitation = an_invitation()
    there, case = f"/invitationer/{invitation.public_id}/", f'href="/sager/{invitation.challenge.public_id}/"'
    for user, back in ((a_member_of(invitation.challenge.department), True), (member_of(invitation), False)):
        client.force_login(user)
        assert (case in client.get(there).content.decode()) == back


def test_a_member_meets_the_invitation_on_my_page_and_answers_it(client):
    invitation = an_invitation()
    client.force_login(member_of(invitation))
    there = f"/invitationer/{invitation.public_id}/"
    assert there in client.get("/min-side/").content.decode()
    asked = client.post(there, {"answer": "declined"})
    assert asked.status_code == 200
    assert "Hvis nej: hvorfor ikke?</legend>" in asked.content.decode()  # not called optional and then asked for
    client.post(there, {"answer": "declined", "reason": "not_relevant"})
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.reason) == ("declined", "not_relevant")
    assert there not in client.get("/min-side/").content.decode()


def test_words_with_a_yes_are_not_thrown_away_but_stay_and_the_page_says_where_to_ask(client):
    invitation = an_invitation()
    client.force_login(member_of(invitation))
    there = f"/invitationer/{invitation.public_id}/"
    page = client.post(there, {"answer": "accepted", "words": "Må vi komme på besøg?"}).content.decode()
    assert "Ord gemmes kun sammen med et nej" in page
    assert "Må vi komme på besøg?" in page
    invitation.refresh_from_db()
    assert invitation.answer == "none"
    assert client.post(there, {"answer": "accepted", "reason": "other", "words": " "}).status_code == 302
