"""Saying what one thinks of a match, and taking it back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit
from search.models import Match, MatchFeedback


@transaction.atomic
def say_of_match(match: Match, *, side: str, kind: str, by: User, reason: str = "") -> MatchFeedback:
    """Keep what a side thinks of a match, in place of what it said before; the same again changes nothing.

    A wrong match is hidden from the side that said so, and moves nobody's score. Raises PermissionDenied.
    """
    match = (
        Match.objects.select_for_update(of=("self",))
        .select_related("challenge", "organisation", "person")
        .get(pk=match.pk)
    )
    _allow(by, side, match)
    standing = _standing(match, side)
    given = {"kind": MatchFeedback.Kind(kind), "reason": reason.strip()[:300]}
    same = standing.filter(**given).first()
    if same is not None:
        return same
    standing.update(withdrawn_at=now())
    said = MatchFeedback.objects.create(
        challenge=match.challenge,
        organisation=match.organisation,
        person=match.person,
        side=MatchFeedback.Side(side),
        engine_version=match.engine_version,
        weights_version=match.weights_version,
        at=now(),
        **given,
    )
    _note("search.feedback_given", said, by)
    return said


@transaction.atomic
def take_back(match: Match, *, side: str, by: User) -> bool:
    """What a side said of a match stands no more; whether it had said anything."""
    _allow(by, side, match)
    said = _standing(match, side).select_for_update().first()
    if said is None:
        return False
    said.withdrawn_at = now()
    said.save(update_fields=["withdrawn_at", "changed_at"])
    _note("search.feedback_withdrawn", said, by)
    return True


def _standing(match: Match, side: str):
    return MatchFeedback.objects.standing().filter(challenge=match.challenge, side=side, **match.whose)


def _allow(by: User, side: str, match: Match) -> None:
    permission = f"search.speak_as_{MatchFeedback.Side(side)}"
    if not by.has_perm(permission, match):
        raise PermissionDenied(permission)


def _note(action: str, said: MatchFeedback, by: User) -> None:
    """On record; in the file of the case only what its own staff said: interest never reaches the owner."""
    case = said.challenge if said.side == MatchFeedback.Side.OWNER else None
    emit(action, said, by=by, case=case)
