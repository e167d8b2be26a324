"""The audit of exposure: how much each group was shown on the owners' lists, beside how well it fits. Pure.

A place counts 1 / log₂(1 + place): the first is seen by all, the thirtieth by few. Merit is the score of every stored
match of a challenge, shown or not, once for each list that was looked at. The ratio of the two shares should lie
between .8 and 1.25 for every part of the helix and every size (design, §3.5 and §6.6).
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

LEAST, MOST = 0.8, 1.25
FEWEST = 5  # actors of a group; a figure of fewer would tell of one of them, and says little
Groups = Mapping[str, str]  # {"helix": "business", "size": "2-9"}


@dataclass(frozen=True)
class Share:
    """One group: shares are 0 to 1; ``ratio`` is None where nobody of the group fits anything."""

    by: str
    group: str
    actors: int
    exposure: float
    merit: float
    ratio: float | None


def weight(place: int) -> float:
    """What a place on a list is worth; 1 for the first."""
    return 1 / math.log2(1 + place)


def audit(groups: Mapping[int, Groups], shown: Mapping[int, float], worth: Mapping[int, float]) -> list[Share]:
    """Exposure and merit of each group; all three are by actor. Sums to 1 within each way of grouping."""
    found = []
    for by in ("helix", "size"):
        exposure, merit, actors = defaultdict[str, float](float), defaultdict[str, float](float), Counter[str]()
        for actor in sorted(groups):
            group = groups[actor].get(by, "")
            actors[group] += 1
            exposure[group] += shown.get(actor, 0.0)
            merit[group] += worth.get(actor, 0.0)
        whole, all_merit = math.fsum(exposure.values()), math.fsum(merit.values())
        for group in sorted(actors):
            seen = exposure[group] / whole if whole else 0.0
            due = merit[group] / all_merit if all_merit else 0.0
            found.append(Share(by, group, actors[group], seen, due, seen / due if due else None))
    return found


def as_json(shares: Iterable[Share]) -> list[dict]:
    return [
        {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(one).items()}
        for one in shares
    ]


def verdict(group: Mapping) -> str:
    """ "few" (too few to tell), "less", "more" or "even"."""
    if group["actors"] < FEWEST or group["ratio"] is None:
        return "few"
    if group["ratio"] < LEAST:
        return "less"
    return "more" if group["ratio"] > MOST else "even"


def first_of_month(day: dt.date) -> dt.date:
    return day.replace(day=1)


def month_before(month: dt.date) -> dt.date:
    return first_of_month(month - dt.timedelta(days=1))


def month_after(month: dt.date) -> dt.date:
    return first_of_month(month + dt.timedelta(days=32))


def told(groups: Sequence[Mapping]) -> list[dict]:
    """The groups as everybody may see them: no figures of those that are too few, nor what gives them away.

    Shares sum to 1: where one group alone is too few, those of the smallest other are left out, too; its ratio stays.
    """
    found = []
    for group in groups:
        few = verdict(group) == "few"
        shares = {"exposure": None, "merit": None} if few or gives_away(group, groups) else {}
        found.append({**group, **shares, **({"ratio": None} if few else {})})
    return found


def gives_away(group: Mapping, groups: Sequence[Mapping]) -> bool:
    beside = [one for one in groups if one["by"] == group["by"]]
    open_ones = [one for one in beside if verdict(one) != "few"]
    return len(beside) - len(open_ones) == 1 and group == min(open_ones, key=lambda one: one["actors"], default=None)
