"""The doors of reviewers and of those who handle a case."""

import uuid

import pytest
from django.urls import reverse

from challenges import actions
from challenges.models import Challenge, Response, Review
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    DAY,
    EFFECT,
    PLAN,
    a_draft,
    a_facilitator,
    a_member_of,
    a_review,
    a_submission,
    after,
    an_open_challenge,
    opened,
    writer_of,
)
from tests.factories.partners import MembershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def challenge():
    """Two responses, opened; the clock stands after the deadline."""
    challenge = an_open_challenge()
    a_submission(challenge, text="Svaret fra den første")
    a_submission(challenge)
    with after(challenge):
        yield opened(challenge)


def text(answer):
    return answer.content.decode()


def url(name, *things):
    return reverse(name, args=[getattr(thing, "public_id", thing) for thing in things])


@pytest.mark.once(False)
def test_only_staff_have_cases(client):
    challenge = an_open_challenge()
    for user in (UserFactory(), writer_of(a_submission(challenge))):
        client.force_login(user)
        assert client.get(url("case_list")).status_code == 404
        for door in ("case_detail", "case_timeline", "case_matches", "case_open", "case_release"):
            assert client.get(url(door, challenge)).status_code == 404


@pytest.mark.once(False)
def test_an_owner_sees_own_cases_only(client):
    mine, other = an_open_challenge(title="Min sag"), an_open_challenge(title="En andens sag")
    client.force_login(a_member_of(mine.department))
    page = text(client.get(url("case_list")))
    assert "Min sag" in page
    assert "En andens sag" not in page
    assert client.get(url("case_detail", other)).status_code == 404


def test_before_the_opening_a_case_shows_a_number_and_no_name(client, drain):
    response = a_submission()
    name = response.organisation.name
    drain()
    client.force_login(a_facilitator())
    for door in ("case_detail", "case_timeline"):
        page = text(client.get(url(door, response.challenge)))
        assert name not in page
        assert writer_of(response).name not in page
    with after(response.challenge):
        assert name not in text(client.get(url("case_detail", response.challenge)))


def a_draft_again():
    challenge = an_open_challenge()
    Challenge.objects.update(edition=None)
    challenge.pages.update(live=False)
    challenge.pages.get().save_revision()
    return challenge


def test_an_owner_is_told_who_writes_the_page_and_is_not_sent_where_only_editors_may_go(client):
    challenge = a_draft_again()
    client.force_login(a_member_of(challenge.department))
    page = text(client.get(url("case_detail", challenge)))
    assert "Sekretariatet udfylder sammen med jer" in page
    assert "/cms/" not in page


def test_a_draft_says_what_is_missing(client):
    challenge = a_draft_again()
    client.force_login(a_facilitator())
    assert text(client.get(url("case_detail", challenge))).count("state miss") > 3


def test_two_persons_open_through_the_door(client):
    response = a_submission()
    door = url("case_open", response.challenge)
    with after(response.challenge):
        for user in (a_facilitator(), a_member_of(response.challenge.department)):
            assert not Challenge.objects.get(pk=response.challenge.pk).opened_at
            client.force_login(user)
            client.post(door, {"sure": "on"})
    assert Challenge.objects.get(pk=response.challenge.pk).opened_at


def test_opening_too_early_or_alone_says_why(client):
    response = a_submission()
    door = url("case_open", response.challenge)
    client.force_login(a_facilitator())
    assert "form-errors" in text(client.post(door, {"sure": "on"}))
    with after(response.challenge):
        client.post(door, {"sure": "on"})
        assert "form-errors" in text(client.post(door, {"sure": "on"}))
    assert not Challenge.objects.get(pk=response.challenge.pk).opened_at


def test_somebody_connected_to_an_answer_is_told_so_and_does_not_open(client):
    response = a_submission()
    facilitator = a_facilitator()
    MembershipFactory(user=facilitator, organisation=response.organisation)
    client.force_login(facilitator)
    with after(response.challenge):
        assert "form-errors" in text(client.post(url("case_open", response.challenge), {"sure": "on"}))


