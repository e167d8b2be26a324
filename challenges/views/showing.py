"""What the pages of responses show, gathered before anything is rendered: templates run no queries."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from challenges import actions
from challenges.forms.responses import ResponseForm, in_words
from challenges.models import Challenge, Letter, Phase, Response, ResponseVersion, answers
from challenges.models.contents import content_of
from challenges.models.presentation import worded
from challenges.views import lookups
from hub.base.chrome import address
from hub.kit import formats
from hub.kit.clock import now
from hub.kit.languages import said
from hub.kit.models import PrivateFile
from hub.kit.numbers import read

STATES = {
    Response.Status.DRAFT: "wait",
    Response.Status.SUBMITTED: "ok",
    Response.Status.SHORTLISTED: "now",
    Response.Status.SELECTED: "ok",
}
SCANS = {"clean": "ok", "unscanned": "wait", "pending": "wait", "infected": "stop", "error": "stop"}


def my_page_crumb() -> tuple[str, str]:
    return (_("My page"), reverse("my_page"))


def plain(error: Exception) -> str:
    """A sentence for a step that can't be taken from here."""
    return str(error) if isinstance(error, actions.Refused) else _("This can't be done now.")


def summary(response: Response) -> dict[str, Any]:
    """A response in the list of its writers."""
    challenge = response.challenge
    is_open = challenge.phase == Phase.OPEN
    return {
        "response": response,
        "challenge": challenge,
        "title": said(challenge.title, challenge.language),
        "status": response.told_status,
        "kind": "miss" if response.is_late else STATES.get(response.status, "wait"),
        "closes_at": challenge.edition.closes_at,
        "left": formats.time_left(challenge.edition.closes_at) if is_open else "",
        "is_open": is_open,
        "url": reverse("response_edit" if is_open else "response_detail", args=[response.public_id]),
    }


def invitation(request, challenge: Challenge) -> dict[str, Any]:
    """What anybody may know before answering: the questions, the effort, what it leads to."""
    edition = challenge.edition
    here = reverse("response_begin", args=[challenge.public_id])
    return {
        "challenge": challenge,
        "edition": edition,
        "route": edition.route_version,
        "questions": for_reader(challenge, edition.questions, "questions"),
        "criteria": for_reader(challenge, edition.criteria, "criteria") if edition.route_version.scored else [],
        "facts": edition.facts,
        "is_open": challenge.phase == Phase.OPEN,
        "phase": challenge.phase,
        "opens_later": edition.opens_at > now(),
        "organisation_url": address("organisation_create"),
        "sign_in_url": f"{reverse('account_login')}?next={here}",
        "crumbs": [lookups.challenge_crumb(request, challenge), (_("Answer the challenge"), "")],
    }


def alone(user, challenge: Challenge) -> dict[str, Any]:
    """Whether the reader may answer as themself; if not, why not."""
    if not user.is_authenticated:
        open_to_persons = challenge.edition.route_version.persons_may_answer
        return {"persons_may_answer": open_to_persons, "alone": False, "why_not_alone": ""}
    reason = actions.why_not_alone(challenge, user)
    return {"alone": not reason, "why_not_alone": reason, "alone_key": uuid.uuid4()}


def why(refused: Exception) -> str:
    """What a refusal says, in one sentence."""
    return " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)


