"""Sudden changes of a profile: marked, and counted a day later in the challenges that were open."""

from __future__ import annotations

import uuid

from django.db import transaction

from challenges.models import Challenge, Phase
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Evidence, Organisation, Person
from search import moderation
from search.actions.teams import as_field
from search.fitting import acting_for
from search.models import EvidenceFlag

SUDDEN = EvidenceFlag.Kind.SUDDEN


@transaction.atomic
def mark_change(whose: Organisation | Person, *, by_id: uuid.UUID | None) -> bool:
    """Mark that somebody changed what they themselves, or the organisation they act for, show while challenges are
    open; the last change counts.

    Whether it was marked: only who had shown something before one of them opened changes suddenly.
    """
    acts = acting_for(whose).filter(public_id=by_id).exists()
    first = Evidence.objects.filter(**as_field(whose)).order_by("created_at").first()
    if not acts or first is None:
        return False
    if not Challenge.objects.in_phase(Phase.OPEN).filter(edition__opens_at__gt=first.created_at).exists():
        return False
    fields = {"status": EvidenceFlag.Status.OPEN, "raised_at": now()}
    flag, new = EvidenceFlag.objects.update_or_create(**as_field(whose), evidence=None, kind=SUDDEN, defaults=fields)
    emit("search.change_marked", flag, by=None, again=not new)
    return True


def end_holds() -> int:
    """Let what was changed more than a day ago count; the number of those to match again."""
    over = moderation.changed_suddenly().filter(raised_at__lte=now() - moderation.HELD_FOR)
    return sum(end_hold(flag) for flag in over)


@transaction.atomic
def end_hold(flag: EvidenceFlag) -> bool:
    flag = EvidenceFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if flag.status != EvidenceFlag.Status.OPEN or flag.raised_at > now() - moderation.HELD_FOR:
        return False
    flag.move_to(EvidenceFlag.Status.CLEARED)
    flag.save(update_fields=["status", "changed_at"])
    emit("search.hold_ended", flag, by=None)
    return True
