"""Owners and the secretariat look at who could fit, last month and this one, so that the audit has figures.

The lists are those of the case's page, each noted as it notes them; the audit is the worker's own of that night.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator

from hub.home.demo.build import stock
from hub.home.demo.build.cases import published_on
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.town import FACILITATOR, Town
from search.actions import audit_now
from search.auditing import first_of_month, month_before
from search.slots.cases import looked_at

WEEK = 7
OWNERS, SECRETARIAT = (0, 2), 1  # days after the publication on which they look first; then each week, or every other
Look = tuple[str, str]  # whose challenge, and who looks


def moments(town: Town) -> Iterator[Moment]:
    """A moment a day on which somebody looks, and a night after which all of it is counted."""
    looks = days(town)
    for day, some in sorted(looks.items()):
        yield Moment(town.at(day, 13), 4, f"matches are looked at, day {day}", functools.partial(look, town, some))
    yield Moment(town.at(-1, 23, 30), 9, "what was shown is counted", audit_now)


def days(town: Town) -> dict[int, list[Look]]:
    """Who looks at which challenge, by the day; from the first of last month until its deadline."""
    first = (month_before(first_of_month(town.today)) - town.today).days
    found: dict[int, list[Look]] = defaultdict(list)
    for words in stock.CHALLENGES:
        if words["phase"] in ("draft", "cancelled"):
            continue
        begun, closes = published_on(words), words["days"]["closes"]
        owner = [begun + day for day in OWNERS] + list(range(begun + WEEK, closes, WEEK))
        secretariat = range(begun + SECRETARIAT, closes, 2 * WEEK)
        for who, on in ((words["contact"], owner), (FACILITATOR, secretariat)):
            for day in on:
                if first <= day < closes:
                    found[day].append((words["slug"], who))
    return found


def look(town: Town, looks: list[Look]) -> None:
    for slug, who in looks:
        looked_at(town.challenge(slug), town.user(who))
