"""Organisations come in, are verified, and people come to act for them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.once import once
from partners.models import Membership, Organisation

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
    *, name: str, helix: str, by, parent: Organisation | None = None, key=None, topics=(), **fields
) -> Organisation:
    """Put an organisation on record; who does so acts for it from the start. It is listed once it is verified."""

    def make() -> Organisation:
        refuse_known_cvr(fields.get("cvr"))
        organisation = Organisation.objects.create(
            name=name, slug=free_slug(name), helix=helix, parent=parent, **fields
        )
        if topics:
            organisation.topics.set(topics)
            organisation.save()
        Membership.objects.create(
            user=by, organisation=organisation, role=Membership.Role.ADMIN, asked_at=now(), confirmed_at=now()
        )
        emit("partners.organisation_registered", organisation, by=by)
        return organisation

    organisation, _created = once("partners.register", key, by=by, make=make, find=Organisation.objects)
    return organisation


@transaction.atomic
def add_unit(parent: Organisation, *, name: str, by, **fields) -> Organisation:
    """Make a department, institute or subsidiary: a unit of its own, of the same part as its parent."""
    refuse_known_cvr(fields.get("cvr"))
    unit = Organisation.objects.create(name=name, slug=free_slug(name), helix=parent.helix, parent=parent, **fields)
    emit("partners.organisation_registered", unit, by=by)
    return unit


@transaction.atomic
def change(organisation: Organisation, *, by, topics=None, **fields) -> Organisation:
    """Change what an organisation says of itself (``CHANGEABLE`` fields and its topics)."""
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not changeable: {sorted(unknown)}")
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    refuse_known_cvr(fields.get("cvr"), beside=organisation)
    for name, value in fields.items():
        setattr(organisation, name, value)
    if topics is not None:
        organisation.topics.set(topics)
    organisation.save()
    emit("partners.organisation_changed", organisation, by=by, public=organisation.is_verified, fields=sorted(fields))
    return organisation


@transaction.atomic
def verify(organisation: Organisation, *, by) -> Organisation:
    """A facilitator has checked that the organisation is what it says. Doing so again changes nothing."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.is_verified:
        return organisation
    organisation.verified_at, organisation.verified_by = now(), by
    organisation.save(update_fields=["verified_at", "verified_by", "changed_at"])
    emit("partners.organisation_verified", organisation, by=by, public=True)
    return organisation


@transaction.atomic
def ask_to_join(organisation: Organisation, *, by) -> Membership:
    """Ask to act for an organisation; its administrators answer."""
    membership, new = Membership.objects.get_or_create(
        user=by, organisation=organisation, ended_at=None, defaults={"asked_at": now()}
    )
    if new:
        emit("partners.membership_asked", membership, by=by)
    return membership


@transaction.atomic
def confirm_membership(membership: Membership, *, by, role: str = Membership.Role.MEMBER) -> Membership:
    """Let somebody act for the organisation."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.ended_at is not None:
        raise ValidationError(_("This membership has ended."))
    if membership.confirmed_at is None:
        membership.confirmed_at, membership.role = now(), role
        membership.save(update_fields=["confirmed_at", "role", "changed_at"])
        emit("partners.membership_confirmed", membership, by=by)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by) -> Membership:
    """Stop somebody acting for the organisation. The last administrator can't go while others are members."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.ended_at is not None:
        return membership
    others = Membership.objects.active().filter(organisation=membership.organisation).exclude(pk=membership.pk)
    if (
        membership.role == Membership.Role.ADMIN
        and others.exists()
        and not others.filter(role=Membership.Role.ADMIN).exists()
    ):
        raise ValidationError(_("Make somebody else administrator first."))
    membership.ended_at = now()
    membership.save(update_fields=["ended_at", "changed_at"])
    emit("partners.membership_ended", membership, by=by)
    return membership


def refuse_known_cvr(cvr: str | None, *, beside: Organisation | None = None) -> None:
    """Two organisations never share a number; units are known by the number of what they are part of."""
    others = Organisation.objects.exclude(pk=beside.pk) if beside else Organisation.objects.all()
    if cvr and others.filter(cvr=cvr).exists():
        raise ValidationError({"cvr": _("An organisation with this CVR number is here already. Ask to join it.")})


def free_slug(name: str) -> str:
    """A slug no other organisation has, in the Danish way of writing letters out."""
    plain = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    stem = slugify(plain)[:70] or "organisation"
    taken = RESERVED_SLUGS | set(Organisation.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)
