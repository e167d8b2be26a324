"""The content of a version: sealed for its challenge, opened for those who were let in."""

from __future__ import annotations

import json
from typing import Any

from challenges.models.answers import canonical
from challenges.models.responses import Response, ResponseVersion
from hub.kit import sealing


def sealed_content(response: Response, content: dict[str, Any]) -> bytes:
    """The bytes that may lie in the database."""
    return sealing.seal(response.challenge.public_id, canonical(content), about=str(response.public_id))


def content_of(version: ResponseVersion, response: Response | None = None) -> dict[str, Any]:
    """What was written: ``{"answers": {question: {"text", "confidential", "reason"}}, "files": {…}, "nonce"}``.

    Ask the rules before you call it. ``response`` saves a query when it is at hand with its challenge.
    """
    response = response or version.response
    blob = bytes(version.sealed)
    return json.loads(sealing.unseal(response.challenge.public_id, blob, about=str(response.public_id)))