def for_reader(challenge: Challenge, items: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Questions or criteria (the ``name``) of an edition, in the words of the page that the reader has."""
    page = challenge.page
    if not items or page is None:
        return worded(items)
    first = next((one for one in challenge.pages.all() if one.locale.language_code == settings.LANGUAGE_CODE), page)
    return worded(items, getattr(page, name), page.language, getattr(first, name))


def writing(request, response: Response, form: ResponseForm) -> dict[str, Any]:
    """The page on which a response is written."""
    challenge, rows = response.challenge, form.rows()
    last = response.versions.order_by("-number").first()
    standing = response.versions.filter(standing=True).first()
    missing = sum(row.required and not row.answered for row in rows)
    return {
        "response": response,
        "challenge": challenge,
        "edition": challenge.edition,
        "route": challenge.edition.route_version,
        "form": form,
        "rows": rows,
        "parts": [row.part() for row in rows],
        "done": sum(row.answered for row in rows),
        "missing": missing,
        "missing_text": in_words(missing),
        "last": last,
        "seen": stamp(last),
        "standing": standing,
        "changed_since": standing is not None and last is not None and last.number > standing.number,
        "is_open": challenge.phase == Phase.OPEN,
        "may_withdraw": response.status == Response.Status.SUBMITTED and challenge.phase == Phase.OPEN,
        "key": uuid.uuid4(),
        "crumbs": [
            lookups.my_responses_crumb(),
            lookups.challenge_crumb(request, challenge),
            (_("Your response"), ""),
        ],
    }


def stamp(version: ResponseVersion | None) -> str:
    """Which saving a form was made from."""
    return f"{version.number}-{version.changed_at.timestamp()}" if version is not None else "0"


def saved_meanwhile(request, response: Response, form: ResponseForm) -> ResponseVersion | None:
    """What a colleague, or one's own other window, saved since this form was shown: both are seen before one counts."""
    last = response.versions.select_related("author").order_by("-number").first()
    seen = request.POST.get("seen", "")
    if last is None or not seen or seen == stamp(last):
        return None
    if last.author_id == request.user.pk and not any(row.differs for row in form.rows()):
        return None  # the same form sent twice
    return last


def reading(request, response: Response) -> dict[str, Any]:
    """The page on which a response is read. Writers see their own draft too, everybody else what stands."""
    is_writer = request.user.has_perm("challenges.write_response", response) or is_party(request.user, response)
    version = version_to_read(response, own=is_writer)
    letters = letters_of(response, request.user) if is_writer else []
    crumb = lookups.my_responses_crumb() if is_writer else lookups.cases_crumb()
    return {
        "response": response,
        "challenge": response.challenge,
        "version": version,
        "answers": answered(response, version),
        "is_writer": is_writer,
        "letters": letters,
        "summary": summary(response),
        "crumbs": [crumb, lookups.challenge_crumb(request, response.challenge), (response.organisation.name, "")],
    }


def letters_of(response: Response, user) -> list[Letter]:
    """Letters and receipts, each receipt with the number of the version it is of: older ones have one title."""
    numbers = {f"receipt:{key}": number for key, number in response.versions.values_list("public_id", "number")}
    letters = list(response.letters.visible_to(user).select_related("organisation").distinct())
    for letter in letters:
        letter.version = numbers.get(letter.key.rpartition(":")[0])
    return letters


def is_party(user, response: Response) -> bool:
    return Response.objects.written_by(user).filter(pk=response.pk).exists()


def version_to_read(response: Response, *, own: bool) -> ResponseVersion | None:
    """What stands; for its writers the latest when nothing stands."""
    versions = list(response.versions.select_related("edition").order_by("-number"))
    standing = next((version for version in versions if version.standing), None)
    return standing or (next(iter(versions), None) if own else None)


def answered(response: Response, version: ResponseVersion | None) -> list[dict[str, Any]]:
    """Question by question, with files and claims of confidentiality."""
    if version is None:
        return []
    content = content_of(version, response)
    ids = [file["id"] for file in content["files"].values()]
    scans = {str(file.public_id): file for file in PrivateFile.objects.filter(public_id__in=ids)} if ids else {}
    return [
        _answered(response, content, question, number, scans)
        for number, question in enumerate(
            for_reader(response.challenge, version.edition.questions, "questions"), start=1
        )
    ]


def _answered(response: Response, content, question, number: int, scans) -> dict[str, Any]:
    given = content["answers"].get(question["id"], answers.answer(""))
    file = content["files"].get(question["id"])
    text, language = question["choice_words"].get(given["text"], (given["text"], ""))
    return {
        "number": number,
        "id": f"answer-{number}",
        "label": question["label"],
        "kind": question["kind"],
        "text": shown_text(question["kind"], text),
        "language": language,
        "confidential": given["confidential"],
        "reason": given["reason"],
        "file": shown_file(response, file, scans) if file else None,
    }


def shown_text(kind: str, text: str) -> str:
    """As it was written; a number as the reader's language writes it, with all its decimals."""
    number = read(text, answers.KEPT_IN) if kind == "number" else None
    return text if number is None else formats.number(number, max(-int(number.as_tuple().exponent), 0))


def shown_file(response: Response, file: dict[str, Any], scans: dict[str, PrivateFile]) -> dict[str, Any]:
    """A file as the component shows it."""
    kept = scans.get(file["id"])
    scan = kept.scan if kept else PrivateFile.Scan.ERROR
    return {
        "name": file["name"],
        "text": formats.size(file["size"]),
        "url": reverse("response_file", args=[response.public_id, file["id"]]),
        "state": kept.get_scan_display() if kept else pgettext("file", "Missing"),
        "kind": SCANS.get(scan, "wait"),
    }
