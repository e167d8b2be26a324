"""Looking at what organisations show: what is suspicious gets no weight, until a person clears or confirms it."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from challenges.actions import Refused
from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Evidence, Organisation, Person, as_fields
from search import moderation, stuffing
from search.models import EvidenceFlag

Kind, Status = EvidenceFlag.Kind, EvidenceFlag.Status


def look_at(thing: Evidence | Organisation | Person) -> int:
    """Flag what is suspicious in a text and let go what no longer is; the number of flags that changed."""
    found = moderation.suspicions(thing)
    changed = judge(thing, found, (Kind.STUFFED, Kind.COPIED), moderation.words_of(thing))
    if isinstance(thing, Organisation):
        slugs = sorted(link.tag.slug for link in thing.topic_links.select_related("tag"))
        many = {each.kind: each for each in stuffing.many_topics(len(slugs))}
        changed += judge(thing, many, (Kind.TOPICS,), " ".join(slugs))
    return changed


def look_at_recent() -> int:
    """Look again at what was changed in the last two days, for events that were lost; the flags that changed."""
    since = now() - dt.timedelta(days=2)
    things: list[Evidence | Organisation | Person] = [
        *Evidence.objects.filter(changed_at__gt=since).select_related("organisation", "person"),
        *Organisation.objects.filter(changed_at__gt=since),
        *Person.objects.filter(changed_at__gt=since),
    ]
    return sum(look_at(thing) for thing in things)


@transaction.atomic
def judge(
    thing: Evidence | Organisation | Person, found: dict[str, stuffing.Suspicion], kinds: tuple[str, ...], words: str
) -> int:
    """Bring the flags of a thing in line with what was found in its words. A decision holds for the words it was made
    of; where a text that was confirmed is written anew, somebody looks again."""
    flags = {flag.kind: flag for flag in EvidenceFlag.objects.select_for_update().of(thing).filter(kind__in=kinds)}
    checked = isinstance(thing, Evidence) and thing.verified_at is not None
    text_hash, changed = moderation.hash_of(words), 0
    for kind in kinds:
        flag, suspicion = flags.get(kind), found.get(kind)
        if flag is None and suspicion is None:
            continue
        flag = flag or new_flag(thing, kind)
        status = next_status(flag, suspicion is not None, same=flag.text_hash == text_hash, checked=checked)
        if status == flag.status and flag.pk and flag.text_hash == text_hash:
            continue
        changed += keep(flag, status, suspicion, text_hash)
    return changed


def new_flag(thing: Evidence | Organisation | Person, kind: str) -> EvidenceFlag:
    evidence = thing if isinstance(thing, Evidence) else None
    return EvidenceFlag(evidence=evidence, kind=kind, status="", **as_fields(moderation.owner_of(thing)))


def next_status(flag: EvidenceFlag, suspicious: bool, *, same: bool, checked: bool) -> str:
    """What a flag comes to when its text is looked at again; ``same``: the words are those of the last look."""
    if checked:
        return Status.CLEARED if flag.status in EvidenceFlag.STANDING else flag.status
    if suspicious:
        return flag.status if flag.status in EvidenceFlag.STANDING or (same and flag.status) else Status.OPEN
    if flag.status == Status.OPEN:
        return Status.LAPSED
    return Status.OPEN if flag.status == Status.CONFIRMED and not same else flag.status


def keep(flag: EvidenceFlag, status: str, suspicion: stuffing.Suspicion | None, text_hash: str) -> bool:
    """Write a flag as it is now; whether its state is another."""
    before, flag.text_hash = flag.status, text_hash
    if suspicion is not None:
        flag.value, flag.other_id = suspicion.value, int(suspicion.other) if suspicion.other else None
    if status == before:
        flag.save(update_fields=["text_hash", "value", "other", "changed_at"])
        return False
    flag.status = status
    if status == Status.OPEN:
        flag.raised_at, flag.note, flag.decided_at, flag.decided_by = now(), "", None, None
    flag.save()
    emit(f"search.text_{'flagged' if status == Status.OPEN else status}", flag, by=None, kind=flag.kind)
    return True


@transaction.atomic
def clear_flag(flag: EvidenceFlag, *, by: User, note: str = "", seen: str = "") -> EvidenceFlag:
    """The text is in order and counts. ``note`` is told those whose text it is. Raises PermissionDenied, and Refused
    where the text is not any more as it was ``seen``."""
    return decide(flag, Status.CLEARED, by=by, note=note, seen=seen)


@transaction.atomic
def confirm_flag(flag: EvidenceFlag, *, by: User, note: str, seen: str = "") -> EvidenceFlag:
    """The text is written for the matching, and does not count until its words are others. Raises as ``clear_flag``."""
    return decide(flag, Status.CONFIRMED, by=by, note=note, seen=seen)


def decide(flag: EvidenceFlag, status: str, *, by: User, note: str, seen: str) -> EvidenceFlag:
    """Must be called within a transaction. A flag that is so already stays as it is."""
    flag = EvidenceFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if not by.has_perm("search.decide_flag", flag):
        raise PermissionDenied("search.decide_flag")
    if flag.status == status:
        return flag
    if seen and seen != flag.state_seen:
        raise Refused(_("Meanwhile somebody has decided about this text, or its words were changed. Look again."))
    flag.move_to(status)
    flag.decided_at, flag.decided_by, flag.note = now(), by, note.strip()[:300]
    flag.save(update_fields=["status", "decided_at", "decided_by", "note", "changed_at"])
    emit(f"search.text_{status}", flag, by=by, kind=flag.kind)
    return flag
