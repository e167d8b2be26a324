"""Deciding one by one, releasing all at once, and the letters that follow."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from challenges import actions
from challenges.models import Challenge, Decision, Letter, Response
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DIALOGUE,
    a_facilitator,
    a_member_of,
    a_submission,
    after,
    an_open_challenge,
    decided,
    opened,
    writer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def challenge():
    """Three responses, opened; the clock stands after the deadline."""
    challenge = an_open_challenge()
    for _number in range(3):
        a_submission(challenge)
    with after(challenge):
        yield opened(challenge)


def test_nothing_is_decided_before_the_opening():
    response = a_submission()
    with after(response.challenge), pytest.raises(PermissionDenied):
        decided(response)


def test_only_the_owning_department_and_facilitators_decide(challenge):
    response = challenge.responses.first()
    for user in (UserFactory(), writer_of(response), UserFactory(is_superuser=True)):
        with pytest.raises(PermissionDenied):
            actions.decide(response, outcome="selected", reasons="x", by=user)


def test_a_decision_needs_reasons(challenge):
    by = a_member_of(challenge.department)
    with pytest.raises(ValidationError):
        actions.decide(challenge.responses.first(), outcome="declined", reasons=" ", by=by)


def test_a_later_decision_takes_the_place_of_the_earlier_which_stays_on_record(challenge):
    response = challenge.responses.first()
    first, second = decided(response, "declined"), decided(response, "selected")
    third = decided(response, "reserve")
    assert response.decisions.standing().get() == third
    assert Decision.objects.get(pk=first.pk).superseded_by == second
    assert Decision.objects.get(pk=second.pk).superseded_by == third


def test_a_recorded_decision_is_not_told_before_release(challenge, drain):
    response = challenge.responses.first()
    decided(response)
    drain()
    response.refresh_from_db()
    assert response.status == Response.Status.SUBMITTED
    assert not Decision.objects.visible_to(writer_of(response)).exists()
    assert not Letter.objects.filter(kind="decision").exists()


def test_release_is_refused_while_a_response_lacks_a_decision(challenge):
    for response in challenge.responses.all()[:2]:
        decided(response)
    with pytest.raises(actions.Refused, match="1"):
        actions.release(challenge, by=a_facilitator())
    assert set(challenge.responses.values_list("status", flat=True)) == {"submitted"}


def test_a_release_that_fails_half_way_changes_nothing(challenge):
    for response in challenge.responses.all():
        decided(response)
    Response.objects.filter(pk=response.pk).update(status="selected")  # from here there is no legal step
    with pytest.raises(Exception, match="selected"):
        actions.release(challenge, by=a_facilitator())
    challenge.refresh_from_db()
    assert challenge.released_at is None
    assert challenge.responses.filter(status="submitted").count() == 2


def test_releasing_twice_is_refused(challenge, drain):
    for response in challenge.responses.all():
        decided(response)
    actions.release(challenge, by=a_facilitator())
    with pytest.raises(actions.Refused):
        actions.release(challenge, by=a_facilitator())


def test_a_draft_needs_no_decision():
    challenge = an_open_challenge()
    draft = a_submission(challenge)
    actions.withdraw(draft, by=writer_of(draft))
    with after(challenge):
        opened(challenge)
        actions.release(challenge, by=a_facilitator())
    assert Challenge.objects.get(pk=challenge.pk).phase == "decided"


def test_on_the_dialogue_route_answers_are_decided_after_the_deadline_without_opening():
    response = a_submission(an_open_challenge(terms=DIALOGUE))
    with pytest.raises(actions.Refused):
        decided(response)
    with after(response.challenge):
        decided(response, "declined")
        actions.release(response.challenge, by=a_facilitator())
    response.refresh_from_db()
    assert response.status == "declined"
