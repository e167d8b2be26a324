"""Changing what each feature of a match weighs. Every change is a version of its own; none is ever lost."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.kit import version
from hub.kit.events import emit
from hub.kit.formats import figure
from hub.kit.tasks import soon
from search import profiles
from search.actions.matches import match_again
from search.matching import PRIORS
from search.matching.weights import bounds
from search.models import WeightVersion


@transaction.atomic
def change_weights(
    values: Mapping[str, float], *, reason: str, by: User, seen: int | None = None, restored: int | None = None
) -> WeightVersion:
    """Put other weights in force and have all current matches computed again.

    ``seen`` is the version the values were chosen in sight of, ``restored`` the one they are taken from. Raises
    PermissionDenied, and ValidationError (by feature) for what lies outside its bounds, changes nothing, lacks a reason
    or comes too late.
    """
    if not by.has_perm("search.change_weights", WeightVersion):
        raise PermissionDenied("search.change_weights")
    check(values, reason)
    number = WeightVersion.objects.select_for_update().number_in_force()
    if seen is not None and seen != number:
        raise too_late()
    wanted = {name: float(values[name]) for name in PRIORS}
    if wanted == dict(profiles.weights().values):
        raise ValidationError(_("These are the weights that are in force."))
    made = kept(number + 1, wanted, reason.strip(), by)
    emit("search.weights_changed", made, by=by, version=made.name, values=wanted, restored=restored)
    version.bump()  # they stand on the public page
    soon(match_again)
    return made


@transaction.atomic
def restore_weights(number: int, *, reason: str, by: User, seen: int | None = None) -> WeightVersion:
    """Go back to an earlier version, as a new one. Raises what ``change_weights`` raises, and DoesNotExist."""
    values = PRIORS if number == WeightVersion.FIRST else WeightVersion.objects.get(number=number).values
    return change_weights(values, reason=reason, by=by, seen=seen, restored=number)


def check(values: Mapping[str, float], reason: str) -> None:
    """Raises ValidationError with a message for each field that is wrong."""
    wrong: dict[str, str] = {}
    for name in PRIORS:
        least, most = bounds(name)
        if not least - 1e-9 <= float(values[name]) <= most + 1e-9:
            told = {"least": figure(least), "most": figure(most)}
            wrong[name] = _("The weight must lie between %(least)s and %(most)s.") % told
    if not reason.strip():
        wrong["reason"] = _("Say why. It stands beside the version.")
    if wrong:
        raise ValidationError(wrong)


def kept(number: int, values: dict[str, float], reason: str, by: User) -> WeightVersion:
    """The new row; when another has taken its number meanwhile, that one stands."""
    try:
        with transaction.atomic():
            return WeightVersion.objects.create(number=number, values=values, reason=reason, by=by)
    except IntegrityError as error:
        raise too_late() from error


def too_late() -> ValidationError:
    return ValidationError(_("Somebody has changed the weights meanwhile. Look at them again first."))
