"""Private files: what is taken, how it is kept, and who is never given it."""

import datetime as dt
import io
import os
import uuid
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hub.kit import clock, sealing, uploads
from hub.kit.filekinds import OFFICE, OPEN
from hub.kit.models import PrivateFile

pytestmark = pytest.mark.django_db
CHALLENGE, OWNER = uuid.uuid4(), uuid.uuid4()
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def picture(form):
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, form)
    return out.getvalue()


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def office(part, *, macros=False):
    extra = {"word/vbaProject.bin": "x"} if macros else {}
    return archive(**{"[Content_Types].xml": "<Types/>", "_rels/.rels": "", part: "<x/>"}, **extra)


GOOD = {
    "offer.pdf": PDF,
    "offer.docx": office("word/document.xml"),
    "offer.xlsx": office("xl/workbook.xml"),
    "offer.pptx": office("ppt/presentation.xml"),
    "offer.odt": archive(mimetype=f"{OPEN}text"),
    "offer.ods": archive(mimetype=f"{OPEN}spreadsheet"),
    "offer.PNG": picture("PNG"),
    "offer.jpg": picture("JPEG"),
    "offer.jpeg": picture("JPEG"),
    "offer.txt": "Blåbærgrød".encode(),
    "offer.csv": "Blåbærgrød;1".encode("latin-1"),
}
ONLY_BY_NAME = {
    "script.pdf": b"<html><script>alert(1)</script></html>",
    "program.pdf": b"MZ\x90\x00" + bytes(200),
    "archive.docx": archive(**{"evil.exe": "MZ"}),
    "sheet.docx": office("xl/workbook.xml"),
    "macros.docx": office("word/document.xml", macros=True),
    "cut.docx": office("word/document.xml")[:60],
    "text.odt": archive(mimetype=f"{OPEN}spreadsheet"),
    "word.odt": office("word/document.xml"),
    "photo.png": picture("JPEG"),
    "photo.jpg": PDF,
    "zeros.txt": b"hello\x00world",
    "pdf.txt": PDF,
    "picture.csv": picture("PNG"),
}


def upload(name, content):
    return SimpleUploadedFile(name, content)


def stored(name="offer.pdf", content=PDF):
    return uploads.store(upload(name, content), subject=CHALLENGE, owner=OWNER)


@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_taken_when_name_and_content_agree(name):
    kind = uploads.check(upload(name, GOOD[name]))
    assert name.lower().replace("jpeg", "jpg").endswith(kind.extension)


@pytest.mark.parametrize("name", ONLY_BY_NAME)
def test_a_file_that_only_bears_the_name_is_refused(name):
    with pytest.raises(ValidationError) as refused:
        uploads.check(upload(name, ONLY_BY_NAME[name]))
    assert refused.value.code == "mismatch"


@pytest.mark.parametrize(
    "name", ["page.html", "drawing.svg", "program.exe", "archive.zip", "macros.docm", "noextension"]
)
def test_other_types_are_refused_with_the_list_of_what_is_taken(name):
    with pytest.raises(ValidationError, match="pdf") as refused:
        uploads.check(upload(name, PDF))
    assert refused.value.code == "type"


def test_a_question_can_ask_for_one_type_only():
    with pytest.raises(ValidationError):
        uploads.check(upload("offer.docx", GOOD["offer.docx"]), allowed=("pdf",))
    assert uploads.check(upload("offer.pdf", PDF), allowed=("pdf",)).extension == "pdf"


def test_empty_and_too_large_files_are_refused(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 10)
    for content, code in ((b"", "empty"), (PDF, "too_large")):
        with pytest.raises(ValidationError) as refused:
            uploads.check(upload("offer.pdf", content))
        assert refused.value.code == code


def test_a_stored_file_comes_back_with_its_name():
    file = stored("Tilbud på cykelsti.pdf")
    assert uploads.read(file) == PDF
    assert uploads.name_of(file) == "Tilbud på cykelsti.pdf"
    assert file.content_type == "application/pdf"
    assert file.size == len(PDF)


def test_neither_disk_nor_row_holds_name_or_content_in_clear():
    file = stored("secret offer.pdf", PDF + b"secret words")
    on_disk = uploads.location(file).read_bytes()
    row = " ".join(str(value) for value in PrivateFile.objects.values().get().values()) + repr(bytes(file.sealed_name))
    for secret in ("secret offer", "secret words"):
        assert secret.encode() not in on_disk
        assert secret not in row
        assert not any(secret in path.name for path in uploads.location(file).parent.iterdir())
    assert uploads.location(file).stat().st_mode & 0o777 == 0o600


def test_a_refused_file_leaves_nothing_behind(settings):
    with pytest.raises(ValidationError):
        stored("offer.pdf", b"no pdf")
    assert not PrivateFile.objects.exists()
    assert not list(Path(settings.PRIVATE_ROOT).glob("**/*.sealed"))


def test_bytes_changed_on_disk_are_noticed():
    file = stored()
    sealed = bytearray(uploads.location(file).read_bytes())
    sealed[-1] ^= 1
    uploads.location(file).write_bytes(sealed)
    with pytest.raises(sealing.SealBroken):
        uploads.read(file)


def test_two_files_can_not_be_exchanged_on_disk():
    one, two = stored(), stored()
    uploads.location(one).replace(uploads.location(two))
    with pytest.raises(sealing.SealBroken):
        uploads.read(two)


def test_no_browser_opens_a_download_as_a_page():
    response = uploads.as_response(stored("Tilbud på sti.pdf"))
    assert response.content == PDF
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Tilbud%20p%C3%A5%20sti.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


def test_a_path_in_a_name_is_cut_off():
    file = uploads.store(upload("../../etc/offer.pdf", PDF), subject=CHALLENGE, owner=OWNER)
    assert uploads.name_of(file) == "offer.pdf"


def age(file, *, hours):
    then = clock.wall() - dt.timedelta(hours=hours)
    PrivateFile.objects.filter(pk=file.pk).update(created_at=then)
    os.utime(uploads.location(file), (then.timestamp(), then.timestamp()))


def test_files_that_nobody_uses_are_swept_after_a_day():
    unused, used, fresh = stored(), stored(), stored()
    uploads.keep(used)
    age(unused, hours=25)
    age(used, hours=25)
    assert uploads.sweep() == 1
    assert [uploads.location(file).exists() for file in (unused, used, fresh)] == [False, True, True]
    assert set(PrivateFile.objects.all()) == {used, fresh}


def test_what_a_power_cut_left_half_written_is_swept_too(settings):
    half = Path(settings.PRIVATE_ROOT) / "ab" / ".abcd.sealed.1234"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half")
    assert uploads.sweep() == 0
    os.utime(half, (0, 0))
    assert uploads.sweep() == 1
    assert not half.exists()


def test_office_media_types_are_spelt_as_the_standard_does():
    assert uploads.KINDS["docx"].mime == f"{OFFICE}wordprocessingml.document"
