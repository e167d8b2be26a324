"""What the secretariat answers an organisation that waits: yes, no with a reason, or that it is here already."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Organisation

ANSWER = ["verified_at", "verified_by", "refused_at", "refused_by", "refusal", "twin_of", "changed_at"]


@transaction.atomic
def verify(organisation: Organisation, *, by: User) -> Organisation:
    """A facilitator has checked that the organisation is what it says. Doing so again changes nothing."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.is_verified:
        return organisation
    organisation.verified_at, organisation.verified_by = now(), by
    organisation.refused_at, organisation.refused_by, organisation.refusal, organisation.twin_of = None, None, "", None
    organisation.save(update_fields=ANSWER)
    emit("partners.organisation_verified", organisation, by=by, public=True)
    return organisation


@transaction.atomic
def refuse(organisation: Organisation, *, reason: str, by: User, twin_of: Organisation | None = None) -> Organisation:
    """A facilitator says no: it is not what it says, or it is the same as another (``twin_of``, which everybody sees).

    All it has stays on record and with its members; it begins nothing new and is matched with nothing until it has
    asked again. Raises ValidationError for one that is confirmed, and for a twin nobody could join.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.is_verified:
        raise ValidationError(_("It is confirmed already."))
    if twin_of is not None and not Organisation.objects.public().exclude(pk=organisation.pk).filter(pk=twin_of.pk):
        raise ValidationError(_("Choose an organisation that is confirmed and can be seen by everybody."))
    if organisation.is_refused and (organisation.refusal, organisation.twin_of) == (reason, twin_of):
        return organisation
    organisation.refused_at, organisation.refused_by = now(), by
    organisation.refusal, organisation.twin_of = reason, twin_of
    organisation.save(update_fields=ANSWER)
    told = {"twin": str(twin_of.public_id)} if twin_of else {}
    emit("partners.organisation_refused", organisation, by=by, reason=reason, **told)
    return organisation


@transaction.atomic
def ask_again(organisation: Organisation, *, by: User) -> Organisation:
    """A member has corrected what was wrong: it waits for an answer as it did at first. The reason stays known."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.is_refused:
        organisation.refused_at, organisation.refused_by, organisation.twin_of = None, None, None
        organisation.save(update_fields=ANSWER)
        emit("partners.organisation_check_asked", organisation, by=by)
    return organisation
