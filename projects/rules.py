"""Who may do what with pilots. Must agree with the querysets' ``visible_to``."""

import rules

from partners.models import Organisation
from projects.models import PilotPartner


@rules.predicate
def is_public(user, pilot):
    """The pilot has a live page."""
    return pilot.pages.filter(live=True).exists()


@rules.predicate
def leads(user, pilot):
    return user.is_authenticated and pilot.lead_id == user.pk


@rules.predicate
def is_of_department(user, pilot):
    return Organisation.objects.of(user).filter(pk=pilot.department_id).exists()


@rules.predicate
def is_of_partner(user, pilot):
    return PilotPartner.objects.filter(pilot=pilot, organisation__in=Organisation.objects.of(user)).exists()


@rules.predicate
def is_facilitator(user, thing=None):
    return user.is_authenticated and user.is_facilitator


@rules.predicate
def reads_everything(user, thing=None):
    """Editors write the pages of planned pilots, data officers approve before there is a page."""
    return user.is_authenticated and (user.is_editor or user.is_data_officer)


@rules.predicate
def is_other_data_officer(user, declared):
    """A data officer who neither leads the pilot nor wrote the declaration."""
    if not (user.is_authenticated and user.is_data_officer):
        return False
    return user.pk not in (declared.pilot.lead_id, declared.written_by_id)


@rules.predicate
def is_shown(user, measurement):
    return measurement.indicator.public and is_public(user, measurement.indicator.pilot)


@rules.predicate
def works_on_measured(user, measurement):
    return works_on(user, measurement.indicator.pilot)


manages = leads | is_of_department | is_facilitator
works_on = manages | is_of_partner

rules.add_perm("projects.view_pilot", is_public | works_on | reads_everything)
rules.add_perm("projects.work_on_pilot", works_on)
rules.add_perm("projects.change_pilot", manages)
rules.add_perm("projects.record_measurement", works_on)
rules.add_perm("projects.view_measurement", is_shown | works_on_measured)
rules.add_perm("projects.approve_datause", is_other_data_officer)
