"""What is answered stays sealed until two persons open it: in pages, rows, logs, mails, files, exports and errors."""

import secrets
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from challenges import actions
from challenges.models import Response
from hub.kit import opendata
from hub.kit.audit import AuditEntry
from hub.kit.clock import now
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import (
    FILE,
    LONG,
    PDF,
    a_draft,
    a_facilitator,
    a_file,
    a_member_of,
    after,
    opened,
    writer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    """Strings that stand nowhere else in the world: text, reason, file name, file content."""
    return [f"kanarie{secrets.token_hex(12)}" for _number in range(4)]


@pytest.fixture
def response(words, drain):
    """Handed in with the words in every part, and changed once since."""
    response = a_draft()
    text, reason, name, content = words
    given = {
        "answers": {LONG: {"text": text, "confidential": True, "reason": reason}},
        "files": {FILE: a_file(f"{name}.pdf", PDF + content.encode())},
    }
    actions.submit(response, by=writer_of(response), **given)
    actions.save_draft(response, answers={LONG: f"{text} mere"}, by=writer_of(response))
    drain()
    return Response.objects.get(pk=response.pk)


def found(words, content) -> list[str]:
    blob = content if isinstance(content, bytes) else str(content).encode()
    return [word for word in words if word.encode() in blob]


def rows_of_all_tables():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names come from the database itself
            for row in cursor.fetchall():
                for value in row:
                    yield table, bytes(value) if isinstance(value, (memoryview, bytes)) else str(value).encode()


def test_no_row_of_any_table_holds_a_word_of_it(response, words):
    leaks = {table for table, value in rows_of_all_tables() if found(words, value)}
    assert leaks == set()


def test_no_file_on_disk_holds_a_word_of_it(response, words, settings):
    files = [path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if found(words, path.read_bytes()) or found(words, path.name)] == []


def addresses(response):
    """Every address without arguments, and each of ours with the response's and the challenge's identifiers."""
    version, file = response.versions.first(), response.files.get()
    given = [
        {},
        {"public_id": response.public_id},
        {"public_id": response.challenge.public_id},
        {"public_id": response.public_id, "number": version.number},
        {"public_id": response.public_id, "file_id": file.public_id},
        {"public_id": response.public_id, "file_id": file.file.public_id},
        {"public_id": response.challenge.public_id, "response_id": response.public_id},
        {"slug": response.organisation.slug},
    ]
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str) and "logout" not in name]
    for name in names:
        for kwargs in given:
            try:
                yield reverse(name, kwargs=kwargs)
            except NoReverseMatch:
                continue


def outsiders(response):
    superuser = UserFactory(is_superuser=True, is_staff=True, groups=["facilitator", "administrator"])
    owner = a_member_of(response.challenge.department)
    return [None, UserFactory(), owner, a_facilitator(), superuser]


@pytest.mark.once
@pytest.mark.parametrize("late", [False, True], ids=["open", "after the deadline"])
def test_no_page_shows_a_word_of_it_to_anybody_outside(response, words, late):
    leaks, tried, places = [], 0, list(addresses(response))
    with after(response.challenge) if late else nullcontext():
        for user in outsiders(response):
            client = Client(raise_request_exception=False)
            if user is not None:
                client.force_login(user)
            for address in places:
                answer = client.get(address)
                tried += 1
                if found(words, b"".join(answer)) or found(words, answer.headers):
                    leaks.append((user and user.group_names, address))
    assert leaks == []
    assert tried > 100


def test_no_mail_log_or_export_holds_a_word_of_it(response, words, capfd, caplog):
    assert [message for message in mail.outbox if found(words, message.message().as_bytes())] == []
    output = capfd.readouterr()
    assert found(words, output.out + output.err + caplog.text) == []
    for dataset in opendata.datasets():
        assert found(words, "".join(dataset.csv_lines())) == []


def test_an_error_while_handing_in_reports_no_word_of_it(words, settings, tmp_path, capfd, caplog):
    response = a_draft()
    text, reason, name, content = words
    (tmp_path / "taken").write_text("not a folder")
    settings.PRIVATE_ROOT = tmp_path / "taken"
    settings.ADMINS = ["drift@example.dk"]
    client = Client(raise_request_exception=False)
    client.force_login(writer_of(response))
    form = {f"answer-{LONG}": text, f"reason-{LONG}": reason, "action": "submit"}
    form[f"file-{FILE}"] = a_file(f"{name}.pdf", PDF + content.encode())
    answer = client.post(reverse("response_edit", args=[response.public_id]), form)
    assert answer.status_code == 500
    output = capfd.readouterr()
    assert found(words, output.out + output.err + caplog.text) == []
    assert [message for message in mail.outbox if found(words, message.message().as_bytes())] == []


def test_staff_who_ask_for_a_sealed_response_get_404_and_are_put_on_record(response):
    superuser = UserFactory(is_superuser=True, groups=["facilitator"])
    client = Client()
    client.force_login(superuser)
    for name in ("response_edit", "response_detail"):
        assert client.get(reverse(name, args=[response.public_id])).status_code == 404
    entries = AuditEntry.objects.filter(action="challenges.response_refused", actor_id=superuser.public_id)
    assert entries.count() == 2


def test_opened_by_two_persons_staff_read_what_stands_and_nothing_later(response, words):
    with after(response.challenge):
        challenge = opened(response.challenge)
        client = Client()
        client.force_login(challenge.opening_witness)
        page = client.get(reverse("case_response", args=[challenge.public_id, response.public_id])).content
        assert found(words, page) == [words[0], words[1], words[2]]
        assert f"{words[0]} mere".encode() not in page
        file = response.files.get().file
        download = client.get(reverse("response_file", args=[response.public_id, file.public_id]))
        assert found(words, download.content) == [words[3]]
        assert download["Content-Disposition"].startswith("attachment")


def test_there_is_a_moment_in_which_all_of_this_was_tried(response):
    """Guards the guard: the response does hold the words, and its writer reads them."""
    client = Client()
    client.force_login(writer_of(response))
    assert b"kanarie" in client.get(reverse("response_edit", args=[response.public_id])).content
    assert response.submitted_at <= now()
