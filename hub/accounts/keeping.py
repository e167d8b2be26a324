"""What is kept of one person, why, and until when: the declarations read for the person they are about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Exists, Min, OuterRef
from django.utils.functional import Promise

from hub.accounts.models import User
from hub.kit.personal import Fate, Limit, Owned, declared, limits, owned


@dataclass(frozen=True)
class Kept:
    """Rows of one kind. ``until`` is when the oldest of them goes by itself; None where nothing does."""

    called: str | Promise
    rows: int
    why: list[str]
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


def traces_of(user: User) -> list[str]:
    """Why other records point to the person, who stands there under a pseudonym once the account is deleted."""
    ways = [
        (model, name, said.why)
        for model, fields in declared().items()
        for name, said in fields.items()
        if model not in owned() and model._meta.get_field(name).related_model is User
    ]
    asked = {f"way_{n}": _there(model, name) for n, (model, name, _why) in enumerate(ways)}
    answer = User.objects.filter(pk=user.pk).values(**asked).get()
    return list(dict.fromkeys(str(why) for n, (_model, _name, why) in enumerate(ways) if answer[f"way_{n}"]))


def _there(model: type[models.Model], name: str) -> Exists:
    return Exists(model._default_manager.filter(**{name: OuterRef("pk")}))


def _kept(model: type[models.Model], belongs: Owned, limit: Limit | None, user: User) -> Kept:
    since = limit.since if limit else "pk"
    counted = model._default_manager.filter(**{belongs.of: user.pk}).aggregate(rows=Count("pk"), oldest=Min(since))
    said = declared()[model].values()
    fates = {each.fate for each in said}
    until = counted["oldest"] + limit.kept_for if limit and counted["oldest"] else None
    return Kept(
        called=belongs.called,
        rows=counted["rows"],
        why=list(dict.fromkeys(str(each.why) for each in said)),
        days=limit.kept_for.days if limit else 0,
        until=until,
        stays=model is not User and Fate.DELETE_ROW not in fates,
    )
