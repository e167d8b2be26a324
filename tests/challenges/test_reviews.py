"""Assigning, declaring conflicts, scoring, and what it comes to."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from challenges import actions
from challenges.models import Response, Review, results
from challenges.rules import conflicts
from hub.kit.lifecycle import IllegalMove
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DIALOGUE,
    EFFECT,
    PLAN,
    a_facilitator,
    a_member_of,
    a_review,
    a_submission,
    after,
    an_open_challenge,
    opened,
)
from tests.factories.partners import MembershipFactory, OrganisationFactory

Status = Review.Status
FULL = {EFFECT: {"points": 4, "reason": "God."}, PLAN: {"points": 2, "reason": "Tynd."}}


@pytest.fixture
def response(db):
    """Handed in and opened; the clock stands after the deadline."""
    response = a_submission()
    with after(response.challenge):
        opened(response.challenge)
        yield Response.objects.get(pk=response.pk)


@pytest.mark.parametrize(("old", "new"), list(product(Status, Status)))
def test_a_review_moves_only_as_declared(old, new):
    review = Review(status=old)
    if new in Review.MOVES.get(old, ()):
        review.move_to(new)
        assert review.status == new
    else:
        with pytest.raises(IllegalMove):
            review.move_to(new)


@pytest.mark.django_db
def test_nobody_is_assigned_before_the_opening():
    response = a_submission()
    with after(response.challenge), pytest.raises(PermissionDenied):
        actions.assign(response, reviewer=UserFactory(), by=a_facilitator())


@pytest.mark.django_db
def test_responses_on_a_route_without_scoring_get_no_reviewers():
    response = a_submission(an_open_challenge(terms=DIALOGUE))
    with pytest.raises(actions.Refused):
        actions.assign(response, reviewer=UserFactory(), by=a_facilitator())


def test_only_a_facilitator_assigns(response):
    for user in (a_member_of(response.challenge.department), UserFactory()):
        with pytest.raises(PermissionDenied):
            actions.assign(response, reviewer=UserFactory(), by=user)


def test_somebody_of_a_party_or_a_unit_of_it_is_not_assigned(response):
    unit = OrganisationFactory(parent=response.organisation)
    for organisation in (response.organisation, unit):
        with pytest.raises(actions.Refused):
            actions.assign(response, reviewer=a_member_of(organisation), by=a_facilitator())


def test_the_same_parent_or_mail_domain_only_warns(response):
    parent = OrganisationFactory()
    response.organisation.parent = parent
    response.organisation.save()
    sister = a_member_of(OrganisationFactory(parent=parent))
    namesake = UserFactory(email="ole@firma.dk")
    MembershipFactory(organisation=response.organisation, user=UserFactory(email="ida@firma.dk"))
    stranger = UserFactory(email="per@andre.dk")
    assert [len(conflicts.warnings(user, response)) for user in (namesake, stranger)] == [1, 0]
    assert conflicts.warnings(sister, response)
    assert actions.assign(response, reviewer=sister, by=a_facilitator())


def test_the_same_open_mail_domain_says_nothing(response):
    MembershipFactory(organisation=response.organisation, user=UserFactory(email="ida@gmail.com"))
    assert conflicts.warnings(UserFactory(email="ole@gmail.com"), response) == []


def test_assigning_twice_is_one_review(response):
    reviewer = UserFactory()
    assert a_review(response, reviewer) == a_review(response, reviewer)


def test_a_reviewer_reads_only_after_declaring_no_conflict(response):
    review = a_review(response)
    assert response not in Response.objects.visible_to(review.reviewer)
    actions.declare_conflict(review, conflict=False, by=review.reviewer)
    assert response in Response.objects.visible_to(review.reviewer)


def test_a_conflict_closes_the_content_for_good_and_is_on_record(response):
    review = a_review(response)
    review = actions.declare_conflict(review, conflict=True, note="Min søster arbejder der.", by=review.reviewer)
    assert response not in Response.objects.visible_to(review.reviewer)
    assert review.conflict_note == "Min søster arbejder der."
    with pytest.raises(IllegalMove):
        actions.declare_conflict(review, conflict=False, by=review.reviewer)
    with pytest.raises(actions.Refused):
        actions.save_scores(review, scores=FULL, by=review.reviewer)


def test_a_conflict_found_later_closes_the_content_too(response):
    review = a_review(response)
    actions.declare_conflict(review, conflict=False, by=review.reviewer)
    actions.declare_conflict(review, conflict=True, note="Jeg så det først nu.", by=review.reviewer)
    assert response not in Response.objects.visible_to(review.reviewer)


def test_a_conflict_needs_words(response):
    review = a_review(response)
    with pytest.raises(ValidationError):
        actions.declare_conflict(review, conflict=True, by=review.reviewer)


def test_only_the_reviewer_declares_scores_and_completes(response):
    review = a_review(response)
    for user in (a_facilitator(), a_member_of(response.challenge.department), UserFactory(is_superuser=True)):
        with pytest.raises(PermissionDenied):
            actions.declare_conflict(review, conflict=False, by=user)
        with pytest.raises(PermissionDenied):
            actions.complete(review, scores=FULL, by=user)


def test_scores_can_be_saved_half_done_and_changed(response):
    review = a_review(response)
    actions.declare_conflict(review, conflict=False, by=review.reviewer)
    actions.save_scores(review, scores={EFFECT: {"points": 3, "reason": ""}}, by=review.reviewer)
    actions.save_scores(review, scores={EFFECT: {"points": None, "reason": "Tænker."}}, by=review.reviewer)
    assert [(score.points, score.reason) for score in review.scores.all()] == [(None, "Tænker.")]


@pytest.mark.parametrize(
    "scores",
    [
        {},
        {EFFECT: FULL[EFFECT]},
        FULL | {PLAN: {"points": 2, "reason": " "}},
        FULL | {PLAN: {"points": None, "reason": "?"}},
    ],
)
def test_a_review_is_completed_only_with_points_and_reasons_for_all(response, scores):
    review = a_review(response)
    actions.declare_conflict(review, conflict=False, by=review.reviewer)
    with pytest.raises(ValidationError):
        actions.complete(review, scores=scores, by=review.reviewer)
    review.refresh_from_db()
    assert review.status == Status.OPEN


def test_points_beyond_the_scale_and_foreign_criteria_are_refused(response):
    review = a_review(response)
    actions.declare_conflict(review, conflict=False, by=review.reviewer)
    for scores in ({EFFECT: {"points": 6, "reason": "x"}}, {"00000000-0000-0000-0000-000000000099": {"points": 1}}):
        with pytest.raises(ValidationError):
            actions.save_scores(review, scores=scores, by=review.reviewer)


def test_a_completed_review_is_locked(response):
    review = a_review(response, points=[4, 2])
    with pytest.raises(actions.Refused):
        actions.save_scores(review, scores=FULL, by=review.reviewer)


def test_others_reviews_are_seen_after_ones_own(response):
    other, mine = a_review(response, points=[5, 5]), a_review(response)
    assert set(Review.objects.visible_to(mine.reviewer)) == {mine}
    actions.declare_conflict(mine, conflict=False, by=mine.reviewer)
    actions.complete(mine, scores=FULL, by=mine.reviewer)
    assert set(Review.objects.visible_to(mine.reviewer)) == {mine, other}


# --- What it comes to: pure -----------------------------------------------------------------------------------------

CRITERIA = [{"id": EFFECT, "label": "A", "weight": 60}, {"id": PLAN, "label": "B", "weight": 40, "minimum": 3}]


def test_the_result_is_the_mean_of_weighted_points_with_the_sample_standard_deviation():
    found = results.result([{EFFECT: 4, PLAN: 2}, {EFFECT: 2, PLAN: 2}], CRITERIA)
    assert found.mean == pytest.approx((3.2 + 2.0) / 2)
    assert found.spread == pytest.approx(0.848528, abs=1e-6)
    assert [one.below for one in found.criteria] == [False, True]


def test_there_is_no_spread_below_two_reviews_and_no_mean_without_any():
    assert results.result([{EFFECT: 4, PLAN: 2}], CRITERIA).spread is None
    nothing = results.result([], CRITERIA)
    assert (nothing.count, nothing.mean, nothing.spread, nothing.below_minimum) == (0, None, None, False)


def test_a_missing_review_never_counts_as_nought():
    both = [{EFFECT: 4, PLAN: 4}, {EFFECT: 4}]
    assert results.result(both, CRITERIA).mean == 4


def test_a_route_without_minimums_flags_nothing():
    assert not results.result([{EFFECT: 4, PLAN: 0}], CRITERIA, minimums=False).below_minimum


@given(st.lists(st.fixed_dictionaries({EFFECT: st.integers(0, 5), PLAN: st.integers(0, 5)}), min_size=1))
def test_a_mean_lies_on_the_scale_between_its_lowest_and_highest_review(reviews):
    found = results.result(reviews, CRITERIA)
    values = [results.weighted(points, CRITERIA) for points in reviews]
    assert min(values) - 1e-9 <= found.mean <= max(values) + 1e-9
    assert 0 <= found.mean <= 5
