"""How the verbs of projects lock a pilot, refuse in plain words and tell the others."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit.audit import AuditEntry
from hub.kit.events import emit
from projects.models import Pilot


def locked(pilot: Pilot) -> Pilot:
    """The pilot as it stands in the database, held until the transaction ends."""
    return Pilot.objects.select_for_update().get(pk=pilot.pk)


def locked_open(pilot: Pilot) -> Pilot:
    """The same, refused when the pilot has ended."""
    pilot = locked(pilot)
    if pilot.has_ended:
        raise ValidationError(_("The pilot has ended and can no longer be changed."))
    return pilot


def tell(
    action: str, instance: models.Model, *, pilot: Pilot, by: User | None, public: bool = True, **data: Any
) -> AuditEntry:
    """Emit in the pilot's case. Nothing is public before the pilot has a live page."""
    shown = public and pilot.pages.filter(live=True).exists()
    return emit(action, instance, by=by, case=pilot.challenge, public=shown, **data)
