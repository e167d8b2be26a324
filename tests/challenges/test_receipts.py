"""A receipt can be proved: downloaded, mailed or shown, sealed or opened, and no other can."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from challenges import actions
from challenges.models import Letter, ResponseVersion, receipts
from hub.kit import uploads
from hub.kit.models import PrivateFile
from tests.factories.challenges_answers import FILE, LONG, a_draft, a_file, writer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def response():
    response = a_draft()
    actions.submit(response, answers={LONG: "Et hemmeligt svar"}, files={FILE: a_file()}, by=writer_of(response))
    response.refresh_from_db()
    return response


@pytest.fixture
def verify(tmp_path):
    """What ``manage.py verify_receipt`` says of a text; CommandError with all it said where it is not true."""

    def verify(text):
        path, out = tmp_path / "receipt", StringIO()
        path.write_text(text, encoding="utf-8")
        try:
            call_command("verify_receipt", path, stdout=out, stderr=out)
        except CommandError as error:
            raise CommandError(f"{out.getvalue()}{error}") from None
        return out.getvalue()

    return verify


def downloaded(client, response, number=1):
    client.force_login(writer_of(response))
    return client.get(reverse("receipt_download", args=[response.public_id, number]))


def test_the_downloaded_receipt_is_true_while_the_response_is_sealed_and_tells_no_content(client, response, verify):
    file = downloaded(client, response)
    assert "attachment" in file["Content-Disposition"]
    said = verify(file.content.decode())
    assert "The receipt is true" in said
    assert response.versions.get().sha256 in said
    assert "hemmelig" not in said + file.content.decode()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_letter_is_true_in_its_own_words(response, verify, drain, language):
    with translation.override(language):
        drain()
    assert "The receipt is true" in verify(Letter.objects.get(kind="receipt").body)


@pytest.mark.parametrize(
    ("name", "value"), [("received", "2020-01-01T10:00:00+00:00"), ("version", 2), ("response", "another")]
)
def test_a_receipt_that_says_something_else_is_not_true(response, verify, name, value):
    told = receipts.as_file(response.versions.get()) | {name: value}
    with pytest.raises(CommandError, match=re.escape(f"not true: {name}: the receipt says {value}")):
        verify(json.dumps(told))


def test_words_with_another_time_or_number_are_not_true(response, verify, drain):
    drain()
    body = Letter.objects.get(kind="receipt").body
    with pytest.raises(CommandError, match="the time it was received is"):
        verify(body.replace("kl.", "klokken"))
    with pytest.raises(CommandError, match="it is version 1"):
        verify(body.replace("Version: 1", "Version: 3"))


@pytest.mark.parametrize(("text", "why"), [("Hej", "here are 0"), ("0" * 64, "nothing that was handed in")])
def test_what_is_no_receipt_of_ours_is_not_true(response, verify, text, why):
    with pytest.raises(CommandError, match=why):
        verify(text)


def test_a_checksum_that_was_changed_behind_our_back_is_found(response, verify):
    ResponseVersion.objects.update(sha256="a" * 64)
    with pytest.raises(CommandError, match=r"another checksum(.|\n)*the audit has no entry"):
        verify(json.dumps(receipts.as_file(response.versions.get())))


def test_a_file_that_is_gone_from_the_disk_is_found(response, verify):
    uploads.location(PrivateFile.objects.get()).unlink()
    with pytest.raises(CommandError, match="is not what was handed in"):
        verify(json.dumps(receipts.as_file(response.versions.get())))


def test_an_earlier_version_is_still_true_and_said_to_count_no_longer(client, response, verify):
    earlier = downloaded(client, response).content.decode()
    actions.submit(response, answers={LONG: "Nyt"}, by=writer_of(response))
    assert "a later version was handed in" in verify(earlier)
    actions.withdraw(response, by=writer_of(response))
    assert "was withdrawn later" in verify(downloaded(client, response, 2).content.decode())


def test_a_draft_has_no_receipt(client):
    response = a_draft()
    actions.save_draft(response, answers={LONG: "Kladde"}, by=writer_of(response))
    assert downloaded(client, response).status_code == 404
