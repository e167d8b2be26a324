"""Organisations and their evidence from a file: known again by their identifier elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from hub.accounts.models import User
from hub.base.models import Topic
from hub.kit.events import emit
from partners.actions.organisations import free_slug, told_at
from partners.models import Consent, Evidence, Organisation


@transaction.atomic
def bring_in(
    *,
    external_id: str,
    name: str,
    by: User | None = None,
    topics: Iterable[Topic] = (),
    consent_at: dt.datetime | None = None,
    **fields: Any,
) -> Organisation:
    """Put an organisation from another register on record. ``consent_at``: when it agreed to be matched."""
    known = {"external_id": external_id, "slug": free_slug(name)} | told_at(fields)
    organisation = Organisation.objects.create(name=name, **known, **fields)
    if topics:
        organisation.topics.set(topics)
        organisation.save()
    if consent_at:
        Consent.objects.create(
            organisation=organisation, purpose=Consent.Purpose.MATCHING, given_at=consent_at, given_by=by
        )
    emit("partners.organisation_imported", organisation, by=by)
    return organisation


@transaction.atomic
def bring_in_evidence(organisation: Organisation, *, external_id: str, **fields: Any) -> tuple[Evidence, bool]:
    """A piece of evidence from another register, once; the row and whether it is new."""
    return Evidence.objects.get_or_create(external_id=external_id, defaults={"organisation": organisation, **fields})
