"""Sudden changes of a profile: marked, and counted a day later in the challenges that were open."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from challenges.models import Challenge, Phase
from hub.kit.audit import AuditEntry
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Evidence, Organisation, Person, as_fields
from search import moderation
from search.fitting import acting_for
from search.models import EvidenceFlag

SUDDEN = EvidenceFlag.Kind.SUDDEN


@transaction.atomic
def mark_change(whose: Organisation | Person, *, by_id: uuid.UUID | None, described: bool = False) -> bool:
    """Mark that somebody changed what they themselves, or the organisation they act for, show while challenges are
    open; the last change counts.

    Whether it was marked: only who had shown something before one of them opened changes suddenly; who was
    ``described`` before the change had.
    """
    since = shown_since(whose, described=described) if acting_for(whose).filter(public_id=by_id).exists() else None
    if since is None or not Challenge.objects.in_phase(Phase.OPEN).filter(edition__opens_at__gt=since).exists():
        return False
    fields = {"status": EvidenceFlag.Status.OPEN, "raised_at": now(), "value": since.timestamp()}
    flag, new = EvidenceFlag.objects.update_or_create(**as_fields(whose), evidence=None, kind=SUDDEN, defaults=fields)
    emit("search.change_marked", flag, by=None, again=not new)
    return True


def shown_since(whose: Organisation | Person, *, described: bool) -> dt.datetime | None:
    """Since when they have shown something, be it taken back; None of those who never did."""
    texts = Evidence.objects.filter(**as_fields(whose)).values_list("created_at", flat=True)
    taken = AuditEntry.objects.filter(action="partners.evidence_removed", subject_id=whose.public_id)
    back = [data["since"] for data in taken.values_list("data", flat=True) if "since" in data]
    moments = [*texts, *map(dt.datetime.fromisoformat, back), *([whose.created_at] if described else ())]
    return min(moments, default=None)


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
