"""What a citizen follows: two topics and a search."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from hub.accounts.actions import follow
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.town import Town
from search.actions import save_search
from search.models import SavedSearch

CITIZEN = "laura-hverdal"
TOPICS = ["luftkvalitet", "trafik"]


def moments(town: Town) -> Iterator[Moment]:
    yield Moment(town.at(-40, 20), 7, "a citizen follows", functools.partial(_follow, town))


def _follow(town: Town) -> None:
    citizen = town.user(CITIZEN)
    for topic in town.topics(TOPICS):
        follow(topic, by=citizen)
    words = {"query": "renere luft", "chosen": {}, "name": "Renere luft", "language": "da"}
    save_search(**words, frequency=SavedSearch.Frequency.DAILY, by=citizen)
