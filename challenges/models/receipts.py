"""Receipts as files, and whether one is true: held against the version, its content, its files and the audit."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation

from challenges.models.answers import digest
from challenges.models.contents import content_of
from challenges.models.responses import Response, ResponseVersion
from hub.kit import formats, uploads
from hub.kit.audit import AuditEntry
from hub.kit.sealing import SealBroken

KIND = "quadro-receipt"
SHA256 = re.compile(r"\b[0-9a-f]{64}\b")
LANGUAGES = ("da", "en")


@dataclass
class Verdict:
    """The version a receipt speaks of, None for none, and a plain line for each thing that is not true."""

    version: ResponseVersion | None = None
    faults: list[str] = field(default_factory=list)


def as_file(version: ResponseVersion) -> dict[str, Any]:
    """What a downloaded receipt says; the version comes with its edition, its response and the challenge."""
    response = version.response
    return {
        "kind": KIND,
        "from": settings.SITE_URL,
        "challenge": str(response.challenge.public_id),
        "title": response.challenge.title,
        "response": str(response.public_id),
        "organisation": response.organisation.name,
        "version": version.number,
        "received": version.arrived_at.isoformat(),
        "sha256": version.sha256,
    }


def verdict(text: str) -> Verdict:
    """Whether a receipt is true: the downloaded file, or the words of the letter, the page or the mail.

    Works while the response is sealed, and tells nothing of what it says.
    """
    found = list(dict.fromkeys(SHA256.findall(text.lower())))
    rows = ResponseVersion.objects.filter(sha256__in=found, kind=ResponseVersion.Kind.SUBMITTED)
    versions = list(rows.select_related("edition", "response__organisation", "response__challenge__edition"))
    if len(found) != 1:
        return Verdict(faults=[f"a receipt holds one checksum of 64 characters; here are {len(found)}"])
    if not versions:
        return Verdict(faults=["nothing that was handed in here has this checksum"])
    version = versions[0]
    return Verdict(version, [*_claims(text, version), *_kept(version)])


def _claims(text: str, version: ResponseVersion) -> list[str]:
    """What the receipt says otherwise than we do."""
    try:
        given = json.loads(text)
    except ValueError:
        return _words(text, version)
    true = as_file(version)
    told = {"from", "title", "organisation"}  # may be renamed, or moved, without making a receipt untrue
    if not isinstance(given, dict) or given.get("kind") != KIND:
        return ["this is no receipt file of Quadro's"]
    return [
        f"{name}: the receipt says {given.get(name)}, what was handed in is {true[name]}"
        for name in sorted(true.keys() - told)
        if given.get(name) != true[name]
    ]


def _words(text: str, version: ResponseVersion) -> list[str]:
    """Whether the words name the right moment and number, in Danish or in English."""
    plain, times = " ".join(text.split()), []
    for language in LANGUAGES:
        with translation.override(language):
            moment = f"{formats.day_year(version.arrived_at)} {formats.clock_time(version.arrived_at)}"
            times.append(" ".join(moment.split()))
    faults = [] if any(time in plain for time in times) else [f"the time it was received is {times[0]}"]
    if not re.search(rf"version\W*{version.number}\b", plain, re.IGNORECASE):
        faults.append(f"it is version {version.number}")
    return faults


def _kept(version: ResponseVersion) -> list[str]:
    """Whether what we keep is still what was handed in: content, files, and the entry of the audit."""
    response, faults = version.response, []
    try:
        content = content_of(version, response)
    except SealBroken as broken:
        return [f"what was handed in can't be read: {broken}"]
    if digest(content) != version.sha256:
        faults.append("the content that is kept has another checksum")
    noted = {one["id"]: one["sha256"] for one in content["files"].values()}
    for kept in response.files.filter(file__public_id__in=noted).select_related("file"):
        if _file_digest(kept.file) != noted.pop(str(kept.file.public_id)):
            faults.append(f"the file {kept.file.public_id} is not what was handed in")
    faults += [f"the file {missing} is gone" for missing in noted]
    entry = AuditEntry.objects.filter(
        action="challenges.response_submitted", subject_id=response.public_id, data__version=version.number
    )
    if version.sha256 not in [one.data.get("sha256") for one in entry]:
        faults.append("the audit has no entry of it")
    return faults


def _file_digest(file: Any) -> str:
    try:
        return hashlib.sha256(uploads.read(file)).hexdigest()
    except (OSError, SealBroken):
        return ""


def standing(version: ResponseVersion) -> str:
    """What became of the version, in a plain line."""
    if version.standing:
        return "this version counts"
    if version.response.status == Response.Status.DRAFT:
        return "the response was withdrawn later"
    return "a later version was handed in, and that one counts"
