"""The next step of a case, and what its pages cost."""

import uuid

import pytest
from django.urls import reverse

from challenges import actions
from challenges.models import Challenge, Response
from challenges.models.steps import next_step, with_progress
from hub.accounts.models import Notice
from hub.kit import clock
from hub.kit.clock import now
from tests.factories.challenges_answers import (
    CRITERIA,
    DAY,
    DIALOGUE,
    LONG,
    TENDER,
    a_draft,
    a_facilitator,
    a_question,
    a_review,
    a_submission,
    after,
    an_open_challenge,
    decided,
    opened,
    writer_of,
)

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def url(name, *things):
    return reverse(name, args=[getattr(thing, "public_id", thing) for thing in things])


# --- The next step ------------------------------------------------------------------------------------------------


def step(challenge, moment=None):
    return next_step(with_progress(Challenge.objects.filter(pk=challenge.pk)).get(), moment or now())


def test_the_next_step_follows_the_case_from_draft_to_decision():
    challenge = an_open_challenge()
    response = a_submission(challenge)
    codes = [step(challenge).code]
    with clock.at(challenge.edition.all_in_at):
        codes.append(step(challenge).code)
    with after(challenge):
        codes.append(step(challenge).code)
        opened(challenge)
        codes.append(step(challenge).code)
        review = a_review(response)
        codes.append(step(challenge).code)
        actions.declare_conflict(review, conflict=False, by=review.reviewer)
        given = {criterion["id"]: {"points": 3, "reason": "Ja."} for criterion in CRITERIA}
        actions.complete(review, scores=given, by=review.reviewer)
        codes.append(step(challenge).code)
        decided(response)
        codes.append(step(challenge).code)
        actions.release(challenge, by=a_facilitator())
        codes.append(step(challenge).code)
    assert codes == ["wait_deadline", "wait_last", "open", "assign", "wait_reviews", "decide", "release", "decided"]


@pytest.mark.parametrize(("terms", "code"), [(DIALOGUE, "decide"), (TENDER, "elsewhere")])
def test_other_routes_have_other_steps(terms, code):
    challenge = an_open_challenge(terms=terms)
    if terms is DIALOGUE:
        a_submission(challenge)
    with after(challenge):
        assert step(challenge).code == code


def test_a_case_is_stuck_when_it_waits_too_long():
    challenge = an_open_challenge()
    a_submission(challenge)
    closes = challenge.edition.closes_at
    found = []
    for days in (1, 4, 15):
        with clock.at(closes + days * DAY):
            found.append(step(challenge).stuck)
    assert found == [False, True, True]


# --- Budgets ------------------------------------------------------------------------------------------------------


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_cases_costs_the_same_for_one_and_three(client, django_assert_max_num_queries, count):
    for _number in range(count):
        a_submission()
    client.force_login(a_facilitator())
    client.get(url("case_list"))
    with django_assert_max_num_queries(10):
        assert text(client.get(url("case_list"))).count("<tr>") == count + 1


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3])
def test_a_case_costs_the_same_for_one_and_three_responses(client, django_assert_max_num_queries, count):
    challenge = an_open_challenge()
    responses = [a_submission(challenge) for _number in range(count)]
    with after(challenge):
        opened(challenge)
        for response in responses:
            a_review(response, points=[4, 3])
        client.force_login(a_facilitator())
        client.get(url("case_detail", challenge))
        with django_assert_max_num_queries(10):
            assert text(client.get(url("case_detail", challenge))).count("<tr>") == count + 1


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3])
def test_a_review_costs_the_same_for_one_and_three_questions(client, django_assert_max_num_queries, count):
    questions = [a_question(id=LONG if not n else str(uuid.uuid4())) for n in range(count)]
    response = a_draft(an_open_challenge(questions=questions))
    actions.submit(response, answers={one["id"]: "Svar" for one in questions}, by=writer_of(response))
    with after(response.challenge):
        opened(response.challenge)
        review = a_review(Response.objects.get(pk=response.pk))
        actions.declare_conflict(review, conflict=False, by=review.reviewer)
        client.force_login(review.reviewer)
        client.get(url("review_detail", review))
        with django_assert_max_num_queries(10):
            client.get(url("review_detail", review))


# --- A reviewer who can't ------------------------------------------------------------------------------------------


@pytest.fixture
def barred():
    """A response whose only reviewer has a conflict of interest, and one that is reviewed; after the opening."""
    challenge = an_open_challenge()
    response, other = a_submission(challenge), a_submission(challenge)
    with after(challenge):
        opened(challenge)
        a_review(other, points=[4, 3])
        review = a_review(response)
        actions.declare_conflict(review, conflict=True, note="Min søster", by=review.reviewer)
        yield response


def test_a_reviewer_with_a_conflict_leaves_a_response_that_needs_another(client, barred):
    found = step(barred.challenge)
    assert (found.code, found.door) == ("assign", "case_reviewers")
    assert found.text == "Tildel en anden bedømmer: 1 svar har ingen"
    client.force_login(a_facilitator())
    page = text(client.get(url("case_detail", barred.challenge)))
    assert found.text in page
    assert "Ingen bedømmer" in page
    a_review(barred)
    assert step(barred.challenge).code == "wait_reviews"


def test_the_door_of_the_decision_says_that_a_review_is_lacking_and_refuses(client, barred):
    client.force_login(a_facilitator())
    here = url("case_response", barred.challenge, barred)
    assert "Hver bedømmer har en interessekonflikt" in text(client.get(here))
    answer = client.post(here, {"outcome": "selected", "reasons": "God idé"})
    assert "Ingen har afsluttet en vurdering af svaret" in text(answer)
    assert not barred.decisions.exists()
    client.post(here, {"outcome": "ineligible", "reasons": "Kom fra en part, der ikke må svare"})
    assert barred.decisions.standing().get().outcome == "ineligible"
    assert step(barred.challenge).code == "decide"


def test_staff_hear_that_a_response_needs_another_reviewer_and_not_that_all_reviews_are_in(barred, drain):
    drain()
    told = Notice.objects.filter(user__groups__name="facilitator")
    assert told.filter(subject__contains="mangler en anden bedømmer").exists()
    assert not told.filter(key__startswith="reviews_in:").exists()
    a_review(barred, points=[4, 3])
    drain()
    assert told.filter(key__startswith="reviews_in:").exists()
