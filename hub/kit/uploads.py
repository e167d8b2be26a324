"""Private files: checked when they come, sealed on disk, given out only by a view that has asked the rules."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import uuid
from pathlib import Path

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from hub.kit import clock, sealing
from hub.kit.filekinds import KINDS, Kind, kind_of
from hub.kit.models import PrivateFile
from hub.kit.scanning import ScanFailed, scan
from hub.kit.tasks import durable

log = structlog.get_logger("hub.uploads")

LARGEST = 25 * 1024 * 1024  # bytes
LONGEST_NAME = 200  # characters
ORPHAN = dt.timedelta(hours=24)


def check(uploaded: UploadedFile, allowed: tuple[str, ...] = ()) -> Kind:
    """What kind of file it is, when name and content agree. Raises ValidationError with a plain message.

    ``allowed`` narrows the extensions (``("pdf",)``); empty means all that the hub takes.
    """
    name = uploaded.name or ""
    if not uploaded.size:
        raise ValidationError(_("This file is empty."), code="empty")
    if uploaded.size > LARGEST:
        raise ValidationError(_("This file is larger than 25 MB."), code="too_large")
    if len(name) > LONGEST_NAME or "\0" in name:
        raise ValidationError(_("The name of this file is too long."), code="name")
    kind = kind_of(name)
    if kind is None or (allowed and kind.extension not in allowed):
        names = ", ".join(sorted(allowed or KINDS))
        raise ValidationError(_("Files of this type can't be taken. You can send: %s.") % names, code="type")
    uploaded.seek(0)
    content = uploaded.read()
    uploaded.seek(0)
    if not kind.fits(content):
        message = _("This file is not a %(kind)s file, although its name says so.") % {"kind": kind.extension.upper()}
        raise ValidationError(message, code="mismatch")
    return kind


def store(uploaded: UploadedFile, *, subject: uuid.UUID, owner: uuid.UUID) -> PrivateFile:
    """Check, seal and keep a file. The content is safely on disk before its row exists.

    ``subject`` says whose data key seals it (the challenge), ``owner`` whom it belongs to (a user's public id).
    Call it before the verb's transaction; the verb then calls ``keep``, or the file is swept after a day.
    """
    kind = check(uploaded)
    public_id = uuid.uuid4()
    sealed = sealing.seal(subject, uploaded.read(), about=f"file {public_id}")
    path = f"{public_id.hex[:2]}/{public_id.hex}.sealed"
    write_safely(Path(settings.PRIVATE_ROOT) / path, sealed)
    name = Path(uploaded.name or "").name
    with transaction.atomic():
        kept = PrivateFile.objects.create(
            public_id=public_id,
            subject=subject,
            owner=owner,
            path=path,
            sealed_name=sealing.seal(subject, name.encode(), about=f"name {public_id}"),
            content_type=kind.mime,
            size=uploaded.size or 0,
            sha256=hashlib.sha256(sealed).hexdigest(),
            scan=PrivateFile.Scan.PENDING if settings.CLAMD_SOCKET else PrivateFile.Scan.UNSCANNED,
        )
        if settings.CLAMD_SOCKET:
            scan_file.enqueue(str(public_id))
    return kept


def write_safely(path: Path, content: bytes) -> None:
    """Write so that a power cut leaves the whole file or none: temp, fsync, rename, fsync of the folder."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    with temporary.open("xb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def keep(*files: PrivateFile) -> None:
    """Say that these files are used by something; files that nobody uses are swept after a day."""
    PrivateFile.objects.filter(pk__in=[file.pk for file in files]).update(used_at=clock.now())


def name_of(file: PrivateFile) -> str:
    """The name its owner gave it."""
    return sealing.unseal(file.subject, bytes(file.sealed_name), about=f"name {file.public_id}").decode()


def read(file: PrivateFile) -> bytes:
    """The content. Raises SealBroken when the disk holds other bytes than were written, OSError when none."""
    sealed = location(file).read_bytes()
    return sealing.unseal(file.subject, sealed, about=f"file {file.public_id}")


def location(file: PrivateFile) -> Path:
    """Where the sealed bytes lie."""
    return Path(settings.PRIVATE_ROOT) / file.path


def can_be_given_out(file: PrivateFile) -> bool:
    """Whether a scan found nothing, or no scanner is configured."""
    states = {PrivateFile.Scan.CLEAN} if settings.CLAMD_SOCKET else {PrivateFile.Scan.CLEAN, PrivateFile.Scan.UNSCANNED}
    return file.scan in states


def as_response(file: PrivateFile) -> HttpResponse:
    """A download that no browser opens as a page. The view has asked the rules before it calls this."""
    if can_be_given_out(file):
        response = HttpResponse(read(file), content_type=file.content_type)
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name_of(file))
    else:
        response = HttpResponse(refusal(file), status=409, content_type="text/plain; charset=utf-8")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def refusal(file: PrivateFile) -> str:
    """Why a file can't be downloaded now, in plain words."""
    if file.scan == PrivateFile.Scan.INFECTED:
        return _("A virus was found in this file. It can't be downloaded.")
    if file.scan == PrivateFile.Scan.ERROR:
        return _("This file could not be scanned for viruses, so it can't be downloaded.")
    return _("This file is being scanned for viruses. Try again in a few minutes.")


@durable(attempts=8, lease=dt.timedelta(minutes=5), backoff=dt.timedelta(seconds=30))
def scan_file(public_id: str) -> None:
    """Ask the scanner about one file. While it does not answer the file is an error, and the task is tried again."""
    file = PrivateFile.objects.filter(public_id=public_id).first()
    if file is None or file.scan in {PrivateFile.Scan.CLEAN, PrivateFile.Scan.INFECTED}:
        return
    try:
        virus = scan(read(file), settings.CLAMD_SOCKET)
    except ScanFailed:
        PrivateFile.objects.filter(pk=file.pk).update(scan=PrivateFile.Scan.ERROR)
        raise
    if virus:
        log.warning("virus found", file=public_id, virus=virus)
    found = PrivateFile.Scan.INFECTED if virus else PrivateFile.Scan.CLEAN
    PrivateFile.objects.filter(pk=file.pk).update(scan=found)


def scan_waiting() -> int:
    """Ask again about files from before there was a scanner, and those it could not answer. The number asked about."""
    if not settings.CLAMD_SOCKET:
        return 0
    hour_ago = clock.wall() - dt.timedelta(hours=1)
    undecided = {PrivateFile.Scan.UNSCANNED, PrivateFile.Scan.PENDING, PrivateFile.Scan.ERROR}
    waiting = PrivateFile.objects.filter(scan__in=undecided, created_at__lt=hour_ago)
    for file in waiting:
        scan_file.enqueue(str(file.public_id))
    return len(waiting)


def sweep() -> int:
    """Delete what nobody used within a day: rows first, then bytes without a row. The number of files deleted."""
    limit = clock.wall() - ORPHAN
    unused = PrivateFile.objects.filter(used_at=None, created_at__lt=limit)
    PrivateFile.objects.filter(pk__in=list(unused.values_list("pk", flat=True)), used_at=None).delete()
    known = set(PrivateFile.objects.values_list("path", flat=True))
    root, swept = Path(settings.PRIVATE_ROOT), 0
    for path in root.glob("*/*"):
        old = path.stat().st_mtime < limit.timestamp()
        if old and ".sealed" in path.name and str(path.relative_to(root)) not in known:
            path.unlink(missing_ok=True)
            swept += 1
    return swept
