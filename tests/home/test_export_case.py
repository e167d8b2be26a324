"""The file of a case: whole once opened, silent about who answered before, each document with its hash."""

import hashlib
import json
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from challenges import actions
from challenges.models import Response
from hub.kit.audit import AuditEntry
from hub.kit.casefile import safe_name
from projects.models import Pilot
from tests.factories.challenges_answers import (
    FILE,
    LONG,
    PDF,
    a_draft,
    a_facilitator,
    a_file,
    a_review,
    after,
    an_open_challenge,
    decided,
    opened,
    writer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def response():
    response = a_draft(an_open_challenge(title="Støj fra havnen"))
    given = {"text": "Vi dæmper støjen", "confidential": True, "reason": "Vores metode"}
    actions.submit(response, answers={LONG: given}, files={FILE: a_file("../tegning.pdf")}, by=writer_of(response))
    response.refresh_from_db()
    return response


@pytest.fixture
def export(tmp_path):
    """The folder that ``export_case`` wrote, and all the text in it."""

    def export(challenge, *flags):
        out = StringIO()
        call_command("export_case", str(challenge.public_id), "--to", tmp_path, *flags, stdout=out)
        place = next(path for path in tmp_path.iterdir() if path.name in out.getvalue())
        if place.is_file():
            return place, out.getvalue()
        written = [path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()]
        return place, b"\n".join(written).decode(errors="replace")

    return export


def test_a_sealed_case_tells_of_receipts_and_checksums_and_of_nobody_who_answered(response, export, drain):
    drain()
    place, text = export(response.challenge)
    assert response.versions.get().sha256 in text
    assert "Støj fra havnen" in text
    secrets = [response.organisation.name, "dæmper", "tegning", str(response.public_id)]
    secrets += [writer_of(response).email, writer_of(response).get_full_name()]
    assert [secret for secret in secrets if secret in text] == []
    assert "forseglede" in (place / "index.md").read_text()


def test_an_opened_and_decided_case_is_whole(response, export, drain):
    challenge, hidden = response.challenge, a_draft(response.challenge)
    with after(challenge):
        opened(challenge)
        response = Response.objects.get(pk=response.pk)  # with the challenge as it is now
        a_review(response, points=[4, 3])
        refused = a_review(response)
        actions.declare_conflict(refused, conflict=True, note="Gift med direktøren", by=refused.reviewer)
        decided(response)
        actions.release(challenge, by=a_facilitator())
        drain()
        challenge.refresh_from_db()
        place, text = export(challenge)
    told = ["Vi dæmper støjen", "Fortroligt efter afsenderens ønske: Vores metode", "Gift med direktøren"]
    told += ["Målingen er god.", response.organisation.name, "Kriterium 60: 4", Pilot.objects.get().title]
    assert [words for words in told if words not in text] == []
    assert [path.read_bytes() for path in place.glob("svar/01/bilag/*tegning.pdf")] == [PDF]
    assert str(hidden.public_id) not in text
    assert len(list(place.glob("svar/01/brev-*.txt"))) == 2


def test_the_index_names_every_document_with_its_hash(response, export):
    place, _text = export(response.challenge)
    index = json.loads((place / "index.json").read_text())
    found = {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}
    assert {one["path"] for one in index["documents"]} == found - {"index.json", "index.md"}
    for one in index["documents"]:
        assert hashlib.sha256((place / one["path"]).read_bytes()).hexdigest() == one["sha256"]
        assert f"[{one['title']}]({one['path']})" in (place / "index.md").read_text()


def test_an_export_can_be_one_file_and_is_on_record(response, export):
    place, _said = export(response.challenge, "--zip")
    assert "index.md" in zipfile.ZipFile(place).namelist()
    entry = AuditEntry.objects.get(action="challenges.case_exported")
    assert entry.case_id == response.challenge.public_id


@pytest.mark.parametrize("given", ["hej", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_challenge_is_refused(given, tmp_path):
    with pytest.raises(CommandError, match=r"no (identifier|challenge)"):
        call_command("export_case", given, "--to", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../etc/passwd", "passwd"), ("a\\b.pdf", "b.pdf"), ("..", "fil"), ("tegning æ.pdf", "tegning-æ.pdf")],
)
def test_a_name_from_outside_never_leads_out_of_the_folder(name, safe):
    assert safe_name(name) == safe
