"""What would improve an actor's matches: what is sought where it nearly fits, and what of its texts counts less than
it could. Pure. Each piece of advice says only what doing it changes in the score (property tests hold them to it).

``show``: competences it names and no text shows, which are sought: from ½ to 1 in ``features.competences``.
``say``: competences that are sought and that it neither names nor shows: from 0 to 1 once it does both, from ½ where
it has a broader or narrower one; advised only while it names fewer than count in full, so that no other counts less.
``verify``: no text was checked, so each positive u counts .85. ``capacity``: what was told more than 90 days ago
counts ½, told anew 1 for who can start within a month. ``date``: no text has a date, so none counts as recent.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.matching import features
from search.matching.records import Actor, Ask, Topic

KINDS = ("show", "say", "verify", "capacity", "date")  # in the order in which they are told
MOST = 5


@dataclass(frozen=True)
class Advice:
    """``asks`` is how many of the challenges seek the topic; 0 where the advice is about all of them."""

    kind: str
    topic: Topic | None = None
    asks: int = 0


def advice(asks: Iterable[Ask], actor: Actor, today: dt.date) -> list[Advice]:
    """At most five, in the order of KINDS, what more challenges seek first. ``asks`` are those it nearly fits."""
    sought = Counter(topic for ask in asks for topic in ask.competences(actor.helix))
    held = {topic.id for topic in actor.topics}
    shown = {topic for topic in sought if features.is_shown(actor, topic)}
    found = [
        Advice("show", topic, number) for topic, number in sought.items() if topic.id in held and topic not in shown
    ]
    if len(held) < features.FULLY_COUNTED:
        lacks = ((topic, number) for topic, number in sought.items() if topic.id not in held and topic not in shown)
        found += [Advice("say", topic, number) for topic, number in lacks]
    found += [Advice(kind) for kind in about_all(actor, today)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    found.sort(key=lambda one: (order[one.kind], -one.asks, one.topic.id if one.topic else ""))
    return fairly(found)


def fairly(found: Sequence[Advice]) -> list[Advice]:
    """The first five, at most two of one kind while others wait."""
    first = [one for place, one in enumerate(found) if sum(other.kind == one.kind for other in found[:place]) < 2]
    rest = [one for one in found if one not in first]
    kept = {*first[:MOST], *rest[: max(0, MOST - len(first))]}
    return [one for one in found if one in kept]


def about_all(actor: Actor, today: dt.date) -> Iterable[str]:
    if actor.evidence and not any(item.verified for item in actor.evidence):
        yield "verify"
    if is_stale(actor, today):
        yield "capacity"
    if actor.evidence and all(item.date is None for item in actor.evidence):
        yield "date"


def is_stale(actor: Actor, today: dt.date) -> bool:
    """Whether the same told anew would count more."""
    soon = actor.start_within is not None and actor.start_within <= features.FREE[0]
    return soon and actor.told_on is not None and (today - actor.told_on).days > features.TOLD_DAYS
