"""From the first word of an answer to its receipt."""

import datetime as dt
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from challenges import actions
from challenges.models import Response
from challenges.models.contents import content_of
from hub.kit import clock, sealing, uploads
from hub.kit.lifecycle import IllegalMove
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    CHOICE,
    DAY,
    FILE,
    LINK,
    LONG,
    NUMBER,
    TENDER,
    a_draft,
    a_facilitator,
    a_file,
    a_member_of,
    a_question,
    a_submission,
    after,
    an_open_challenge,
    opened,
    writer_of,
)
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db
Status = Response.Status


@pytest.mark.parametrize(("old", "new"), list(product(Status, Status)))
def test_a_response_moves_only_as_declared(old, new):
    response = Response(status=old)
    if new in Response.MOVES.get(old, ()):
        response.move_to(new)
        assert response.status == new
    else:
        with pytest.raises(IllegalMove):
            response.move_to(new)


def test_an_organisation_has_one_response_to_a_challenge():
    first = a_draft()
    colleague = a_member_of(first.organisation)
    assert actions.begin(first.challenge, organisation=first.organisation, by=colleague) == first


def test_only_a_member_begins_for_an_organisation():
    with pytest.raises(PermissionDenied):
        actions.begin(an_open_challenge(), organisation=OrganisationFactory(), by=UserFactory())


def test_the_owning_department_cannot_answer_itself():
    challenge = an_open_challenge()
    with pytest.raises(actions.Refused):
        actions.begin(challenge, organisation=challenge.department, by=a_member_of(challenge.department))


@pytest.mark.parametrize("changes", [{"opens_in": DAY}, {"terms": TENDER}])
def test_nobody_begins_where_no_answers_are_taken(changes):
    challenge, organisation = an_open_challenge(**changes), OrganisationFactory()
    with pytest.raises(actions.Refused):
        actions.begin(challenge, organisation=organisation, by=a_member_of(organisation))


def test_a_draft_keeps_what_was_typed_and_there_is_one_draft_row():
    response = a_draft()
    actions.save_draft(response, answers={LONG: "Første"}, by=writer_of(response))
    actions.save_draft(response, answers={LONG: "Anden 🎈"}, by=writer_of(response))
    version = response.versions.get()
    assert version.kind == "draft"
    assert content_of(version)["answers"][LONG]["text"] == "Anden 🎈"


def test_a_draft_may_be_unfinished_and_too_long():
    response = a_draft()
    actions.save_draft(response, answers={LONG: "å" * 200_000}, by=writer_of(response))
    assert len(actions.latest_content(response)["answers"][LONG]["text"]) == 200_000


def test_nul_bytes_and_half_characters_are_taken_out():
    response = a_draft()
    actions.save_draft(response, answers={LONG: "a\0b\r\nc\ud800"}, by=writer_of(response))
    assert actions.latest_content(response)["answers"][LONG]["text"] == "ab\nc?"


def test_changing_before_the_deadline_makes_a_new_standing_version_and_keeps_the_old():
    response = a_submission(text="Først")
    actions.save_draft(response, answers={LONG: "Måske"}, by=writer_of(response))
    assert content_of(response.versions.get(standing=True))["answers"][LONG]["text"] == "Først"
    second = actions.submit(response, answers={LONG: "Bedre"}, by=writer_of(response))
    assert second.number == 2
    assert [version.standing for version in response.versions.all()] == [False, True]
    assert content_of(response.versions.first())["answers"][LONG]["text"] == "Først"


def test_the_deadline_is_decided_by_the_moment_of_arrival():
    response = a_draft()
    closes = response.challenge.edition.closes_at
    with clock.at(closes + dt.timedelta(seconds=90)):
        actions.submit(
            response, answers={LONG: "Lige"}, by=writer_of(response), arrived_at=closes - dt.timedelta(seconds=1)
        )
    response.refresh_from_db()
    assert response.status == Status.SUBMITTED


@pytest.mark.parametrize(("arrived", "written"), [(0, 1), (-1, 121), (3600, 3600)])
def test_too_late_is_refused_and_nothing_changes(arrived, written):
    response = a_draft()
    closes = response.challenge.edition.closes_at
    with clock.at(closes + dt.timedelta(seconds=written)), pytest.raises(actions.TooLate):
        actions.submit(
            response,
            answers={LONG: "For sent"},
            by=writer_of(response),
            arrived_at=closes + dt.timedelta(seconds=arrived),
        )
    response.refresh_from_db()
    assert response.status == Status.DRAFT
    assert not response.versions.exists()


