"""From a draft to a published challenge: editions, cancelling."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from challenges.models import (
    Challenge,
    ChallengePage,
    Edition,
    Importance,
    Phase,
    Route,
    RouteVersion,
)
from hub.accounts.models import User
from hub.kit import version
from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.lifecycle import IllegalMove

DATES = ("opens_at", "questions_until", "closes_at", "decision_by", "pilot_starts_on")


@transaction.atomic
def publish_edition(page: ChallengePage, *, by: User | None = None) -> Edition | None:
    """Write the facts of a live page as a new Edition, if any of them differs from the last one.

    Only the page in the first language carries facts. Idempotent: a republication that changes no fact writes nothing.
    """
    if not page.live or page.challenge_id is None or page.locale.language_code != "da":
        version.bump()
        return None
    challenge = Challenge.objects.select_for_update().get(pk=page.challenge_id)
    last = challenge.editions.order_by("-number").first()
    fields = {"route_version": freeze_route(page.route), "facts": facts_of(page), "sought": sought_by(page)}
    fields |= {name: getattr(page, name) for name in DATES}
    if (
        last is not None
        and challenge.edition_id == last.pk
        and all(getattr(last, name) == value for name, value in fields.items())
    ):
        version.bump()
        return last
    kind = Edition.Kind.FIRST if last is None else Edition.Kind.AMENDMENT
    number = last.number + 1 if last else 1
    edition = Edition.objects.create(challenge=challenge, number=number, kind=kind, published_at=now(), **fields)
    challenge.edition, challenge.department = edition, page.department
    challenge.save(update_fields=["edition", "department", "changed_at"])
    action = "challenges.published" if last is None else "challenges.amended"
    emit(action, challenge, by=by, case=challenge, public=True, edition=edition.number)
    return edition


@transaction.atomic
def retire(page: ChallengePage, *, by: User | None = None) -> None:
    """Take a challenge back to draft when its page is taken offline.

    Refused from the day it opens, whether or not anybody has answered: that is nobody's to know.
    """
    if page.challenge_id is None or page.locale.language_code != "da":
        return
    challenge = Challenge.objects.select_for_update().get(pk=page.challenge_id)
    if challenge.phase not in (Phase.DRAFT, Phase.UPCOMING):
        raise IllegalMove("a challenge that has opened stays published")
    challenge.edition = None
    challenge.save(update_fields=["edition", "changed_at"])
    emit("challenges.retired", challenge, by=by, case=challenge, public=True)


@transaction.atomic
def cancel(challenge: Challenge, *, reason: str, by: User) -> Challenge:
    """Stop a published challenge, with a public reason. What was handed in stays sealed."""
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if challenge.phase not in (Phase.UPCOMING, Phase.OPEN, Phase.EVALUATING):
        raise IllegalMove(f"a challenge in phase {challenge.phase} can't be cancelled")
    challenge.cancelled_at, challenge.cancel_reason = now(), reason
    challenge.save(update_fields=["cancelled_at", "cancel_reason", "changed_at"])
    emit("challenges.cancelled", challenge, by=by, case=challenge, public=True, reason=reason)
    return challenge


def publish(page: ChallengePage, *, by: User) -> Edition | None:
    """Publish a page as the approver does: a revision, then the edition. For imports, demo and tests.

    Raises ValidationError with what is missing.
    """
    lacks = page.missing()
    if lacks:
        raise ValidationError([str(one.message) for one in lacks])
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    page.refresh_from_db()
    return publish_edition(page, by=by)


def freeze_route(route: Route) -> RouteVersion:
    """The version of a route with exactly its present terms; a new one when they changed."""
    last = route.versions.order_by("-number").first()
    if last is not None and last.terms() == route.terms():
        return last
    return RouteVersion.objects.create(route=route, number=last.number + 1 if last else 1, **route.terms())


def facts_of(page: ChallengePage) -> dict:
    """Every fact of a page as JSON; blocks keep their UUIDs as ``id``."""
    facts = {name: getattr(page, name) for name in ChallengePage.FACTS}
    for name in ChallengePage.BLOCKS:
        stream = getattr(page, name)
        facts[name] = [{"id": str(block.id), **block.block.get_prep_value(block.value)} for block in stream]
        for item in facts[name]:
            for list_name in ("topics", "scale", "choices"):
                if list_name in item:
                    item[list_name] = [entry["value"] for entry in item[list_name]]
    for need in facts["needs"]:
        if need["importance"] == Importance.IMPORTANT:
            del need["importance"]  # else what was published before there was a choice would be amended
    facts["topics"] = sorted(page.topics.values_list("slug", flat=True))
    return facts


def sought_by(page: ChallengePage) -> str:
    """The parts the challenge looks for, each once, between blanks."""
    parts = sorted({block.value["helix"] for block in page.needs})
    return f" {' '.join(parts)} " if parts else ""
