"""A case that nobody answered, a page that comes offline, and a notice that comes once."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from challenges import actions
from challenges.models import Challenge, Phase, Response
from challenges.models.steps import next_step, with_progress
from hub.accounts.models import Notice
from hub.kit.clock import now
from hub.kit.lifecycle import IllegalMove
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DAY,
    EFFECT,
    PLAN,
    a_draft,
    a_facilitator,
    a_review,
    a_submission,
    after,
    an_open_challenge,
    opened,
)

pytestmark = pytest.mark.django_db


def step(challenge):
    return next_step(with_progress(Challenge.objects.filter(pk=challenge.pk)).get(), now()).code


@pytest.mark.parametrize("drafts", [0, 1])
def test_a_case_nobody_answered_is_concluded_by_one_person_without_an_opening(client, drain, drafts):
    challenge = an_open_challenge()
    for _number in range(drafts):
        a_draft(challenge)
    client.force_login(a_facilitator())
    address = reverse("case_release", args=[challenge.public_id])
    with after(challenge):
        assert step(challenge) == "conclude"
        assert "Ingen har svaret" in client.get(address).content.decode()
        answer = client.post(address, {"sure": "on"})
        assert answer.status_code == 302, answer.context["form"].errors
        drain()
        challenge.refresh_from_db()
        assert (challenge.phase, challenge.opened_at) == (Phase.DECIDED, None)
        assert [str(one) for one in get_messages(answer.wsgi_request)] == ["Sagen er afsluttet. Ingen havde svaret."]
        page = client.get(reverse("case_detail", args=[challenge.public_id])).content.decode()
        assert "Ingen har svaret" in page
        assert "afsluttet uden svar" in client.get(address).content.decode()


def test_a_case_somebody_answered_is_not_concluded_before_the_opening(client):
    challenge = an_open_challenge()
    a_submission(challenge)
    client.force_login(a_facilitator())
    address = reverse("case_release", args=[challenge.public_id])
    with after(challenge):
        assert step(challenge) == "open"
        with pytest.raises(actions.Refused):
            actions.release(challenge, by=a_facilitator())
        page = client.get(address).content.decode()
        assert "Afslut sagen" not in page
        assert '<form class="stack"' not in page


def test_a_case_nobody_answered_is_not_concluded_while_a_form_may_still_be_written():
    from hub.kit import clock

    challenge = an_open_challenge()
    for moment in (challenge.edition.closes_at - DAY, challenge.edition.closes_at + DAY / 1440):
        with clock.at(moment), pytest.raises(actions.Refused):
            actions.release(challenge, by=a_facilitator())


def test_a_page_that_comes_offline_is_refused_alike_whether_or_not_anybody_has_answered():
    said = []
    for answered in (False, True):
        challenge = an_open_challenge()
        if answered:
            a_submission(challenge)
        with pytest.raises(IllegalMove) as refused:
            actions.retire(challenge.pages.get())
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_a_page_that_comes_offline_before_the_opening_day_is_a_draft_again():
    challenge = an_open_challenge(opens_in=DAY)
    actions.retire(challenge.pages.get())
    challenge.refresh_from_db()
    assert challenge.phase == Phase.DRAFT


def test_that_all_reviews_are_in_is_told_once_and_again_only_when_more_were_asked_for(drain):
    challenge = a_submission().challenge
    with after(challenge):
        witness = opened(challenge).opening_witness
        response = Response.objects.get()
        reviews = [a_review(response) for _number in range(3)]
        for review in reviews[:2]:
            actions.declare_conflict(review, conflict=False, by=review.reviewer)
            given = {criterion: {"points": 3, "reason": "Ja."} for criterion in (EFFECT, PLAN)}
            actions.complete(review, scores=given, by=review.reviewer)
        actions.declare_conflict(reviews[2], conflict=True, by=reviews[2].reviewer, note="Søster")
        drain()
        told = Notice.objects.filter(user=witness, path=reverse("case_detail", args=[challenge.public_id]))
        about = [notice for notice in told if "vurdering" in notice.subject.lower()]
        assert len(about) == 1
        a_review(response, UserFactory(), points=[4, 4])
        drain()
        assert len([notice for notice in told.all() if "vurdering" in notice.subject.lower()]) == 2
