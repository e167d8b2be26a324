"""Deciding one by one, and releasing all at once."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.actions.refusals import Refused, allow
from challenges.models import Challenge, Decision, Phase, Response
from challenges.models.answers import tidy
from challenges.rules.conflicts import bars
from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit


@transaction.atomic
def decide(response: Response, *, outcome: str, reasons: str, by: User, advice: str = "") -> Decision:
    """Record the outcome of a response. Nobody outside the case hears of it before ``release``.

    A later decision takes the place of an earlier one, which stays on record. Where responses are scored, none is
    decided unread: only that one is not eligible needs no review. Raises Refused, ValidationError.
    """
    response = _locked(response)
    allow(by, "challenges.decide_response", response)
    if response.challenge.phase != Phase.EVALUATING:
        raise Refused(_("Decisions are made after the deadline and before they are released."))
    if bars(by, response):
        raise Refused(_("You are connected to somebody who has answered, so you can't decide."))
    if not response.can_move_to(Response.Status(Decision.Outcome(outcome))):
        raise Refused(_("This response can't get that outcome."))
    if not reasons.strip():
        raise ValidationError({"reasons": _("Give the reasons.")})
    if outcome != Decision.Outcome.INELIGIBLE and lacks_review(response):
        raise Refused(
            _("Nobody has completed a review of this response. Assign a reviewer, and decide when the review is in.")
        )
    last = response.decisions.standing().first()
    decision = Decision.objects.create(
        response=response,
        outcome=outcome,
        reasons=tidy(reasons).strip(),
        advice=tidy(advice).strip(),
        decided_by=by,
        decided_at=now(),
        superseded_by=response.decisions.order_by("pk").first(),  # for a moment: only one may stand
    )
    if last is not None:
        Decision.objects.filter(pk=last.pk).update(superseded_by=decision, changed_at=now())
        decision.superseded_by = None
        decision.save(update_fields=["superseded_by", "changed_at"])
    emit("challenges.decision_recorded", decision, by=by, case=response.challenge, again=last is not None)
    return decision


def lacks_review(response: Response) -> bool:
    """Whether the route wants scores and nobody has completed a review; a conflict of interest is no review."""
    return response.challenge.edition.route_version.scored and not response.reviews.completed().exists()


@transaction.atomic
def release(challenge: Challenge, *, by: User) -> Challenge:
    """Give every response its outcome in one moment; letters and pilots follow from the events.

    Emits ``challenges.response_decided`` for each response (its ``outcome``) and ``challenges.decisions_released`` for
    the challenge. Raises Refused while a response lacks a decision. Where nobody has answered, nothing needs opening.
    """
    challenge = _locked_challenge(challenge)
    allow(by, "challenges.release_decisions", challenge)
    responses = list(challenge.responses.submitted().select_for_update())
    if not _may_be_released(challenge, responses):
        raise Refused(_("The responses must be opened and decided first."))
    decided = {decision.response_id: decision for decision in _standing(challenge)}
    lacking = sum(response.pk not in decided for response in responses)
    if lacking:
        raise Refused(
            ngettext("%(count)s response has no decision yet.", "%(count)s responses have no decision yet.", lacking)
            % {"count": lacking}
        )
    challenge.released_at = now()
    challenge.save(update_fields=["released_at", "changed_at"])
    for response in responses:
        _settle(response, decided[response.pk], challenge, by)
    emit("challenges.decisions_released", challenge, by=by, case=challenge, public=True, responses=len(responses))
    return challenge


def _may_be_released(challenge: Challenge, responses: list[Response]) -> bool:
    """After the deadline; opened by two persons if there is anything to open."""
    if challenge.phase != Phase.EVALUATING:
        return False
    all_in = now() > challenge.edition.all_in_at
    return not challenge.is_sealed or (all_in and not responses)


def _standing(challenge: Challenge):
    return Decision.objects.standing().filter(response__challenge=challenge)


def _settle(response: Response, decision: Decision, challenge: Challenge, by) -> None:
    response.move_to(Response.Status(decision.outcome))
    response.save(update_fields=["status", "changed_at"])
    emit(
        "challenges.response_decided",
        response,
        by=by,
        case=challenge,
        outcome=decision.outcome,
        decision=str(decision.public_id),
    )


def _locked(response: Response) -> Response:
    rows = Response.objects.select_for_update(of=("self",))
    return rows.select_related("challenge__edition__route_version", "challenge__department__parent").get(pk=response.pk)


def _locked_challenge(challenge: Challenge) -> Challenge:
    rows = Challenge.objects.select_for_update(of=("self",))
    return rows.select_related("edition__route_version", "department__parent").get(pk=challenge.pk)
