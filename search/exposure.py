"""Who is seen on the owners' lists of matches: the best, and in each tenth place a newcomer."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from django.db import models

from challenges.models import Challenge
from hub.kit.clock import today
from search import actions
from search.matching.labels import SHOWN
from search.models import Impression, Match

A_TEN, FEW = 10, 5  # one place of ten is for somebody who was shown fewer times than this
Actor = Hashable
M = TypeVar("M")


def with_newcomer(
    matches: Sequence[M], impressions: Mapping[Actor, int], day: dt.date, *, seed: str = ""
) -> tuple[list[M], set[Actor]]:
    """The matches (best first) with each tenth place given to a newcomer, and the actors who stand in such a place.

    A newcomer has fewer than FEW ``impressions`` and is at least a possible match. Whose turn it is, a hash of the day
    and ``seed`` says: another each day, the same all day. Nobody is left out; who makes room stands one place lower.
    Lists of fewer than ten stay as they are. Pure: of a match it reads ``actor`` and ``strength``.
    """
    left, placed = list(matches), set[Actor]()
    shown: list[M] = []
    while len(left) >= A_TEN:
        shown += left[: A_TEN - 1]
        left = left[A_TEN - 1 :]
        fresh = [match for match in left if impressions.get(match.actor, 0) < FEW and match.strength in SHOWN]
        turn = min(fresh, key=lambda match: drawn(day, seed, match.actor), default=left[0])
        if fresh:
            placed.add(turn.actor)
        left.remove(turn)
        shown.append(turn)
    return [*shown, *left], placed


def drawn(day: dt.date, seed: str, actor: Actor) -> str:
    """The lot of an actor on a day."""
    return hashlib.sha256(f"{day.isoformat()}:{seed}:{actor}".encode()).hexdigest()


def owners_list(challenge: Challenge, matches: Sequence[Match], user, most: int) -> tuple[list[Match], set]:
    """The first ``most`` matches as an owner sees them, newcomers in their places, and who these are; noted once.

    Of people nothing is noted, so that nobody can tell how often somebody was looked at; no place is held for them.
    """
    ours = [match.organisation_id for match in matches if match.organisation_id]
    counted = impressions_of(ours) if len(matches) >= A_TEN else {}
    seen = {match.actor: counted.get(match.organisation_id, 0) if match.organisation_id else FEW for match in matches}
    ordered, placed = with_newcomer(matches, seen, today(), seed=str(challenge.public_id))
    actions.note_shown(challenge, ordered[:most], newcomers=placed, by=user)
    return ordered[:most], placed


def impressions_of(organisations: Sequence[int]) -> dict[int, int]:
    """How often each was shown before today, by its database key: rows of the ledger, over all challenges."""
    rows = Impression.objects.filter(organisation__in=organisations, on__lt=today()).order_by()
    return dict(rows.values_list("organisation").annotate(models.Count("pk")))
