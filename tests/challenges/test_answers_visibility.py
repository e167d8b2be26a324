"""Who sees what: the queryset and the rule say the same for every kind of person in every phase."""

import pytest

from challenges import actions
from challenges.models import Decision, Letter, Response, Review
from challenges.views import showing
from hub.kit import clock
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DAY,
    DIALOGUE,
    a_draft,
    a_facilitator,
    a_member_of,
    a_review,
    a_submission,
    an_open_challenge,
    decided,
    opened,
    writer_of,
)
from tests.factories.partners import DepartmentFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
MODELS = [(Response, "response"), (Review, "review"), (Decision, "decision"), (Letter, "letter")]
PHASES = ["open", "closed", "opened", "reviewed", "decided", "released", "dialogue"]


def play(phase, drain):
    """A case with three responses (one of them a draft), played up to a phase."""
    challenge = an_open_challenge(terms=DIALOGUE if phase == "dialogue" else None)
    responses = [a_submission(challenge), a_submission(challenge)]
    a_draft(challenge)
    drain()
    if phase not in ("open", "dialogue"):
        with clock.at(challenge.edition.closes_at + DAY):
            _evaluate(challenge, responses, PHASES.index(phase))
            drain()
    return challenge


def _evaluate(challenge, responses, reached):
    if reached >= PHASES.index("opened"):
        opened(challenge)
        first = a_review(responses[0])
        actions.declare_conflict(first, conflict=False, by=first.reviewer)
        conflicted = a_review(responses[0])
        actions.declare_conflict(conflicted, conflict=True, note="Min bror", by=conflicted.reviewer)
        a_review(responses[1])
    if reached >= PHASES.index("reviewed"):
        a_review(responses[0], points=[4, 3])
        a_review(responses[0], points=[2, 3])
    if reached >= PHASES.index("decided"):
        decided(responses[0], "declined")
        decided(responses[0], "selected")
        decided(responses[1], "declined")
    if reached >= PHASES.index("released"):
        actions.release(challenge, by=a_facilitator())


def people(challenge):
    responses = list(challenge.responses.select_related("organisation"))
    former = MembershipFactory(organisation=responses[0].organisation, ended_at=clock.now()).user
    asked = MembershipFactory(organisation=responses[0].organisation, confirmed_at=None).user
    yield from (UserFactory(), UserFactory(is_superuser=True), UserFactory(groups=["administrator", "editor"]))
    yield from (a_facilitator(), a_member_of(challenge.department), a_member_of(DepartmentFactory()), former, asked)
    yield from (writer_of(response) for response in responses)
    yield from (review.reviewer for review in Review.objects.all())
    inactive = a_member_of(OrganisationFactory())
    yield inactive


@pytest.mark.parametrize("phase", PHASES)
def test_the_queryset_and_the_rule_agree_for_everybody(phase, drain):
    challenge = play(phase, drain)
    for user in people(challenge):
        for model, noun in MODELS:
            listed = set(model.objects.visible_to(user).values_list("pk", flat=True))
            allowed = {row.pk for row in model.objects.all() if user.has_perm(f"challenges.view_{noun}", row)}
            assert listed == allowed, (phase, noun, user.group_names)


def test_before_the_opening_only_its_writers_see_a_response(drain):
    challenge = play("closed", drain)
    for user in people(challenge):
        seen = set(Response.objects.visible_to(user))
        assert all(user in {m.user for m in one.organisation.memberships.all()} for one in seen)


def test_a_draft_is_seen_by_its_writers_only_in_every_phase(drain):
    challenge = play("released", drain)
    draft = challenge.responses.get(status="draft")
    assert [user for user in people(challenge) if draft in Response.objects.visible_to(user)] == [writer_of(draft)]


def test_a_recorded_decision_is_not_seen_by_the_answering_before_release(drain):
    challenge = play("decided", drain)
    for response in challenge.responses.all():
        assert not Decision.objects.visible_to(writer_of(response)).exists()


def test_staff_do_not_see_receipts_which_would_name_who_answered(drain):
    challenge = play("closed", drain)
    assert Letter.objects.exists()
    for user in (a_facilitator(), a_member_of(challenge.department), UserFactory(is_superuser=True)):
        assert not Letter.objects.visible_to(user).exists()


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("number", "112000", "112.000"),
        ("number", "1.250,5", "1.250,5"),
        ("number", "mange", "mange"),
        ("short", "112000", "112000"),
    ],
)
def test_a_number_is_shown_with_its_dots_and_words_as_they_were_written(kind, text, shown):
    assert showing.shown_text(kind, text) == shown
