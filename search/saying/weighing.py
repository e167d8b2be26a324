"""The weights as they are told to those who run the hub: what counts, what a change would do, and what was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from challenges.models import Challenge
from hub.kit.formats import figure
from search import profiles
from search.matching import PRIORS, Ask, Scorer, Weights
from search.matching.labels import GOOD, POSSIBLE, STRONG
from search.matching.weights import bounds
from search.models import WeightVersion
from search.profiles import pooling
from search.saying import features

LOOKED_AT = 25  # challenges of a preview, the newest; more would keep the reader waiting
ORDER = ("", POSSIBLE, GOOD, STRONG)  # "" is not shown


@dataclass(frozen=True)
class Preview:
    """What other weights would do to the matches by those in force; numbers of pairs, of so many challenges."""

    challenges: int
    same: int
    stronger: int
    weaker: int
    new: int
    gone: int

    @property
    def changed(self) -> int:
        return self.stronger + self.weaker + self.new + self.gone


def told() -> list[dict[str, Any]]:
    """Each feature in plain words, with what it weighed first, weighs now, and may weigh."""
    return [
        {"feature": each, "first": PRIORS[each.id], "least": bounds(each.id)[0], "most": bounds(each.id)[1]}
        for each in features.known(profiles.weights())
    ]


def preview(values: Mapping[str, float]) -> Preview:
    """Compute the current matches by the weights in force and by other ones, and write nothing."""
    pool = profiles.pool()
    weights = Weights("preview", tuple((name, float(values[name])) for name in PRIORS))
    other = replace(pool, scorer=Scorer(pool.scorer.population, weights))
    asks = {ask.id: ask for ask in pool.current}
    looked_at = Challenge.objects.filter(public_id__in=asks).order_by("-pk")[:LOOKED_AT]
    steps: Counter[str] = Counter()
    for challenge in looked_at:
        ask = asks[str(challenge.public_id)]
        steps.update(compared(labels(challenge, ask, pool), labels(challenge, ask, other)))
    names = ("same", "stronger", "weaker", "new", "gone")
    return Preview(len(looked_at), **{name: steps[name] for name in names})


def labels(challenge: Challenge, ask: Ask, pool: profiles.Pool) -> dict[profiles.Who, str]:
    """{who: label} of the matches a challenge would have, as its owner would see them."""
    ranked = pool.ranked(ask, profiles.own_ids(challenge) | pool.private)
    found = islice(pool.best_first(ask, ranked), pooling.KEPT)
    return {pool.keys[each.actor]: pool.labels.label(each) for each in found}


def compared(before: Mapping[profiles.Who, str], after: Mapping[profiles.Who, str]) -> Counter[str]:
    """How many pairs stay as they are, get a stronger or a weaker label, are new or gone."""
    steps: Counter[str] = Counter()
    for key in before.keys() | after.keys():
        one, other = (ORDER.index(label.get(key, "")) for label in (before, after))
        if one == other:
            steps["same"] += 1
        elif not one or not other:
            steps["gone" if one else "new"] += 1
        else:
            steps["stronger" if other > one else "weaker"] += 1
    return steps


def history() -> list[dict[str, Any]]:
    """Every version, the newest first, with what it changed; the first weights last."""
    rows = list(WeightVersion.objects.select_related("by"))
    values = [*(row.values for row in rows), dict(PRIORS)]
    told = [
        {"number": row.number, "row": row, "changes": changes(values[place + 1], row.values)}
        for place, row in enumerate(rows)
    ]
    told.append({"number": WeightVersion.FIRST, "row": None, "changes": []})
    return [one | {"title": _("Version %(number)s") % {"number": one["number"]}} for one in told]


def changes(before: Mapping[str, float], after: Mapping[str, float]) -> list[str]:
    """“Texts: 1.6 → 2.0” for each weight that was changed."""
    return [
        _("%(name)s: %(before)s → %(after)s")
        % {"name": features.words(name)[0], "before": figure(before[name]), "after": figure(after[name])}
        for name in PRIORS
        if before[name] != after[name]
    ]