def test_a_facilitator_assigns_all_responses_at_once(client, challenge):
    reviewer = UserFactory(email="kollega@kommune.dk")
    MembershipFactory(organisation=challenge.department, user=reviewer)
    client.force_login(a_facilitator())
    form = {
        "reviewer": reviewer.public_id,
        "responses": [one.public_id for one in challenge.responses.all()],
        "due_on": "2030-01-01",
    }
    client.post(url("case_reviewers", challenge), form)
    assert Review.objects.filter(reviewer=reviewer).count() == 2


def test_a_reviewer_from_a_party_is_refused_at_the_field(client, challenge):
    response = challenge.responses.first()
    client.force_login(a_facilitator())
    form = {"email": writer_of(response).email, "responses": [response.public_id]}
    page = text(client.post(url("case_reviewers", challenge), form))
    assert "form-errors" in page
    assert not Review.objects.exists()


def test_a_weak_tie_is_shown_and_can_be_overruled(client, challenge):
    response = challenge.responses.first()
    MembershipFactory(organisation=response.organisation, user=UserFactory(email="ida@firma.dk"))
    namesake = UserFactory(email="ole@firma.dk")
    client.force_login(a_facilitator())
    form = {"email": namesake.email, "responses": [response.public_id]}
    assert 'name="anyway"' in text(client.post(url("case_reviewers", challenge), form))
    client.post(url("case_reviewers", challenge), form | {"anyway": "on"})
    assert Review.objects.get().reviewer == namesake


def test_an_owner_sees_reviewers_and_assigns_none(client, challenge):
    client.force_login(a_member_of(challenge.department))
    door = url("case_reviewers", challenge)
    form = {"email": UserFactory().email, "responses": [one.public_id for one in challenge.responses.all()]}
    client.post(door, form)
    assert 'name="email"' not in text(client.get(door))
    assert not Review.objects.exists()


def test_a_reviewer_walks_from_the_declaration_to_a_locked_review(client, challenge):
    response = challenge.responses.order_by("pk").first()
    other, review = a_review(response, points=[5, 1]), a_review(response)
    client.force_login(review.reviewer)
    door = url("review_detail", review)
    assert "Svaret fra den første" not in text(client.get(door))
    client.post(door, {"conflict": "no"})
    assert "Svaret fra den første" in text(client.get(door))
    client.post(door, {f"points-{EFFECT}": "4", f"reason-{EFFECT}": "God.", "action": "save"})
    page = text(client.post(door, {f"points-{EFFECT}": "4", f"reason-{EFFECT}": "God.", "action": "complete"}))
    assert f'href="#id_points-{PLAN}_0"' in page
    full = {f"points-{EFFECT}": "4", f"reason-{EFFECT}": "God.", f"points-{PLAN}": "0", f"reason-{PLAN}": "Tynd."}
    assert other.reviewer.name not in page
    client.post(door, full | {"action": "complete"})
    review.refresh_from_db()
    assert review.status == "completed"
    assert other.reviewer.name in text(client.get(door))


def test_a_conflict_shuts_the_door_for_good(client, challenge):
    review = a_review(challenge.responses.first())
    client.force_login(review.reviewer)
    door = url("review_detail", review)
    assert "form-errors" in text(client.post(door, {"conflict": "yes", "note": ""}))
    client.post(door, {"conflict": "yes", "note": "Min søster"})
    client.post(door, {"conflict": "no"})
    review.refresh_from_db()
    assert review.status == "conflicted"
    assert client.get(url("response_detail", review.response)).status_code == 404


def test_a_conflict_found_while_reading_shuts_the_door_too(client, challenge):
    review = a_review(challenge.responses.first())
    actions.declare_conflict(review, conflict=False, by=review.reviewer)
    client.force_login(review.reviewer)
    client.post(url("review_detail", review), {"note": "Jeg kender dem", "action": "conflict"})
    review.refresh_from_db()
    assert review.status == "conflicted"


