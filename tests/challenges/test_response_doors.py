"""The doors of those who answer, as a browser without JavaScript meets them."""

import datetime as dt
import re
import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from challenges import actions
from challenges.models import ParkedPost, Response
from hub.kit import clock
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    FILE,
    LONG,
    TENDER,
    a_draft,
    a_facilitator,
    a_file,
    a_member_of,
    a_question,
    a_submission,
    after,
    an_open_challenge,
    writer_of,
)
from tests.factories.partners import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def response():
    return a_draft()


@pytest.fixture
def door(response):
    return reverse("response_edit", args=[response.public_id])


@pytest.fixture
def writer(client, response):
    client.force_login(writer_of(response))
    return client


def text(answer):
    return answer.content.decode()


def test_anybody_reads_the_questions_before_signing_in(client):
    challenge = an_open_challenge(questions=[a_question(label="Hvad vil I gøre?")])
    answer = client.get(reverse("response_begin", args=[challenge.public_id]))
    assert "Hvad vil I gøre?" in text(answer)
    assert "Et pilotprojekt." in text(answer)
    assert reverse("account_login") in text(answer)


def test_a_member_begins_for_an_organisation(client):
    challenge, organisation = an_open_challenge(), OrganisationFactory()
    client.force_login(a_member_of(organisation))
    form = {"organisation": organisation.public_id, "key": uuid.uuid4()}
    answer = client.post(reverse("response_begin", args=[challenge.public_id]), form)
    response = Response.objects.get()
    assert answer.url == reverse("response_edit", args=[response.public_id])


def test_nobody_begins_for_an_organisation_of_others(client):
    challenge = an_open_challenge()
    client.force_login(a_member_of(OrganisationFactory()))
    form = {"organisation": OrganisationFactory().public_id, "key": uuid.uuid4()}
    assert client.post(reverse("response_begin", args=[challenge.public_id]), form).status_code == 200
    assert not Response.objects.exists()


def test_a_challenge_of_the_tender_route_takes_no_answers(client):
    challenge = an_open_challenge(terms=TENDER)
    client.force_login(a_member_of(OrganisationFactory()))
    assert 'name="organisation"' not in text(client.get(reverse("response_begin", args=[challenge.public_id])))


def test_a_draft_is_saved_and_shown_again(writer, door):
    assert writer.post(door, {f"answer-{LONG}": "Halvt 🎈 \0færdigt", "action": "save"}).status_code == 302
    assert "Halvt 🎈 færdigt" in text(writer.get(door))


def test_handing_in_leads_to_the_receipt(writer, door, response):
    answer = writer.post(door, {f"answer-{LONG}": "Svar", "action": "submit", "key": uuid.uuid4()}, follow=True)
    version = response.versions.get()
    assert version.sha256 in text(answer)


@pytest.mark.once(False)
def test_the_same_form_sent_twice_leads_to_the_same_receipt(writer, door, response):
    form = {f"answer-{LONG}": "Svar", "action": "submit", "key": str(uuid.uuid4())}
    first, second = writer.post(door, form), writer.post(door, form)
    assert first.url == second.url
    assert response.versions.count() == 1


def test_what_is_missing_is_said_at_the_field_and_what_was_typed_is_kept(writer, door, response):
    answer = writer.post(door, {f"answer-{LONG}": "", f"reason-{LONG}": "behold", "action": "submit"})
    assert f'href="#id_answer-{LONG}"' in text(answer)
    assert "behold" in text(answer)
    response.refresh_from_db()
    assert response.status == "draft"
    assert actions.latest_content(response)["answers"][LONG]["reason"] == "behold"


@pytest.mark.parametrize("action", ["save", "submit"])
def test_a_200_kb_answer_is_kept_and_its_length_said_at_the_field(writer, door, response, action):
    answer = writer.post(door, {f"answer-{LONG}": "å" * 200_000, "action": action})
    assert answer.status_code == 200
    assert f'id="id_answer-{LONG}_error"' in text(answer)
    assert len(actions.latest_content(response)["answers"][LONG]["text"]) == 200_000


