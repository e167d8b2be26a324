"""Which fields tell something of a person, and what happens to them when the person is erased or time is up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from django.db import models


class Fate(Enum):
    """What erasing a person does to a field."""

    ERASE = "erase"
    PSEUDONYM = "pseudonym"
    DELETE_ROW = "delete row"
    KEEP = "keep"


@dataclass(frozen=True)
class PersonalField:
    """One declared field: its fate, why it is held, and for how long after the row was last changed."""

    fate: Fate
    why: str
    retention: dt.timedelta | None = None


_declared: dict[type[models.Model], dict[str, PersonalField]] = {}


def declare(model: type[models.Model], **fields: PersonalField) -> None:
    """Say it once, in the ``personal.py`` of the app that owns the model."""
    unknown = [name for name in fields if name not in {field.name for field in model._meta.get_fields()}]
    if unknown:
        raise ValueError(f"{model._meta.label} has no field {', '.join(unknown)}")
    _declared.setdefault(model, {}).update(fields)


def declared() -> dict[type[models.Model], dict[str, PersonalField]]:
    return _declared
