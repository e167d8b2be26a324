"""From the first word of an answer to its receipt: begin, save, hand in, withdraw."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from challenges.actions.refusals import Refused, TooLate, allow
from challenges.models import Challenge, Edition, Party, Response, ResponseFile, ResponseVersion, answers
from challenges.models.contents import content_of, sealed_content
from challenges.rules.responses import acts_for_who_asks, persons_may_answer
from hub.accounts.models import User
from hub.kit import uploads
from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.models import PrivateFile
from hub.kit.once import once
from partners.actions import answer_alone
from partners.models import Organisation

Kind, Status = ResponseVersion.Kind, Response.Status


@transaction.atomic
def begin(challenge: Challenge, *, organisation: Organisation, by: User, key: uuid.UUID | None = None) -> Response:
    """The draft of an organisation's response; the one it has already, if it has one. Raises Refused, TooLate."""
    allow(by, "partners.act_for_organisation", organisation)
    refuse_unless_open(challenge, now())
    if Organisation.objects.refused().filter(pk=organisation.pk).exists():
        raise Refused(_("The secretariat has not confirmed this organisation. Its page says why, and what you can do."))
    if organisation.pk == challenge.department_id:
        raise Refused(_("The department that owns the challenge can't answer it itself."))
    if organisation.is_alone and (reason := why_not_alone(challenge, by)):
        raise Refused(reason)

    def make() -> Response:
        response, new = Response.objects.get_or_create(challenge=challenge, organisation=organisation)
        if new:
            Party.objects.create(response=response, organisation=organisation, confirmed_at=now())
            emit("challenges.response_begun", response, by=by, case=challenge)
        return response

    return once("challenges.begin", key, by=by, make=make, find=Response.objects)[0]


@transaction.atomic
def begin_alone(challenge: Challenge, *, by: User, key: uuid.UUID | None = None) -> Response:
    """The draft of a person who answers as themself, where the route lets persons answer. Raises Refused, TooLate;
    ValidationError while they have no name."""
    return begin(challenge, organisation=answer_alone(by=by), by=by, key=key)


def why_not_alone(challenge: Challenge, user: User) -> str:
    """Why somebody can't answer a challenge as themself, in a sentence; "" where they can."""
    if not persons_may_answer(user, challenge):
        return _("Only organisations answer on this route.")
    if acts_for_who_asks(user, challenge):
        return _("You work for those who own the challenge, so you can't answer it yourself.")
    return ""


def save_draft(
    response: Response,
    *,
    answers: Mapping[Any, Any],
    by: User,
    files: Mapping[Any, UploadedFile] | None = None,
    removed: Iterable[Any] = (),
) -> ResponseVersion:
    """Keep what was typed, whole or not; answers that are not named stay as they were.

    ``answers``: text, or ``{"text", "confidential", "reason"}``, by question UUID. ``files``: an upload by question.
    ``removed``: questions whose file is taken out. A standing submission stays what it is until the next one.
    Raises ValidationError for a file that is not what it says (by field name), PermissionDenied.
    """
    allow(by, "challenges.write_response", response)
    kept = _kept_files(response, files or {}, by=by)
    with transaction.atomic():
        response = _locked(response)
        return _write_draft(response, answers, kept, removed, by)


def submit(
    response: Response,
    *,
    by: User,
    answers: Mapping[Any, Any] | None = None,
    files: Mapping[Any, UploadedFile] | None = None,
    removed: Iterable[Any] = (),
    arrived_at: dt.datetime | None = None,
    key: uuid.UUID | None = None,
) -> ResponseVersion:
    """Hand the response in; the version that now stands is its receipt (``number``, ``arrived_at``, ``sha256``).

    The deadline is decided by ``arrived_at``, the moment the server had the whole form. The same ``key`` from the same
    person gives the same version. Without ``answers`` the draft is handed in as it is. Raises TooLate, Refused, and
    ValidationError with one message by field name.
    """
    allow(by, "challenges.write_response", response)
    kept = _kept_files(response, files or {}, by=by)
    with transaction.atomic():
        locked = _locked(response)

        def make() -> ResponseVersion:
            refuse_unless_open(locked.challenge, arrived_at or now())
            draft = _write_draft(locked, answers or {}, kept, removed, by)
            return _hand_in(locked, draft, by, min(arrived_at or now(), now()))

        return once(f"challenges.submit:{locked.public_id}", key, by=by, make=make, find=locked.versions)[0]


@transaction.atomic
def withdraw(response: Response, *, by: User) -> Response:
    """Take a submission back before the deadline: it becomes a draft again, and nothing is lost."""
    response = _locked(response)
    allow(by, "challenges.write_response", response)
    refuse_unless_open(response.challenge, now())
    response.move_to(Status.DRAFT)
    response.versions.filter(standing=True).update(standing=False)
    response.save(update_fields=["status", "changed_at"])
    emit("challenges.response_withdrawn", response, by=by, case=response.challenge)
    return response


