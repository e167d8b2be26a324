"""The whole demo: its day, its moments in order, and building it."""

from __future__ import annotations

import datetime as dt

from hub.home.demo.build import (
    answers,
    cases,
    citizens,
    english,
    looking,
    measuring,
    partners,
    persons,
    pilots,
    telling,
    wording,
)
from hub.home.demo.build.moments import SCOPE, Moment, Told, play
from hub.home.demo.build.town import Town
from hub.kit.clock import COPENHAGEN, now, today
from hub.kit.models import Once
from hub.kit.tasks import prune


def build(*, password: str | None, told: Told = lambda *_: None, pause: float = 0) -> int:
    """Build what is missing of the demo. Returns the number of new moments: 0 when it stands already."""
    town = Town(first_day() or today())
    new = play(moments(town, password), now=now(), told=told, pause=pause)
    prune(finished=dt.timedelta(0))
    return new


def first_day() -> dt.date | None:
    """The day the demo was begun, so that a demo that was interrupted goes on with the same days."""
    first = Once.objects.filter(scope=SCOPE).order_by("at").values_list("at", flat=True).first()
    return first.astimezone(COPENHAGEN).date() - dt.timedelta(days=partners.ARRIVAL) if first else None


def moments(town: Town, password: str | None) -> list[Moment]:
    return [
        *telling.moments(town),
        *partners.moments(town, password),
        *persons.moments(town),
        *cases.moments(town),
        *answers.moments(town),
        *pilots.moments(town),
        *measuring.moments(town),
        *english.moments(town),
        *citizens.moments(town),
        *wording.moments(town),
        *looking.moments(town),
    ]
