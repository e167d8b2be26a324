"""The virus scanner: a small clamd of our own on a unix socket, which speaks the real protocol."""

import datetime as dt
import socket
import struct
import threading
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hub.kit import clock, scanning, uploads
from hub.kit.models import PrivateFile

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(threading.Thread):
    """Answers INSTREAM like clamd: FOUND when the stream holds EICAR, ERROR above its limit."""

    def __init__(self, path, limit):
        super().__init__(daemon=True)
        self.limit = limit
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(path)
        self.server.listen()

    def run(self):
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                connection.sendall(self.answer(stream))

    def answer(self, stream):
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            content += stream.read(size)
        if len(content) > self.limit:
            return b"INSTREAM size limit exceeded. ERROR\0"
        return b"stream: Eicar-Test FOUND\0" if EICAR in content else b"stream: OK\0"


@pytest.fixture
def clamd(tmp_path):
    path = str(tmp_path / "clamd")
    server = Clamd(path, limit=200_000)
    server.start()
    yield path
    server.server.shutdown(socket.SHUT_RDWR)
    server.server.close()
    server.join()


@pytest.fixture
def configured(settings, clamd):
    settings.CLAMD_SOCKET = clamd


def stored(content=b"hello"):
    upload = SimpleUploadedFile("note.txt", content)
    return uploads.store(upload, subject=uuid.uuid4(), owner=uuid.uuid4())


def test_clean_and_infected_bytes_are_told_apart(clamd):
    assert scanning.scan(b"hello" * 20_000, clamd) == ""
    assert scanning.scan(b"x" * 70_000 + EICAR, clamd) == "Eicar-Test"


def test_a_stream_above_the_scanners_limit_is_not_called_clean(clamd):
    with pytest.raises(scanning.ScanFailed):
        scanning.scan(b"x" * 200_001, clamd)


def test_a_scanner_that_is_away_is_not_called_clean(tmp_path):
    with pytest.raises(scanning.ScanFailed):
        scanning.scan(b"hello", str(tmp_path / "nobody"))


@pytest.mark.django_db
def test_a_file_waits_for_its_scan_and_is_given_out_when_clean(configured, drain):
    file = stored()
    assert uploads.as_response(file).status_code == 409
    drain()
    file.refresh_from_db()
    assert file.scan == PrivateFile.Scan.CLEAN
    assert uploads.as_response(file).content == b"hello"


@pytest.mark.django_db
def test_an_infected_file_is_given_to_nobody(configured, drain):
    file = stored(EICAR)
    drain()
    file.refresh_from_db()
    assert file.scan == PrivateFile.Scan.INFECTED
    response = uploads.as_response(file)
    assert response.status_code == 409
    assert EICAR not in response.content


@pytest.mark.django_db
@pytest.mark.tasks_may_fail
def test_while_the_scanner_is_away_a_file_is_held_back_and_tried_again(settings, tmp_path, drain):
    settings.CLAMD_SOCKET = str(tmp_path / "nobody")
    file = stored()
    drain()
    file.refresh_from_db()
    assert file.scan == PrivateFile.Scan.ERROR
    assert uploads.as_response(file).status_code == 409


@pytest.mark.django_db
def test_without_a_scanner_a_file_is_called_unscanned_and_not_clean(settings):
    settings.CLAMD_SOCKET = ""
    file = stored()
    assert file.scan == PrivateFile.Scan.UNSCANNED
    assert uploads.as_response(file).status_code == 200


@pytest.mark.django_db
def test_a_file_from_before_the_scanner_is_held_back_once_there_is_one(settings, configured):
    clamd, settings.CLAMD_SOCKET = settings.CLAMD_SOCKET, ""
    file = stored()
    settings.CLAMD_SOCKET = clamd
    assert uploads.as_response(file).status_code == 409


@pytest.mark.django_db
def test_files_from_before_the_scanner_are_scanned_when_it_has_come(settings, clamd, drain):
    settings.CLAMD_SOCKET = ""
    file = stored()
    PrivateFile.objects.update(created_at=clock.wall() - dt.timedelta(hours=2))
    assert uploads.scan_waiting() == 0
    settings.CLAMD_SOCKET = clamd
    assert uploads.scan_waiting() == 1
    drain()
    file.refresh_from_db()
    assert file.scan == PrivateFile.Scan.CLEAN