@transaction.atomic
def discard_drafts(user: User) -> int:
    """Delete what somebody who is gone began alone and never handed in, with its files; the number of drafts."""
    mine = Response.objects.filter(organisation__alone=user, status=Status.DRAFT, submitted_at=None)
    drafts = list(mine.exclude(versions__kind=Kind.SUBMITTED))
    for draft in drafts:
        PrivateFile.objects.filter(pk__in=draft.files.values("file")).update(used_at=None)  # swept a day later
        draft.delete()
    return len(drafts)


def latest_content(response: Response) -> dict[str, Any]:
    """What its writers see: the draft, else the last version, else nothing yet."""
    last = response.versions.order_by("-number").first()
    return content_of(last, response) if last else answers.empty_content()


@transaction.atomic
def note_attempt(response: Response, *, by: User) -> None:
    """Put on record that somebody who may not read a response has asked for it."""
    emit("challenges.response_refused", response, by=by, case=response.challenge)


@transaction.atomic
def note_download(response: Response, *, by: User, file_id: uuid.UUID) -> None:
    """Put on record who took a file of a response."""
    emit("challenges.file_downloaded", response, by=by, case=response.challenge, file=str(file_id))


def refuse_unless_open(challenge: Challenge, arrived_at: dt.datetime) -> None:
    """Raise unless the challenge takes answers that arrived at this moment."""
    edition = challenge.edition
    if edition is None or challenge.cancelled_at or not edition.route_version.takes_answers:
        raise Refused(_("This challenge takes no answers here."))
    if edition.opens_at > now():
        raise Refused(_("This challenge is not open yet."))
    over = arrived_at >= edition.closes_at or now() > edition.all_in_at
    if over or challenge.opened_at or challenge.released_at:
        raise TooLate(_("The deadline has passed. The response can't be handed in any more."))


def _locked(response: Response) -> Response:
    rows = Response.objects.select_for_update(of=("self",))
    return rows.select_related("challenge__edition__route_version", "organisation").get(pk=response.pk)


def _kept_files(response: Response, files: Mapping[Any, UploadedFile], *, by) -> dict[str, dict[str, Any]]:
    """Seal each upload on disk, before any transaction; what the version will say of it, by question."""
    kept: dict[str, dict[str, Any]] = {}
    for question, uploaded in files.items():
        try:
            uploads.check(uploaded)
        except ValidationError as error:
            raise ValidationError({answers.field_name("file", question): error.messages}) from error
    for question, uploaded in files.items():
        uploaded.seek(0)
        sha256 = hashlib.sha256(uploaded.read()).hexdigest()
        uploaded.seek(0)
        file = uploads.store(uploaded, subject=response.challenge.public_id, owner=by.public_id)
        kept[str(question)] = {
            "id": str(file.public_id),
            "name": uploads.name_of(file),
            "size": file.size,
            "sha256": sha256,
        }
    return kept


def _write_draft(response: Response, given, kept, removed, by) -> ResponseVersion:
    """The one draft row of a response, with what was given merged in."""
    content = answers.merged(latest_content(response), given, kept, removed)
    draft = response.versions.filter(kind=Kind.DRAFT).first()
    if draft is None:
        last = response.versions.aggregate(last=Max("number"))["last"] or 0
        draft = ResponseVersion(response=response, number=last + 1, kind=Kind.DRAFT)
    draft.sealed, draft.author = sealed_content(response, content), by
    draft.edition = _edition(response)
    draft.save()
    files = list(PrivateFile.objects.filter(public_id__in=[one["id"] for one in kept.values()]))
    by_id = {str(file.public_id): file for file in files}
    ResponseFile.objects.bulk_create(
        ResponseFile(response=response, question=uuid.UUID(question), file=by_id[one["id"]])
        for question, one in kept.items()
    )
    uploads.keep(*files)
    return draft


def _hand_in(response: Response, draft: ResponseVersion, by, arrived_at: dt.datetime) -> ResponseVersion:
    content = content_of(draft, response)
    wrong = answers.problems(draft.edition.questions, content)
    if wrong:
        raise ValidationError(wrong)
    response.versions.filter(standing=True).update(standing=False)
    draft.kind, draft.standing, draft.arrived_at = Kind.SUBMITTED, True, arrived_at
    draft.sha256 = answers.digest(content)
    draft.save(update_fields=["kind", "standing", "arrived_at", "sha256", "changed_at"])
    if response.status == Status.DRAFT:
        response.move_to(Status.SUBMITTED)
    response.submitted_at = arrived_at
    response.save(update_fields=["status", "submitted_at", "changed_at"])
    emit(
        "challenges.response_submitted",
        response,
        by=by,
        case=response.challenge,
        version=draft.number,
        sha256=draft.sha256,
    )
    return draft


def _edition(response: Response) -> Edition:
    if response.challenge.edition is None:
        raise Refused(_("This challenge takes no answers here."))
    return response.challenge.edition
