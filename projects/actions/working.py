"""The daily work of a pilot: partners, milestones, short words on how it goes."""

import datetime as dt
import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit.clock import now, today
from hub.kit.once import once
from partners.models import Organisation
from projects.actions.telling import locked_open, tell
from projects.models import Milestone, Pilot, PilotPartner, StatusUpdate


@transaction.atomic
def join_partner(pilot: Pilot, *, organisation: Organisation, role: str, by: User) -> PilotPartner:
    """Take an organisation into the partnership, or change what it does there."""
    pilot = locked_open(pilot)
    order = pilot.partners.count()
    partner, created = PilotPartner.objects.get_or_create(
        pilot=pilot, organisation=organisation, defaults={"role": role, "order": order}
    )
    if not created and partner.role != role:
        partner.role = role
        partner.save(update_fields=["role", "changed_at"])
    tell("projects.partner_joined", partner, pilot=pilot, by=by, organisation=str(organisation.public_id))
    return partner


@transaction.atomic
def leave_partner(partner: PilotPartner, *, by: User) -> None:
    """Take an organisation out again. The owning department stays."""
    pilot = locked_open(partner.pilot)
    if partner.organisation_id == pilot.department_id:
        raise ValidationError(_("The department that owns the pilot can't leave it."))
    organisation = str(partner.organisation.public_id)
    PilotPartner.objects.filter(pk=partner.pk).delete()
    tell("projects.partner_left", pilot, pilot=pilot, by=by, organisation=organisation)


@transaction.atomic
def add_milestone(pilot: Pilot, *, title: str, due_on: dt.date, by: User) -> Milestone:
    """A step with a day. The same step is added once."""
    pilot = locked_open(pilot)
    milestone, created = Milestone.objects.get_or_create(pilot=pilot, title=title, due_on=due_on)
    if created:
        tell("projects.milestone_added", milestone, pilot=pilot, by=by)
    return milestone


@transaction.atomic
def reach_milestone(milestone: Milestone, *, by: User, on: dt.date | None = None) -> Milestone:
    """Say that a step is done, and when (today if not said)."""
    pilot = locked_open(milestone.pilot)
    on = on or today()
    if on > today():
        raise ValidationError({"on": _("The day can't be in the future.")})
    milestone.reached_on = on
    milestone.save(update_fields=["reached_on", "changed_at"])
    tell("projects.milestone_reached", milestone, pilot=pilot, by=by)
    return milestone


@transaction.atomic
def write_update(pilot: Pilot, *, text: str, by: User, key: uuid.UUID | None = None) -> StatusUpdate:
    """A short word on how it goes, for everybody. ``key`` makes a form sent twice one word."""
    pilot = locked_open(pilot)
    if not text.strip():
        raise ValidationError({"text": _("Write how it goes.")})

    def make() -> StatusUpdate:
        return StatusUpdate.objects.create(pilot=pilot, text=text.strip(), written_by=by, at=now())

    update, created = once("write_update", key, by=by, make=make, find=StatusUpdate.objects)
    if created:
        tell("projects.update_written", update, pilot=pilot, by=by)
    return update
