"""Who is seen on the owners' lists of matches: a place for newcomers, and what was shown.

``with_newcomer`` is pure; ``shown_to`` writes the ledger, once a person, day and challenge.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

import structlog
from django.db import DatabaseError, models, transaction
from django.utils.crypto import salted_hmac

from challenges.models import Challenge
from hub.kit.clock import today
from search.matching.labels import SHOWN
from search.models import Impression, Match

A_TEN, FEW = 10, 5  # one place of ten is for somebody who was shown fewer times than this
M = TypeVar("M")
log = structlog.get_logger("search.exposure")


def with_newcomer(
    matches: Sequence[M],
    impressions: Mapping,
    day: dt.date,
    *,
    seed: str = "",
    actor: Callable[[M], object] = attrgetter("organisation_id"),
    strength: Callable[[M], str] = attrgetter("strength"),
) -> tuple[list[M], set]:
    """The matches (best first) with each tenth place given to a newcomer, and the actors who stand in such a place.

    A newcomer has fewer than FEW ``impressions`` and is at least a possible match. Whose turn it is, a hash of the day
    and ``seed`` says: another each day, the same all day. Nobody is left out; who makes room stands one place lower.
    Lists of fewer than ten stay as they are.
    """
    left, placed = list(matches), set()
    shown: list[M] = []
    while len(left) >= A_TEN:
        shown += left[: A_TEN - 1]
        left = left[A_TEN - 1 :]
        fresh = [match for match in left if impressions.get(actor(match), 0) < FEW and strength(match) in SHOWN]
        turn = min(fresh, key=lambda match: drawn(day, seed, actor(match)), default=left[0])
        if fresh:
            placed.add(actor(turn))
        left.remove(turn)
        shown.append(turn)
    return [*shown, *left], placed


def drawn(day: dt.date, seed: str, actor: object) -> str:
    """The lot of an actor on a day."""
    return hashlib.sha256(f"{day.isoformat()}:{seed}:{actor}".encode()).hexdigest()


def owners_list(challenge: Challenge, matches: Sequence[Match], user, most: int) -> tuple[list[Match], set]:
    """The first ``most`` matches as an owner sees them, newcomers in their places, and who these are; noted once.

    Of people nothing is noted, so that nobody can tell how often somebody was looked at; no place is held for them.
    """
    ours = [match.organisation_id for match in matches if match.organisation_id]
    counted = impressions_of(ours) if len(matches) >= A_TEN else {}
    seen = {match.actor: counted.get(match.organisation_id, 0) if match.organisation_id else FEW for match in matches}
    seed, actor = str(challenge.public_id), attrgetter("actor")
    ordered, placed = with_newcomer(matches, seen, today(), seed=seed, actor=actor)
    shown_to(user, challenge, ordered[:most], placed)
    return ordered[:most], placed


def impressions_of(organisations: Sequence[int]) -> dict[int, int]:
    """How often each was shown before today, by its database key: rows of the ledger, over all challenges."""
    rows = Impression.objects.filter(organisation__in=organisations, on__lt=today()).order_by()
    return dict(rows.values_list("organisation").annotate(models.Count("pk")))


def shown_to(user, challenge: Challenge, matches: Sequence[Match], newcomers: set) -> None:
    """Note that an owner saw these, in their order; the second look of a day is not noted. Never breaks the page."""
    viewer = viewer_of(user)
    try:
        with transaction.atomic():
            if not matches or Impression.objects.filter(challenge=challenge, on=today(), viewer=viewer).exists():
                return
            rows = [
                Impression(
                    challenge=challenge,
                    organisation_id=match.organisation_id,
                    on=today(),
                    viewer=viewer,
                    place=place,
                    newcomer=match.actor in newcomers,
                )
                for place, match in enumerate(matches, start=1)
                if match.organisation_id
            ]
            Impression.objects.bulk_create(rows, ignore_conflicts=True)
    except DatabaseError as error:
        log.warning("a list was not noted", error=type(error).__name__)


def viewer_of(user) -> str:
    """Whose look it was, for this day alone: tomorrow the same person gives other letters."""
    return salted_hmac("search.exposure", f"{today().isoformat()}:{user.public_id}").hexdigest()
