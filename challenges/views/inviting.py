"""What the pages of an invitation show, gathered before anything is rendered."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from challenges import actions
from challenges.models import Challenge, Invitation
from hub.base.models import StandardText, StandardTextVersion
from hub.base.standardtexts import DEFAULTS
from hub.kit import formats
from hub.kit.languages import said
from partners.models import Consent, Organisation, Person


def chosen(challenge: Challenge, public_ids: list[str]) -> list[Organisation]:
    """Those asked for by name, where they may be written to; without names all who compete."""
    rows = actions.uninvited(challenge) if challenge.edition_id else Organisation.objects.none()
    if public_ids:
        agreed = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation__isnull=False)
        rows = invitable(challenge).filter(public_id__in=_ids(public_ids), pk__in=agreed.values("organisation"))
    return list(rows.order_by("name"))


def chosen_people(challenge: Challenge, public_ids: list[str]) -> list[Person]:
    """Those of the people asked for whom the challenge fits and who agree to be suggested for it."""
    if not public_ids:
        return []
    rows = actions.people(challenge).filter(public_id__in=_ids(public_ids))
    return list(rows.exclude(pk__in=actions.invited(challenge, "person")).order_by("name"))


def invitable(challenge: Challenge) -> QuerySet[Organisation]:
    return Organisation.objects.exclude(pk__in=actions.invited(challenge, "organisation")).exclude(
        pk=challenge.department_id
    )


def _ids(texts: list[str]) -> list[uuid.UUID]:
    found = []
    for text in texts[:100]:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found


def shown(challenge: Challenge, organisations: list[Organisation], people: list[Person]) -> dict[str, Any]:
    """To whom, and each text as the first of them would read it."""
    kinds = {"invitation": organisations, "invitation_person": people}
    named = {kind: to for kind, to in kinds.items() if to} or {"invitation": organisations}
    texts = [text_for(challenge, kind, to[0].name if to else "…") for kind, to in named.items()]
    route = challenge.edition.route_version if challenge.edition_id else None
    return {
        "organisations": organisations,
        "people": people,
        "number": len(organisations) + len(people),
        "texts": texts,
        "equal": route is not None and route.equal,
        "elsewhere": route is not None and not route.takes_answers,
    }


def text_for(challenge: Challenge, kind: str, name: str) -> dict[str, Any]:
    subject, body = text_now(kind).filled(**values(challenge, name, "da"))
    return {"subject": said(subject, "da"), "body": body}


def text_now(kind: str) -> StandardTextVersion:
    """The Danish wording as it would be frozen now; reading it keeps nothing."""
    text = StandardText.objects.filter(kind=kind, language="da").first()
    subject, body = (text.subject, text.body) if text else DEFAULTS[kind, "da"]
    return StandardTextVersion(subject=subject, body=body)


def letter(invitation: Invitation, language: str) -> dict[str, Any]:
    """The text as it was sent, in the reader's language."""
    sent = invitation.text_en if language == "en" else invitation.text
    told = sent.text.language
    subject, body = sent.filled(**values(invitation.challenge, invitation.name, told))
    return {"invitation": invitation, "subject": said(subject, told), "body": body, "told_in": told}


def values(challenge: Challenge, name: str, language: str) -> dict[str, str]:
    """What the variables of the standard text stand for."""
    with translation.override(language):
        page, edition = challenge.page, challenge.edition
        link = (page.full_url or "") if page is not None and page.live else ""
        deadline = f"{formats.day_year(edition.closes_at)} {formats.clock_time(edition.closes_at)}" if edition else "–"
        title = page.title if page is not None else str(_("the challenge"))
    return {"organisation": name, "person": name, "challenge": title, "deadline": deadline, "link": link}
