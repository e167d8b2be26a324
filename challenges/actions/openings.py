"""Opening: two persons together, after the deadline. The clock alone never reveals anything."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from challenges.actions.refusals import Refused, allow
from challenges.models import Challenge, Phase
from challenges.rules.conflicts import bars
from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit


@transaction.atomic
def ask_opening(challenge: Challenge, *, by: User) -> Challenge:
    """The first of two persons asks. Raises Refused before the deadline, PermissionDenied with a conflict."""
    challenge = _locked(challenge)
    _allow_opener(challenge, by)
    _refuse_opening(challenge)
    challenge.opening_asked_at, challenge.opening_asked_by = now(), by
    challenge.save(update_fields=["opening_asked_at", "opening_asked_by", "changed_at"])
    emit("challenges.opening_asked", challenge, by=by, case=challenge)
    return challenge


@transaction.atomic
def open_responses(challenge: Challenge, *, by: User, witness: User) -> Challenge:
    """Open what was handed in: ``by`` has asked for it (``ask_opening``), ``witness`` is there and agrees.

    Two different persons without a conflict, at least one of them a facilitator. Raises Refused, PermissionDenied.
    """
    challenge = _locked(challenge)
    for person in (by, witness):
        _allow_opener(challenge, person)
    _refuse_opening(challenge)
    if by.pk == witness.pk:
        raise Refused(_("Two different persons must open the responses."))
    if challenge.opening_asked_by_id != by.pk:
        raise Refused(_("Somebody must ask for the opening first."))
    if not (by.is_facilitator or witness.is_facilitator):
        raise Refused(_("One of the two must be a facilitator."))
    challenge.opened_at, challenge.opening_witness = now(), witness
    challenge.save(update_fields=["opened_at", "opening_witness", "changed_at"])
    count = challenge.responses.submitted().count()
    emit(
        "challenges.opened",
        challenge,
        by=witness,
        case=challenge,
        public=True,
        asked_by=str(by.public_id),
        witness=str(witness.public_id),
        responses=count,
    )
    return challenge


def may_open(challenge: Challenge, user: User) -> bool:
    """Staff of the case without a tie to anybody who answered."""
    if not user.has_perm("challenges.open_responses", challenge):
        return False
    return not any(bars(user, response) for response in challenge.responses.submitted())


def _locked(challenge: Challenge) -> Challenge:
    rows = Challenge.objects.select_for_update(of=("self",))
    return rows.select_related("edition__route_version", "department__parent", "opening_asked_by").get(pk=challenge.pk)


def _allow_opener(challenge: Challenge, user) -> None:
    allow(user, "challenges.open_responses", challenge)
    if not may_open(challenge, user):
        raise PermissionDenied(_("You are connected to somebody who has answered, so you can't open the responses."))


def _refuse_opening(challenge: Challenge) -> None:
    if challenge.opened_at:
        raise Refused(_("The responses are open already."))
    if challenge.phase != Phase.EVALUATING or now() <= challenge.edition.all_in_at:
        raise Refused(_("The responses can't be opened before the deadline has passed."))
    route = challenge.edition.route_version
    if not (route.takes_answers and route.sealed):
        raise Refused(_("There is nothing to open on this route."))
