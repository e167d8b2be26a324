"""What somebody can show for themselves, and their yes to being matched by it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.once import once
from partners.models import Consent, Evidence, Organisation, Person

CHANGEABLE = ("kind", "title", "text", "language", "date", "link")


@transaction.atomic
def declare_evidence(
    organisation: Organisation | None = None,
    *,
    by: User,
    person: Person | None = None,
    key: uuid.UUID | None = None,
    **fields: Any,
) -> Evidence:
    """Say what an organisation (or a person) has done or can do.

    ``fields`` are those of Evidence: kind and text always; title, language, date, link, external_id where known.
    """

    def make() -> Evidence:
        made = Evidence.objects.create(organisation=organisation, person=person, declared_by=by, **fields)
        emit("partners.evidence_changed", made, by=by)
        return made

    evidence, _created = once("partners.declare_evidence", key, by=by, make=make, find=Evidence.objects)
    return evidence


@transaction.atomic
def change_evidence(evidence: Evidence, *, by: User, **fields: Any) -> Evidence:
    """Say it otherwise. What somebody at the hub has checked is no longer checked when its words change."""
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not changeable: {sorted(unknown)}")
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    changed = [name for name, value in fields.items() if getattr(evidence, name) != value]
    if not changed:
        return evidence
    for name in changed:
        setattr(evidence, name, fields[name])
    evidence.verified_at = evidence.verified_by = None
    evidence.save(update_fields=[*changed, "verified_at", "verified_by", "changed_at"])
    emit("partners.evidence_changed", evidence, by=by, fields=sorted(changed))
    return evidence


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: User) -> None:
    """Take a piece of evidence back. Since when it was shown stays known: who had none left is no newcomer."""
    owner, since = evidence.who, evidence.created_at
    evidence.delete()
    emit("partners.evidence_removed", owner, by=by, since=since.isoformat())


@transaction.atomic
def verify_evidence(evidence: Evidence, *, by: User) -> Evidence:
    """Somebody at the hub has checked it."""
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if evidence.verified_at is not None:
        return evidence
    evidence.verified_at, evidence.verified_by = now(), by
    evidence.save(update_fields=["verified_at", "verified_by", "changed_at"])
    emit("partners.evidence_changed", evidence, by=by)
    return evidence


@transaction.atomic
def consent(
    organisation: Organisation | None = None,
    *,
    by: User,
    person: Person | None = None,
    purpose: str = Consent.Purpose.MATCHING,
) -> Consent:
    """A dated yes to one purpose; a standing one is kept."""
    row, new = Consent.objects.get_or_create(
        organisation=organisation,
        person=person,
        purpose=purpose,
        withdrawn_at=None,
        defaults={"given_at": now(), "given_by": by},
    )
    if new:
        emit("partners.consent_changed", row, by=by)
    return row


@transaction.atomic
def withdraw_consent(row: Consent, *, by: User) -> Consent:
    """End a yes from now on; a person's yes to being matched carries the one to being suggested with it."""
    row = Consent.objects.select_for_update().get(pk=row.pk)
    if row.withdrawn_at is None:
        row.withdrawn_at = now()
        row.save(update_fields=["withdrawn_at", "changed_at"])
        emit("partners.consent_changed", row, by=by)
    if row.person_id and row.purpose == Consent.Purpose.MATCHING:
        for other in Consent.objects.active(Consent.Purpose.SUGGESTING).filter(person=row.person_id):
            withdraw_consent(other, by=by)
    return row
