"""What is kept of one person, why, and until when: the declarations read for the person they are about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Exists, Min, OuterRef
from django.utils.functional import Promise

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.personal import Fate, Limit, Owned, declared, limits, owned


@dataclass(frozen=True)
class Kept:
    """Rows of one kind. ``until`` is when the oldest of them goes by itself; None where nothing does."""

    called: str | Promise
    rows: int
    why: str | Promise
    days: int = 0  # 0: as long as the account stands
    until: dt.datetime | None = None
    stays: bool = False  # also when the account is deleted, with a pseudonym

    @property
    def years(self) -> int:
        """Whole years; 0 where days say it better."""
        return 0 if self.days % 365 else self.days // 365


def kept_of(user: User) -> list[Kept]:
    """What belongs to the person, kind by kind; kinds without a row are left out."""
    timed = {limit.model: limit for limit in limits()}
    found = (_kept(model, belongs, timed.get(model), user) for model, belongs in owned().items())
    return [kept for kept in found if kept.rows]


def traces_of(user: User) -> list[tuple[str, str]]:
    """(what, why) of other records that name the person: under a pseudonym once the account is deleted."""
    ways = [
        (model, name, said)
        for model, fields in declared().items()
        for name, said in fields.items()
        if (model not in owned() or said.called) and model._meta.get_field(name).related_model is User
    ]
    asked = {f"way_{n}": _there(model, name) for n, (model, name, _said) in enumerate(ways)}
    answer = User.objects.filter(pk=user.pk).values(**asked).get()
    there = [said for n, (_model, _name, said) in enumerate(ways) if answer[f"way_{n}"]]
    return list(dict.fromkeys((str(said.called), str(said.why)) for said in there))


def _there(model: type[models.Model], name: str) -> Exists:
    return Exists(model._default_manager.filter(**{name: OuterRef("pk")}))


def _kept(model: type[models.Model], belongs: Owned, limit: Limit | None, user: User) -> Kept:
    since = limit.since if limit else "pk"
    counted = model._default_manager.filter(**{belongs.of: user.pk}).aggregate(rows=Count("pk"), oldest=Min(since))
    said = declared()[model].values()
    fates = {each.fate for each in said}
    until = counted["oldest"] + limit.kept_for if limit and counted["oldest"] else None
    if until is not None:
        until = max(until, now() + dt.timedelta(days=1))  # what is due goes with the next night's job
    return Kept(
        called=belongs.called,
        rows=counted["rows"],
        why=belongs.why,
        days=limit.kept_for.days if limit else 0,
        until=until,
        stays=model is not User and Fate.DELETE_ROW not in fates,
    )
