"""Receipts and letters: written from standard texts, told of by mails that say nothing else."""

import hashlib
import uuid

import pytest
from django.db.models import Value
from django.db.models.functions import Replace
from django.urls import reverse

from challenges import actions
from challenges.models import Letter, Response, answers
from challenges.models.contents import content_of
from hub.accounts.models import Delivery, Notice
from hub.base.models import StandardText
from hub.kit.audit import AuditEntry
from tests.factories.challenges_answers import (
    LONG,
    a_draft,
    a_facilitator,
    a_member_of,
    a_review,
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


def test_submitting_gives_a_receipt_with_time_version_and_digest(drain):
    response = a_draft()
    version = actions.submit(response, answers={LONG: "Svar"}, by=writer_of(response))
    content = content_of(version)
    assert version.sha256 == hashlib.sha256(answers.canonical(content)).hexdigest()
    assert (version.number, version.standing, version.kind) == (1, True, "submitted")
    drain()
    letter = Letter.objects.get(response=response)
    assert version.sha256 in letter.body
    assert response.organisation.name in letter.body
    assert letter.subject == f"Kvittering: version 1 af jeres svar på »{response.challenge.title}«"
    assert Notice.objects.get(user=writer_of(response)).path.endswith(f"/{version.number}/")
    assert Delivery.objects.filter(user=writer_of(response)).count() == 1


def test_the_receipt_mail_says_only_that_there_is_a_receipt(drain):
    response = a_submission(text="hemmeligt ord")
    drain()
    mail = Delivery.objects.get(user=writer_of(response))
    assert "hemmeligt" not in mail.body
    assert response.versions.get().sha256 not in mail.body


def test_the_same_form_sent_twice_gives_the_same_receipt(drain):
    response, key = a_draft(), uuid.uuid4()
    sent = [actions.submit(response, answers={LONG: "Svar"}, by=writer_of(response), key=key) for _ in range(2)]
    assert sent[0] == sent[1]
    assert response.versions.count() == 1
    drain()
    assert Letter.objects.count() == 1
    assert AuditEntry.objects.filter(action="challenges.response_submitted").count() == 1


def test_released_together_everyone_gets_a_reasoned_letter_and_a_mail_without_it(challenge, drain):
    outcomes = ["selected", "reserve", "declined"]
    for response, outcome in zip(challenge.responses.order_by("pk"), outcomes, strict=True):
        decided(response, outcome)
    drain()
    Delivery.objects.all().delete()
    actions.release(challenge, by=a_facilitator())
    drain()
    assert list(challenge.responses.order_by("pk").values_list("status", flat=True)) == outcomes
    letters = Letter.objects.filter(kind="decision")
    assert sorted(letters.values_list("standard_text__text__kind", flat=True)) == sorted(outcomes)
    assert all("Målingen er god." in letter.body for letter in letters)
    writers = [writer_of(response) for response in challenge.responses.all()]
    assert Delivery.objects.filter(user__in=writers).count() == 3
    assert not Delivery.objects.filter(body__contains="Målingen").exists()
    assert AuditEntry.objects.filter(action="challenges.response_decided").count() == 3
    assert AuditEntry.objects.get(action="challenges.decisions_released").public


def test_a_letter_says_nothing_of_advice_that_nobody_gave(challenge, drain):
    with_advice, *others = challenge.responses.order_by("pk")
    a_review(with_advice, points=[4, 3])
    owner = a_member_of(challenge.department)
    actions.decide(with_advice, outcome="declined", reasons="Nej.", advice="Mål igen.", by=owner)
    for response in others:
        decided(response, "declined")
    StandardText.objects.update(body=Replace("body", Value("\n"), Value("\r\n")))  # as a browser sends it
    actions.release(challenge, by=a_facilitator())
    drain()
    bodies = Letter.objects.filter(kind="decision").order_by("response")
    assert ["Vores råd" in letter.body for letter in bodies] == [True, False, False]
    assert "Mål igen." in bodies[0].body
    assert not any("–" in letter.body or "\n\n\n" in letter.body for letter in bodies)


def test_those_who_answered_read_what_the_reviews_came_to_once_the_decisions_are_out(client):
    response = a_submission()
    door = reverse("response_detail", args=[response.public_id])
    with after(response.challenge):
        opened(response.challenge)
        response = Response.objects.get(pk=response.pk)
        review = a_review(response, points=[4, 3])
        decided(response, "declined")
        client.force_login(writer_of(response))
        assert client.get(door).context["result"] is None
        actions.release(response.challenge, by=a_facilitator())
        answer = client.get(door)
    assert [one["mean"] for one in answer.context["result"]["criteria"]] == ["4,00", "3,00"]
    assert "3,60" in answer.content.decode()
    assert review.reviewer.name not in answer.content.decode()
    assert "Fordi." not in answer.content.decode()  # the reasons of a single review


def test_the_letter_of_a_ruling_says_how_to_complain(drain):
    terms = {"outcome_word": "ruling", "complaint_guidance": "Klag inden fire uger."}
    response = a_submission(an_open_challenge(terms=terms))
    with after(response.challenge):
        opened(response.challenge)
        decided(response, "declined")
        actions.release(response.challenge, by=a_facilitator())
        drain()
    letter = Letter.objects.get(kind="decision")
    assert "Klag inden fire uger." in letter.body