def test_a_review_of_others_is_not_found(client, challenge):
    review = a_review(challenge.responses.first())
    client.force_login(UserFactory())
    assert client.get(url("review_detail", review)).status_code == 404


@pytest.mark.once(False)
def test_deciding_and_releasing_through_the_doors(client, challenge, drain):
    client.force_login(a_member_of(challenge.department))
    for response in challenge.responses.all():
        assert 'name="sure"' not in text(client.get(url("case_release", challenge)))
        a_review(response, points=[4, 3])
        client.post(url("case_response", challenge, response), {"outcome": "declined", "reasons": "Fordi."})
    client.post(url("case_release", challenge), {"sure": "on"})
    assert set(Response.objects.values_list("status", flat=True)) == {"declined"}
    drain()
    letter = response.letters.get(kind="decision")
    client.force_login(writer_of(response))
    assert "Fordi." in text(client.get(url("letter_detail", letter)))


def test_a_response_of_another_case_is_not_found(client, challenge):
    client.force_login(a_facilitator())
    other = a_submission()
    for response in (other.public_id, uuid.uuid4()):
        assert client.get(url("case_response", challenge, response)).status_code == 404


@pytest.mark.once(False)
def test_my_page_shows_what_waits_for_writers_reviewers_and_staff(client, challenge):
    draft = a_draft(an_open_challenge(title="Skriv videre på mig", closes_in=60 * DAY))
    review = a_review(challenge.responses.first())
    for user, address in (
        (writer_of(draft), url("response_edit", draft)),
        (review.reviewer, url("review_detail", review)),
        (writer_of(review.response), url("response_edit", review.response)),
        (a_member_of(challenge.department), url("case_detail", challenge)),
    ):
        client.force_login(user)
        assert address in text(client.get(reverse("my_page")))


def test_a_reviewer_hears_once_of_all_that_were_given_together_and_again_of_more(client, drain):
    challenge = an_open_challenge()
    given = [a_submission(challenge) for _number in range(3)]
    reviewer = UserFactory(email="kollega@kommune.dk")
    MembershipFactory(organisation=challenge.department, user=reviewer)
    client.force_login(a_facilitator())
    with after(challenge):
        opened(challenge)
        drain()
        form = {"reviewer": reviewer.public_id, "responses": [one.public_id for one in given[:2]]}
        client.post(url("case_reviewers", challenge), form)
        drain()
        (notice,) = reviewer.notices.filter(kind="review_assigned")
        assert "2 svar" in notice.subject
        assert notice.path == url("review_list")
        client.post(url("case_reviewers", challenge), form | {"responses": [given[2].public_id]})
        drain()
        assert reviewer.notices.filter(kind="review_assigned").count() == 2


def test_a_declaration_without_a_choice_says_what_is_missing_above_and_at_the_field(client, challenge):
    review = a_review(challenge.responses.first())
    client.force_login(review.reviewer)
    page = text(client.post(url("review_detail", review), {"note": ""}))
    assert "form-errors" in page
    assert page.count("Sig, om du har en interessekonflikt.") == 2
    assert "novalidate" in page


def test_who_asked_for_the_opening_waits_and_the_second_person_is_asked(client):
    response = a_submission()
    asks, agrees = a_facilitator(), a_facilitator()
    door = f'href="{url("case_open", response.challenge)}"'
    with after(response.challenge):
        actions.ask_opening(response.challenge, by=asks)
        pages = {}
        for user in (asks, agrees):
            client.force_login(user)
            pages[user] = text(client.get(url("case_detail", response.challenge)))
    assert "Venter på en anden person" in pages[asks]
    assert door not in pages[asks].split('class="stack wide"')[1]
    assert door in pages[agrees]
    assert all(asks.get_full_name() in page for page in pages.values())