def test_a_file_that_only_says_it_is_a_pdf_is_refused_at_its_field_and_the_text_is_kept(writer, door, response):
    form = {f"answer-{LONG}": "behold mig", f"file-{FILE}": a_file(content=b"MZ"), "action": "submit"}
    answer = writer.post(door, form)
    assert f'id="id_file-{FILE}_error"' in text(answer)
    assert actions.latest_content(response)["answers"][LONG]["text"] == "behold mig"
    assert not response.files.exists()


def test_a_file_is_saved_replaced_and_taken_out(writer, door, response):
    writer.post(door, {f"file-{FILE}": a_file("en.pdf"), "action": "save"})
    assert "en.pdf" in text(writer.get(door))
    writer.post(door, {f"file-{FILE}": a_file("to.pdf"), "action": "save"})
    assert actions.latest_content(response)["files"][FILE]["name"] == "to.pdf"
    writer.post(door, {f"remove-{FILE}": "on", "action": "save"})
    assert actions.latest_content(response)["files"] == {}


def test_a_deadline_that_passed_while_writing_is_said_and_nothing_typed_is_lost(writer, door, response):
    with after(response.challenge):
        answer = writer.post(door, {f"answer-{LONG}": "fem minutter for sent", "action": "submit"})
    assert answer.status_code == 200
    assert "fem minutter for sent" in text(answer)
    assert "form-errors" in text(answer)
    response.refresh_from_db()
    assert response.status == "draft"
    assert actions.latest_content(response)["answers"][LONG]["text"] == "fem minutter for sent"


def test_after_the_deadline_writers_read_what_they_wrote(writer, door, response):
    writer.post(door, {f"answer-{LONG}": "Svar", "action": "submit"})
    with after(response.challenge):
        answer = writer.get(door, follow=True)
    assert "Svar" in text(answer)
    assert "<textarea" not in text(answer)


def test_a_form_sent_after_the_session_ended_is_kept_across_signing_in(client, door, response):
    sent = client.post(door, {f"answer-{LONG}": "ord jeg ikke må miste", "action": "save"})
    sign_in = urlsplit(sent.url)
    assert sign_in.path == reverse("account_login")
    back = parse_qs(sign_in.query)["next"][0]
    assert b"ord jeg" not in bytes(ParkedPost.objects.get().sealed)
    client.force_login(writer_of(response))
    shown = client.get(back)
    assert "ord jeg ikke må miste" in text(shown)
    client.post(back, {f"answer-{LONG}": "ord jeg ikke må miste", "action": "save"})
    assert not ParkedPost.objects.exists()
    assert actions.latest_content(response)["answers"][LONG]["text"] == "ord jeg ikke må miste"


def test_a_kept_form_is_gone_after_an_hour_and_opens_no_other_page(client, door, response):
    back = parse_qs(urlsplit(client.post(door, {f"answer-{LONG}": "gammelt"}).url).query)["next"][0]
    other = a_draft()
    client.force_login(writer_of(other))
    key = urlsplit(back).query
    assert "gammelt" not in text(client.get(f"{reverse('response_edit', args=[other.public_id])}?{key}"))
    with clock.at(clock.now() + dt.timedelta(hours=1, minutes=1)):
        client.force_login(writer_of(response))
        assert "gammelt" not in text(client.get(back))


def test_a_post_without_a_session_tells_nobody_which_responses_exist(client):
    real, invented = a_draft().public_id, uuid.uuid4()
    answers = [client.post(reverse("response_edit", args=[one]), {"x": "y"}) for one in (real, invented)]
    assert [answer.status_code for answer in answers] == [302, 302]


DOORS = ["response_edit", "response_detail", "response_withdraw"]


@pytest.mark.parametrize("door", DOORS)
def test_somebody_elses_address_is_not_found(client, response, door):
    client.force_login(UserFactory())
    for public_id in (response.public_id, uuid.uuid4()):
        assert client.get(reverse(door, args=[public_id])).status_code == 404


def test_a_receipt_of_others_is_not_found(client):
    response = a_submission()
    client.force_login(UserFactory())
    assert client.get(reverse("response_receipt", args=[response.public_id, 1])).status_code == 404


def test_withdrawing_asks_first(client):
    response = a_submission()
    client.force_login(writer_of(response))
    door = reverse("response_withdraw", args=[response.public_id])
    assert client.post(door, {}).status_code == 200
    client.post(door, {"sure": "on"})
    response.refresh_from_db()
    assert response.status == "draft"


