"""The data-use declaration: the lead answers, a data officer approves, before anything starts."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.accounts.models import User
from hub.kit.clock import now
from projects.actions.telling import locked_open, tell
from projects.models import DataUse, Pilot

ANSWERS = (  # in the order in which they are asked
    "data",
    "personal_data",
    "personal_data_about",
    "basis",
    "artificial_intelligence",
    "human_decides",
    "safeguards",
    "kept_months",
)


KEPT_TOO_SHORT = gettext_lazy("Write at least 1 month. Data that is kept for a shorter time counts as 1 month.")


@transaction.atomic
def declare_data_use(pilot: Pilot, *, by: User, **answers: Any) -> DataUse:
    """Write or rewrite the declaration while it is a draft. ``answers``: the fields of ``ANSWERS``."""
    pilot = locked_open(pilot)
    unknown = answers.keys() - set(ANSWERS)
    if unknown:
        raise TypeError(f"a data-use declaration has no {', '.join(sorted(unknown))}")
    declared = DataUse.objects.filter(pilot=pilot).first() or DataUse(pilot=pilot)
    if declared.status != DataUse.Status.DRAFT:
        raise ValidationError(_("The declaration has been sent and can't be changed now."))
    for name, value in answers.items():
        setattr(declared, name, value)
    declared.written_by = by
    _check_basis(declared)
    if declared.kept_months == 0:
        raise ValidationError({"kept_months": KEPT_TOO_SHORT})
    declared.save()
    tell("projects.data_use_declared", declared, pilot=pilot, by=by, public=False)
    return declared


@transaction.atomic
def send_data_use(declared: DataUse, *, by: User) -> DataUse:
    """Ask a data officer to approve."""
    pilot, declared = _locked(declared)
    if not (declared.data.strip() and declared.safeguards.strip()):
        raise ValidationError(_("Say which data is used and how it is guarded, before you send the declaration."))
    _check_basis(declared)
    declared.move_to(DataUse.Status.SUBMITTED)
    declared.save(update_fields=["status", "changed_at"])
    tell("projects.data_use_sent", declared, pilot=pilot, by=by, public=False)
    return declared


@transaction.atomic
def approve_data_use(declared: DataUse, *, by: User, note: str = "") -> DataUse:
    """Approve, as a data officer who neither leads the pilot nor wrote the declaration."""
    pilot, declared = _locked(declared)
    _check_officer(declared, pilot, by)
    declared.move_to(DataUse.Status.APPROVED)
    declared.approved_at, declared.approved_by, declared.note = now(), by, note
    declared.save(update_fields=["status", "approved_at", "approved_by", "note", "changed_at"])
    tell("projects.data_use_approved", declared, pilot=pilot, by=by)
    return declared


@transaction.atomic
def return_data_use(declared: DataUse, *, by: User, note: str) -> DataUse:
    """Send it back with a note on what must be better."""
    pilot, declared = _locked(declared)
    _check_officer(declared, pilot, by)
    if not note.strip():
        raise ValidationError({"note": _("Write what must be better.")})
    declared.move_to(DataUse.Status.DRAFT)
    declared.note = note
    declared.save(update_fields=["status", "note", "changed_at"])
    tell("projects.data_use_returned", declared, pilot=pilot, by=by, public=False)
    return declared


def _locked(declared: DataUse) -> tuple[Pilot, DataUse]:
    return locked_open(declared.pilot), DataUse.objects.select_for_update().get(pk=declared.pk)


def _check_basis(declared: DataUse) -> None:
    if declared.personal_data and not declared.basis.strip():
        raise ValidationError({"basis": _("Personal data needs a legal basis.")})


def _check_officer(declared: DataUse, pilot: Pilot, by) -> None:
    if not by.is_data_officer or by.pk in (pilot.lead_id, declared.written_by_id):
        raise PermissionDenied(_("A data officer who did not write the declaration approves it."))