def test_what_was_typed_too_late_can_still_be_kept_as_a_draft():
    response = a_draft()
    with after(response.challenge):
        actions.save_draft(response, answers={LONG: "For sent"}, by=writer_of(response))
    assert actions.latest_content(response)["answers"][LONG]["text"] == "For sent"


ALL_KINDS = [
    a_question("long", LONG, limit=100),
    a_question("choice", CHOICE, choices=["Ja", "Nej"], required=False),
    a_question("number", NUMBER, required=False),
    a_question("link", LINK, required=False),
    a_question("file", FILE),
]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, f"answer-{LONG}"),
        ({LONG: "x" * 101}, f"answer-{LONG}"),
        ({LONG: "x", CHOICE: "Måske"}, f"answer-{CHOICE}"),
        ({LONG: "x", NUMBER: "mange"}, f"answer-{NUMBER}"),
        ({LONG: "x", LINK: "javascript:alert(1)"}, f"answer-{LINK}"),
        ({LONG: "x"}, f"file-{FILE}"),
        ({LONG: {"text": "x", "confidential": True, "reason": ""}}, f"reason-{LONG}"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(given, field):
    response = a_draft(an_open_challenge(questions=ALL_KINDS))
    with pytest.raises(ValidationError) as caught:
        actions.submit(response, answers=given, by=writer_of(response))
    assert field in caught.value.message_dict


def test_a_complete_answer_of_every_kind_is_taken():
    response = a_draft(an_open_challenge(questions=ALL_KINDS))
    given = {LONG: "🎈 Ærø", CHOICE: "Ja", NUMBER: "1.250,5", LINK: "https://example.dk/"}
    version = actions.submit(response, answers=given, files={FILE: a_file()}, by=writer_of(response))
    kept = content_of(version)["files"][FILE]
    assert kept["name"] == "tegning.pdf"
    assert uploads.read(response.files.get().file).startswith(b"%PDF")


def test_a_file_that_only_says_it_is_a_pdf_is_refused_at_its_field():
    response = a_draft(an_open_challenge(questions=ALL_KINDS))
    with pytest.raises(ValidationError) as caught:
        actions.save_draft(response, answers={}, files={FILE: a_file(content=b"MZ not a pdf")}, by=writer_of(response))
    assert f"file-{FILE}" in caught.value.message_dict


def test_withdrawing_before_the_deadline_makes_it_a_draft_and_loses_nothing():
    response = a_submission(text="Behold mig")
    actions.withdraw(response, by=writer_of(response))
    response.refresh_from_db()
    assert response.status == Status.DRAFT
    assert not response.versions.filter(standing=True).exists()
    assert actions.latest_content(response)["answers"][LONG]["text"] == "Behold mig"
    actions.submit(response, by=writer_of(response))
    assert response.versions.filter(standing=True).count() == 1


def test_nobody_withdraws_after_the_deadline():
    response = a_submission()
    with after(response.challenge), pytest.raises(actions.TooLate):
        actions.withdraw(response, by=writer_of(response))


@pytest.mark.parametrize("verb", ["save_draft", "submit", "withdraw"])
def test_strangers_and_staff_cannot_write(verb):
    response = a_submission()
    given = {} if verb == "withdraw" else {"answers": {LONG: "Snyd"}}
    for user in (UserFactory(), a_facilitator(), a_member_of(response.challenge.department)):
        with pytest.raises(PermissionDenied):
            getattr(actions, verb)(response, by=user, **given)


def test_content_sealed_for_one_response_does_not_open_for_another():
    challenge = an_open_challenge()
    one, two = a_submission(challenge), a_submission(challenge)
    with pytest.raises(sealing.SealBroken):
        content_of(one.versions.get(), two)


def test_opening_closes_the_door_to_new_submissions():
    response = a_submission()
    with after(response.challenge):
        opened(response.challenge)
        with pytest.raises(actions.TooLate):
            actions.submit(response, answers={LONG: "Nyt"}, by=writer_of(response))