def test_a_receipt_and_a_letter_are_read_by_their_organisation(client, drain):
    response = a_submission()
    drain()
    client.force_login(a_member_of(response.organisation))
    letter = response.letters.get()
    assert letter.body.splitlines()[0] in text(client.get(reverse("letter_detail", args=[letter.public_id])))


@pytest.mark.once(False)
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_responses_costs_the_same_for_one_and_three(client, django_assert_max_num_queries, count):
    organisation = OrganisationFactory()
    user = a_member_of(organisation)
    for _number in range(count):
        actions.begin(an_open_challenge(), organisation=organisation, by=user)
    client.force_login(user)
    client.get(reverse("response_list"))
    with django_assert_max_num_queries(10):
        assert text(client.get(reverse("response_list"))).count("<tr>") == count + 1


@pytest.mark.parametrize("count", [1, 3])
def test_writing_costs_the_same_for_one_and_three_questions(client, django_assert_max_num_queries, count):
    questions = [a_question(id=str(uuid.uuid4())) for _number in range(count)]
    response = a_submission_with(questions)
    client.force_login(writer_of(response))
    door = reverse("response_edit", args=[response.public_id])
    client.get(door)
    with django_assert_max_num_queries(11):
        client.get(door)


def a_submission_with(questions):
    response = a_draft(an_open_challenge(questions=questions))
    given = {question["id"]: "Svar" for question in questions}
    actions.submit(response, answers=given, by=writer_of(response))
    return response


def seen(page):
    return re.search(r'name="seen" value="([^"]+)"', text(page))[1]


def test_what_a_colleague_saved_meanwhile_is_shown_and_never_overwritten_unseen(client, door, response):
    colleague = a_member_of(response.organisation)
    client.force_login(colleague)
    form = {"seen": seen(client.get(door)), "action": "save"}
    actions.save_draft(response, answers={LONG: "Min kollegas ord"}, by=writer_of(response))
    answer = client.post(door, form | {f"answer-{LONG}": "Mine ord"})
    assert "Min kollegas ord" in text(answer)
    assert "Mine ord" in text(answer)
    assert actions.latest_content(response)["answers"][LONG]["text"] == "Min kollegas ord"
    client.post(door, {"seen": seen(answer), "action": "save", f"answer-{LONG}": "Mine ord"})
    assert actions.latest_content(response)["answers"][LONG]["text"] == "Mine ord"


def test_what_was_saved_in_another_window_is_shown_before_the_older_form_takes_its_place(writer, door, response):
    form = {"seen": seen(writer.get(door)), "action": "save"}
    writer.post(door, form | {f"answer-{LONG}": "Det første vindue"})
    again = writer.post(door, form | {f"answer-{LONG}": "Det første vindue"})
    assert again.status_code == 302, "the same form sent twice is no second text"
    answer = writer.post(door, form | {f"answer-{LONG}": "Det andet vindue"})
    assert "Det første vindue" in text(answer)
    assert "Det andet vindue" in text(answer)
    assert actions.latest_content(response)["answers"][LONG]["text"] == "Det første vindue"


def test_a_draft_with_words_where_a_number_is_asked_for_is_kept_and_told_at_once(client):
    questions = [a_question("number", LONG)]
    response = a_draft(an_open_challenge(questions=questions))
    client.force_login(writer_of(response))
    door = f"/svar/{response.public_id}/"
    answer = client.post(door, {"action": "save", f"answer-{LONG}": "mange penge"})
    assert f'href="#id_answer-{LONG}"' in text(answer)
    assert actions.latest_content(response)["answers"][LONG]["text"] == "mange penge"
    assert "Skal rettes" in text(answer)
    assert "Udfyldt" not in text(answer)


def test_a_challenge_that_was_cancelled_while_writing_takes_nothing_and_keeps_what_was_typed(writer, door, response):
    actions.cancel(response.challenge, reason="Pengene er væk.", by=a_facilitator())
    answer = writer.post(door, {f"answer-{LONG}": "for sent", "action": "submit"})
    assert "form-errors" in text(answer)
    assert actions.latest_content(response)["answers"][LONG]["text"] == "for sent"
