"""Organisations come in, say what they are and grow units."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base.models import Topic
from hub.kit import slugs
from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.once import once
from partners.models import Membership, Organisation
from partners.rules import member_of

RESERVED_SLUGS = {"ny"}  # addresses of doors beside the organisations' own
CHANGEABLE = (
    "name",
    "helix",
    "cvr",
    "ror",
    "description",
    "website",
    "places",
    "size",
    "languages",
    "start_within",
    "references",
    "public",
)


@transaction.atomic
def register(
    *,
    name: str,
    helix: str,
    by: User,
    parent: Organisation | None = None,
    key: uuid.UUID | None = None,
    topics: Iterable[Topic] = (),
    **fields: Any,
) -> Organisation:
    """Put an organisation on record; who does so acts for it from the start. It is listed once it is verified."""

    def make() -> Organisation:
        refuse_known_cvr(fields.get("cvr"))
        refuse_own_name(name, by=by)
        organisation = Organisation.objects.create(
            name=name, slug=free_slug(name), helix=helix, parent=parent, **fields, **told_at(fields)
        )
        if topics:
            organisation.topics.set(topics)
            organisation.save()
        put_in_charge(by, organisation)
        emit("partners.organisation_registered", organisation, by=by)
        return organisation

    organisation, _created = once("partners.register", key, by=by, make=make, find=Organisation.objects)
    return organisation


@transaction.atomic
def add_unit(parent: Organisation, *, name: str, by: User, key: uuid.UUID | None = None, **fields: Any) -> Organisation:
    """Make a department, institute or subsidiary: a unit of its own, of the same part as its parent.

    A member of the parent who makes it administers it from the start; a facilitator only puts it on record.
    """

    def make() -> Organisation:
        refuse_known_cvr(fields.get("cvr"))
        fixed = {"slug": free_slug(name), "helix": parent.helix, "parent": parent} | told_at(fields)
        unit = Organisation.objects.create(name=name, **fixed, **fields)
        if member_of(by, parent):
            put_in_charge(by, unit)
        emit("partners.organisation_registered", unit, by=by)
        return unit

    unit, _created = once("partners.add_unit", key, by=by, make=make, find=Organisation.objects)
    return unit


@transaction.atomic
def change(
    organisation: Organisation, *, by: User, topics: Iterable[Topic] | None = None, **fields: Any
) -> Organisation:
    """Change what an organisation says of itself (``CHANGEABLE`` fields and its topics)."""
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not changeable: {sorted(unknown)}")
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    refuse_known_cvr(fields.get("cvr"), beside=organisation)
    said = {"fields": sorted(fields), "described": bool(organisation.description)}  # before
    for name, value in (fields | told_at(fields)).items():
        setattr(organisation, name, value)
    if topics is not None:
        organisation.topics.set(topics)
    organisation.save()
    emit("partners.organisation_changed", organisation, by=by, public=organisation.is_verified, **said)
    return organisation


def told_at(fields: Mapping[str, Any]) -> dict[str, Any]:
    """When an organisation said how soon it can start: each time it is asked and answers, the same answer too."""
    if "start_within" not in fields:
        return {}
    return {"start_told_at": None if fields["start_within"] is None else now()}


def put_in_charge(user: User, organisation: Organisation) -> Membership:
    """Make somebody the first administrator."""
    return Membership.objects.create(
        user=user, organisation=organisation, role=Membership.Role.ADMIN, asked_at=now(), confirmed_at=now()
    )


def refuse_known_cvr(cvr: str | None, *, beside: Organisation | None = None) -> None:
    """Two organisations never share a number; units are known by the number of what they are part of."""
    others = Organisation.objects.exclude(pk=beside.pk) if beside else Organisation.objects.all()
    if cvr and others.filter(cvr=cvr).exists():
        raise ValidationError({"cvr": _("An organisation with this CVR number is here already. Ask to join it.")})


def refuse_own_name(name: str, *, by: User) -> None:
    """Whoever goes back and sends the form again makes no twin of what they act for already."""
    if Organisation.objects.of(by).filter(name__iexact=name, alone=None).exists():
        raise ValidationError({"name": _("You act for an organisation with this name already. See My page.")})


def free_slug(name: str) -> str:
    """A slug no other organisation has, nor any of our own addresses."""
    taken = Organisation.objects.values_list("slug", flat=True)
    return slugs.free_slug(name, taken=chain(RESERVED_SLUGS, taken), fallback="organisation")
