"""How a verb says no: with one plain sentence a person can act on."""

from django.core.exceptions import PermissionDenied
from django.db import models

from hub.accounts.models import User


class Refused(Exception):  # noqa: N818 -- the name says what happened
    """The thing can't be done now. ``str()`` is a plain sentence for the one who asked."""


class TooLate(Refused):
    """The deadline has passed, or the responses were opened."""


class ChangedMeanwhile(Refused):
    """Somebody else has written something else in the same place since. ``str()`` names the fields."""

    def __init__(self, fields: list[str]):
        super().__init__(", ".join(fields))
        self.fields = fields


def allow(by: User | None, permission: str, thing: models.Model) -> None:
    """Raise PermissionDenied unless the rules let ``by`` do this to ``thing``."""
    if by is None or not by.has_perm(permission, thing):
        raise PermissionDenied(permission)
