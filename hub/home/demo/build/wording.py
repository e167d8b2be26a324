"""Words that mean the same to whoever searches, as the editors keep them in the CMS."""

from __future__ import annotations

from collections.abc import Iterator

from hub.home.demo.build.moments import Moment
from hub.home.demo.build.town import Town
from search.actions import renew_now
from search.models import SynonymGroup

SAME = [
    ["kunstig intelligens", "AI", "artificial intelligence"],
    ["affald", "skrald", "renovation", "waste"],
    ["støj", "larm", "noise"],
    ["ældre", "senior", "pensionist", "elderly"],
    ["daginstitution", "børnehave", "vuggestue", "kindergarten"],
    ["skybrud", "oversvømmelse", "cloudburst", "flooding"],
    ["kollektiv trafik", "bus", "public transport"],
    ["ledig", "arbejdsløs", "unemployed"],
]


def moments(town: Town) -> Iterator[Moment]:
    yield Moment(town.at(-300, 10), 3, "editors say which words mean the same", _say)


def _say() -> None:
    for words in SAME:
        SynonymGroup.objects.create(words="\n".join(words))
    renew_now()
