"""What an answer is made of, and what is wrong with one. Pure functions over an edition's questions."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import translation
from django.utils.translation import gettext as _

from hub.kit.formats import typed
from hub.kit.numbers import read

LONGEST = {"short": 300, "long": 10_000, "choice": 300, "number": 40, "link": 500, "file": 0}  # characters
LONGEST_REASON = 1_000
CEILING = 1_000_000  # characters in all answers together; nobody types that much, and a database row has an end
KEPT_IN = "da"  # the language in which the text of a number means what it says, whoever wrote it
is_link = URLValidator(schemes=["http", "https"])

PARTS = ("answer", "secret", "reason", "file", "remove")


def field_name(part: str, question: str | uuid.UUID) -> str:
    """How a form names one part of the answer to a question; errors go by the same names."""
    return f"{part}-{question}"


def limit_of(question: Mapping[str, Any]) -> int:
    """The most characters a question takes."""
    return question.get("limit") or LONGEST.get(question.get("kind", "long"), LONGEST["long"])


def tidy(text: Any) -> str:
    """A text as it is kept: no NUL (PostgreSQL refuses it), no half characters, one kind of line end."""
    plain = str(text or "").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return plain.encode("utf-8", "replace").decode()


def number_kept(text: str) -> str:
    """A number typed on a page in the reader's language, as it is kept: "38,000" of an Englishman is "38000"."""
    return _number_in(KEPT_IN, text, read(text))


def number_typed(text: str) -> str:
    """A number that was kept, as one types it in the reader's language."""
    return _number_in(translation.get_language() or KEPT_IN, text, read(text, KEPT_IN))


def _number_in(language: str, text: str, number: Decimal | None) -> str:
    """The text itself where it means the number in the language too, or no number at all."""
    if number is None or read(text, language) == number:
        return text
    with translation.override(language):
        return typed(number)


def answer(given: Any) -> dict[str, Any]:
    """One answer in its full form, from a text or from ``{"text", "confidential", "reason"}``."""
    parts = given if isinstance(given, Mapping) else {"text": given}
    return {
        "text": tidy(parts.get("text")).strip(),
        "confidential": bool(parts.get("confidential")),
        "reason": tidy(parts.get("reason")).strip(),
    }


def empty_content() -> dict[str, Any]:
    """``nonce`` keeps anybody from guessing a short answer from the digest on its receipt."""
    return {"answers": {}, "files": {}, "nonce": uuid.uuid4().hex}


def merged(
    content: Mapping[str, Any],
    answers: Mapping[Any, Any],
    files: Mapping[Any, Mapping[str, Any]],
    removed: Iterable[Any] = (),
) -> dict[str, Any]:
    """The content with what was newly given; what was not named stays. Raises ValidationError above the ceiling."""
    gone = {str(question) for question in removed}
    all_answers = content["answers"] | {str(question): answer(given) for question, given in answers.items()}
    kept = {question: file for question, file in content["files"].items() if question not in gone}
    all_files = kept | {str(question): dict(file) for question, file in files.items()}
    if sum(len(one["text"]) + len(one["reason"]) for one in all_answers.values()) > CEILING:
        raise ValidationError(_("This answer is too large to be saved. Shorten it."))
    return {"answers": all_answers, "files": all_files, "nonce": content["nonce"]}


def canonical(content: Mapping[str, Any]) -> bytes:
    """The bytes that are sealed and hashed: JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over all answers and the hashes of all files."""
    return hashlib.sha256(canonical(content)).hexdigest()


def is_answered(question: Mapping[str, Any], content: Mapping[str, Any]) -> bool:
    if question["kind"] == "file":
        return question["id"] in content["files"]
    return bool(content["answers"].get(question["id"], {}).get("text"))


def problems(questions: Iterable[Mapping[str, Any]], content: Mapping[str, Any]) -> dict[str, str]:
    """What keeps a content from being handed in: one plain message by field name. Empty when nothing does."""
    found: dict[str, str] = {}
    for question in questions:
        part = "file" if question["kind"] == "file" else "answer"
        if not is_answered(question, content):
            if question.get("required", True):
                found[field_name(part, question["id"])] = (
                    _("Choose a file.") if part == "file" else _("Answer this question.")
                )
            continue
        found |= overlong(question, content)
        one = content["answers"].get(question["id"], answer(""))
        wrong = _wrong(question, one["text"]) if part == "answer" else ""
        if wrong:
            found.setdefault(field_name("answer", question["id"]), wrong)
        if one["confidential"] and not one["reason"]:
            found[field_name("reason", question["id"])] = _("Say why it is a trade secret, or take the tick away.")
    return found


def wrong_already(question: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, str]:
    """What can be said of a draft: too long, or not what was asked for. Nothing about what is still empty."""
    found = overlong(question, content)
    text = content["answers"].get(question["id"], answer(""))["text"]
    wrong = _wrong(question, text) if text and question["kind"] != "file" else ""
    if wrong:
        found.setdefault(field_name("answer", question["id"]), wrong)
    return found


def overlong(question: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, str]:
    """The message for an answer above its limit, by field name."""
    one = content["answers"].get(question["id"], answer(""))
    found = {}
    message = _("Write at most %(limit)s characters. There are %(length)s now.")
    for part, text, limit in (
        ("answer", one["text"], limit_of(question)),
        ("reason", one["reason"], LONGEST_REASON),
    ):
        if limit and len(text) > limit:
            found[field_name(part, question["id"])] = message % {"limit": limit, "length": len(text)}
    return found


def _wrong(question: Mapping[str, Any], text: str) -> str:
    if question["kind"] == "choice" and text not in question.get("choices", []):
        return _("Choose one of the options.")
    if question["kind"] == "number" and read(text, KEPT_IN) is None:
        return _("Write a number, for example 38,000 or 1.9.")
    if question["kind"] == "link":
        try:
            is_link(text)
        except ValidationError:
            return _("Write an address that begins with https://")
    return ""
