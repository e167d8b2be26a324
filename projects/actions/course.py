"""The course of a pilot: it starts when all is ready, and ends with a decision, reasons and a learning."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit.clock import now, today
from projects.actions.telling import locked, tell
from projects.models import Pilot
from projects.models.readiness import missing_to_end, missing_to_start
from projects.models.trend import add_months


@transaction.atomic
def start(pilot: Pilot, *, by: User) -> Pilot:
    """Start the pilot. Raises ValidationError with all that is missing."""
    pilot = locked(pilot)
    _refuse(missing_to_start(pilot))
    pilot.move_to(Pilot.Status.RUNNING)
    pilot.started_at, pilot.starts_on = now(), today()
    pilot.save(update_fields=["status", "started_at", "starts_on", "changed_at"])
    tell("projects.pilot_started", pilot, pilot=pilot, by=by)
    return pilot


def complete(pilot: Pilot, *, ending: str, reasons: str, by: User) -> Pilot:
    """End a pilot that ran its course, with what was decided and why."""
    return _end(pilot, Pilot.Status.COMPLETED, ending, reasons, by)


def stop(pilot: Pilot, *, reasons: str, by: User, ending: str = Pilot.Ending.STOP) -> Pilot:
    """End a pilot before its time, with what was decided and why."""
    return _end(pilot, Pilot.Status.STOPPED, ending, reasons, by)


@transaction.atomic
def _end(pilot: Pilot, status: str, ending: str, reasons: str, by) -> Pilot:
    pilot = locked(pilot)
    if ending not in Pilot.Ending.values:
        raise ValidationError({"ending": _("Choose what was decided.")})
    if not reasons.strip():
        raise ValidationError({"reasons": _("Write the reasons.")})
    _refuse(missing_to_end(pilot))
    pilot.move_to(status)
    pilot.ended_at, pilot.ends_on = now(), today()
    pilot.ending, pilot.ending_reasons = ending, reasons.strip()
    pilot.in_use_6_on, pilot.in_use_12_on = add_months(today(), 6), add_months(today(), 12)
    pilot.save()
    tell(f"projects.pilot_{status}", pilot, pilot=pilot, by=by, ending=ending)
    return pilot


def _refuse(missing: list) -> None:
    if missing:
        raise ValidationError([item.text for item in missing])
