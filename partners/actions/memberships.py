"""People come to act for an organisation, and stop doing so."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Membership, Organisation


@transaction.atomic
def ask_to_join(organisation: Organisation, *, by: User) -> Membership:
    """Ask to act for an organisation; its administrators answer."""
    membership, new = Membership.objects.get_or_create(
        user=by, organisation=organisation, ended_at=None, defaults={"asked_at": now()}
    )
    if new:
        emit("partners.membership_asked", membership, by=by)
    return membership


@transaction.atomic
def confirm_membership(membership: Membership, *, by: User, role: str = Membership.Role.MEMBER) -> Membership:
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
def decline_membership(membership: Membership, *, by: User) -> Membership:
    """Say no to somebody who has asked to join. Who was let in meanwhile stays."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.ended_at is None and membership.confirmed_at is None:
        membership.ended_at = now()
        membership.save(update_fields=["ended_at", "changed_at"])
        emit("partners.membership_declined", membership, by=by)
    return membership


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: User) -> Membership:
    """Make a member administrator, or an administrator member. One administrator must stay."""
    membership = _locked(membership)
    if membership.ended_at is not None or membership.role == role:
        return membership
    if role != Membership.Role.ADMIN:
        _refuse_if_last_administrator(membership)
    membership.role = role
    membership.save(update_fields=["role", "changed_at"])
    emit("partners.membership_changed", membership, by=by, role=role)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: User) -> Membership:
    """Stop somebody acting for the organisation. The last administrator can't go while others are members."""
    membership = _locked(membership)
    if membership.ended_at is not None:
        return membership
    _refuse_if_last_administrator(membership)
    membership.ended_at = now()
    membership.save(update_fields=["ended_at", "changed_at"])
    emit("partners.membership_ended", membership, by=by)
    return membership


@transaction.atomic
def leave_all(user: User, *, by: User | None) -> list[Membership]:
    """End all that a person who is gone was part of, the last administrator's too; the memberships that ended."""
    standing = list(Membership.objects.select_for_update().filter(user=user, ended_at=None).order_by("pk"))
    for membership in standing:
        membership.ended_at = now()
        membership.save(update_fields=["ended_at", "changed_at"])
        emit("partners.membership_ended", membership, by=by)
    return standing


def _locked(membership: Membership) -> Membership:
    """The row as it is now, with its organisation locked: two administrators may leave in the same moment."""
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    return Membership.objects.select_for_update().get(pk=membership.pk)


def _refuse_if_last_administrator(membership: Membership) -> None:
    others = Membership.objects.active().filter(organisation=membership.organisation).exclude(pk=membership.pk)
    if (
        membership.role == Membership.Role.ADMIN
        and others.exists()
        and not others.filter(role=Membership.Role.ADMIN).exists()
    ):
        raise ValidationError(_("Make somebody else administrator first."))
