"""Which fields tell something of a person, and what happens to them when the person is erased or time is up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from django.db import models
from django.utils.functional import Promise


class Fate(Enum):
    """What erasing a person does to a field."""

    ERASE = "erase"
    PSEUDONYM = "pseudonym"
    DELETE_ROW = "delete row"
    KEEP = "keep"


@dataclass(frozen=True)
class PersonalField:
    """One declared field: its fate, why it is held, and how long after the moment in the field ``since``.

    ``called`` is what the person calls the rows, where the field points to somebody whose rows they aren't.
    ``nobody`` stands in the field where it means no person: such rows are kept.
    """

    fate: Fate
    why: str | Promise
    retention: dt.timedelta | None = None
    since: str = "changed_at"
    called: str | Promise = ""
    nobody: object = None


@dataclass(frozen=True)
class Owned:
    """Rows that are one person's: the way from a row to the user, what the person calls them, and why they are kept."""

    of: str
    called: str | Promise
    why: str | Promise


@dataclass(frozen=True)
class Limit:
    """A field that is kept for a time after a moment of its row, and what becomes of it then."""

    model: type[models.Model]
    field: str
    fate: Fate
    kept_for: dt.timedelta
    since: str
    nobody: object = None


_declared: dict[type[models.Model], dict[str, PersonalField]] = {}
_owned: dict[type[models.Model], Owned] = {}


def declare(model: type[models.Model], owned: Owned | None = None, **fields: PersonalField) -> None:
    """Say it once, in the ``personal.py`` of the app that owns the model; ``owned`` where a row is one person's."""
    unknown = [name for name in fields if name not in {field.name for field in model._meta.get_fields()}]
    if unknown:
        raise ValueError(f"{model._meta.label} has no field {', '.join(unknown)}")
    _declared.setdefault(model, {}).update(fields)
    if owned:
        _owned[model] = owned


def declared() -> dict[type[models.Model], dict[str, PersonalField]]:
    return _declared


def owned() -> dict[type[models.Model], Owned]:
    return _owned


def limits() -> list[Limit]:
    """Every field whose time runs out by itself."""
    return [
        Limit(model, name, said.fate, said.retention, said.since, said.nobody)
        for model, fields in _declared.items()
        for name, said in fields.items()
        if said.retention is not None
    ]
