"""The kinds of file the hub takes, and how each is told from a file that only bears its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import filetype

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Kind:
    """An allowed kind: its extension, its media type, and whether given bytes are of it."""

    extension: str
    mime: str
    fits: Callable[[bytes], bool]


def _magic(mime: str) -> Callable[[bytes], bool]:
    """The first bytes are those of ``mime``."""

    def fits(content: bytes) -> bool:
        guess = filetype.guess(content[:8192])
        return guess is not None and guess.mime == mime

    return fits


def _names(content: bytes) -> dict[str, bytes] | None:
    """The names in a zip archive with the start of ``mimetype`` (the mark of OpenDocument), or None if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = dict.fromkeys(archive.namelist(), b"")
            if "mimetype" in names:
                with archive.open("mimetype") as mark:
                    names["mimetype"] = mark.read(200)
            return names
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None


def _office(part: str) -> Callable[[bytes], bool]:
    """A zip archive with the main part of its program in it, and no macros."""

    def fits(content: bytes) -> bool:
        names = _names(content) if _is_zip(content) else None
        if names is None or "[Content_Types].xml" not in names or part not in names:
            return False
        return not any(name.lower().endswith("vbaproject.bin") for name in names)

    return fits


def _open_document(mime: str) -> Callable[[bytes], bool]:
    def fits(content: bytes) -> bool:
        names = _names(content) if _is_zip(content) else None
        return names is not None and names.get("mimetype", b"").strip() == mime.encode()

    return fits


def _is_zip(content: bytes) -> bool:
    """Whether ``filetype`` takes the first bytes for a zip archive or for a document kept in one."""
    guess = filetype.guess(content[:8192])
    return guess is not None and (guess.extension == "zip" or guess.mime.startswith((OFFICE, OPEN)))


def _text(content: bytes) -> bool:
    """Text in UTF-8 or Latin-1: no NUL, and none of the control bytes that only programs and pictures hold."""
    if filetype.guess(content[:8192]) is not None:
        return False
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return not any(ord(sign) < 32 and sign not in "\t\n\r\f" for sign in text)


KINDS = {
    kind.extension: kind
    for kind in (
        Kind("pdf", "application/pdf", _magic("application/pdf")),
        Kind("docx", f"{OFFICE}wordprocessingml.document", _office("word/document.xml")),
        Kind("xlsx", f"{OFFICE}spreadsheetml.sheet", _office("xl/workbook.xml")),
        Kind("pptx", f"{OFFICE}presentationml.presentation", _office("ppt/presentation.xml")),
        Kind("odt", f"{OPEN}text", _open_document(f"{OPEN}text")),
        Kind("ods", f"{OPEN}spreadsheet", _open_document(f"{OPEN}spreadsheet")),
        Kind("png", "image/png", _magic("image/png")),
        Kind("jpg", "image/jpeg", _magic("image/jpeg")),
        Kind("txt", "text/plain", _text),
        Kind("csv", "text/csv", _text),
    )
}


def kind_of(name: str) -> Kind | None:
    """The kind that a file's name claims, or None when it is not taken."""
    _, dot, extension = name.rpartition(".")
    extension = extension.lower()
    return KINDS.get("jpg" if extension == "jpeg" else extension) if dot else None
