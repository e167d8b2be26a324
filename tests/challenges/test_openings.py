"""Opening: two persons, after the deadline, never the clock alone."""

import pytest
from django.core.exceptions import PermissionDenied

from challenges import actions
from challenges.models import Challenge, Response
from hub.kit import clock
from hub.kit.audit import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DIALOGUE,
    a_facilitator,
    a_member_of,
    a_submission,
    after,
    an_open_challenge,
    opened,
)
from tests.factories.partners import DepartmentFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def response():
    return a_submission()


def readable_by(user):
    return set(Response.objects.visible_to(user))


def test_the_deadline_alone_reveals_nothing(response):
    with after(response.challenge):
        for user in (a_facilitator(), a_member_of(response.challenge.department)):
            assert readable_by(user) == set()


def test_two_persons_open_after_the_deadline_and_it_is_on_record(response):
    with after(response.challenge):
        challenge = opened(response.challenge)
        assert readable_by(challenge.opening_asked_by) == {response}
        assert readable_by(challenge.opening_witness) == {response}
    entry = AuditEntry.objects.get(action="challenges.opened")
    assert entry.data["asked_by"] != entry.data["witness"]
    assert entry.data["responses"] == 1


def test_nobody_opens_before_the_deadline(response):
    with pytest.raises(actions.Refused):
        actions.ask_opening(response.challenge, by=a_facilitator())


def test_nobody_opens_while_a_form_that_came_in_time_may_still_be_written(response):
    with clock.at(response.challenge.edition.all_in_at), pytest.raises(actions.Refused):
        actions.ask_opening(response.challenge, by=a_facilitator())


def test_the_same_person_twice_does_not_open(response):
    facilitator = a_facilitator()
    with after(response.challenge):
        actions.ask_opening(response.challenge, by=facilitator)
        with pytest.raises(actions.Refused):
            actions.open_responses(response.challenge, by=facilitator, witness=facilitator)
    assert Challenge.objects.get(pk=response.challenge.pk).opened_at is None


def test_somebody_must_have_asked_first(response):
    with after(response.challenge), pytest.raises(actions.Refused):
        actions.open_responses(response.challenge, by=a_facilitator(), witness=a_facilitator())


def test_two_owners_without_a_facilitator_do_not_open(response):
    one, two = a_member_of(response.challenge.department), a_member_of(response.challenge.department)
    with after(response.challenge):
        actions.ask_opening(response.challenge, by=one)
        with pytest.raises(actions.Refused):
            actions.open_responses(response.challenge, by=one, witness=two)


def test_strangers_writers_and_other_departments_do_not_open(response):
    writer = response.organisation.memberships.first().user
    with after(response.challenge):
        for user in (UserFactory(), writer, a_member_of(DepartmentFactory()), UserFactory(is_superuser=True)):
            with pytest.raises(PermissionDenied):
                actions.ask_opening(response.challenge, by=user)


def test_a_facilitator_who_belongs_to_one_who_answered_does_not_open(response):
    facilitator = a_facilitator()
    MembershipFactory(user=facilitator, organisation=response.organisation)
    with after(response.challenge), pytest.raises(PermissionDenied):
        actions.ask_opening(response.challenge, by=facilitator)


def test_responses_are_opened_once(response):
    with after(response.challenge):
        opened(response.challenge)
        with pytest.raises(actions.Refused):
            actions.ask_opening(response.challenge, by=a_facilitator())


def test_a_draft_stays_with_its_writers_also_after_opening():
    challenge = an_open_challenge()
    draft = a_submission(challenge)
    actions.withdraw(draft, by=draft.organisation.memberships.first().user)
    with after(challenge):
        opened(challenge)
        assert readable_by(a_facilitator()) == set()


def test_on_a_route_without_sealing_staff_read_at_once_and_there_is_nothing_to_open():
    response = a_submission(an_open_challenge(terms=DIALOGUE))
    facilitator = a_facilitator()
    assert readable_by(facilitator) == {response}
    with after(response.challenge), pytest.raises(actions.Refused):
        actions.ask_opening(response.challenge, by=facilitator)
