"""What is kept out of matching until somebody has looked: read by the profiles, decided by ``actions.moderation``."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q

from challenges.models import Challenge, Phase
from hub.kit.clock import now
from hub.kit.languages import language_of
from partners.models import Evidence, Organisation
from search import stuffing
from search.matching import Actor
from search.models import EvidenceFlag

HELD_FOR = dt.timedelta(hours=24)  # a sudden change of a profile counts in challenges that were open only after it


def flagged_evidence_ids() -> set[str]:
    """What has no weight now: public ids of evidence, ``profile:<organisation>`` for what an organisation says of
    itself, ``topics:<organisation>`` for its list of competences."""
    flags = EvidenceFlag.objects.without_weight().select_related("evidence", "organisation")
    return {flag.matching_id for flag in flags}


def without_flagged(actors: Iterable[Actor], flagged: set[str]) -> Iterator[Actor]:
    """The actors with what counts of their texts and competences."""
    for actor in actors:
        left = tuple(item for item in actor.evidence if item.id not in flagged)
        topics = () if f"topics:{actor.id}" in flagged else actor.topics
        yield (
            actor if (left, topics) == (actor.evidence, actor.topics) else replace(actor, evidence=left, topics=topics)
        )


def held(challenge: Challenge) -> set[int]:
    """The organisations whose match with this challenge stays as it is: they changed what they show after it opened.

    Only who had shown something before can do so suddenly; a newcomer's first texts count at once.
    """
    if challenge.edition is None or challenge.phase != Phase.OPEN:
        return set()
    opened = challenge.edition.opens_at
    before = Evidence.objects.filter(organisation=OuterRef("organisation"), created_at__lt=opened)
    sudden = changed_suddenly().filter(Exists(before), raised_at__gt=max(opened, now() - HELD_FOR))
    return set(sudden.values_list("organisation_id", flat=True))


def changed_suddenly():
    return EvidenceFlag.objects.filter(kind=EvidenceFlag.Kind.SUDDEN, status=EvidenceFlag.Status.OPEN)


def words_of(thing: Evidence | Organisation) -> str:
    """What is looked at: title and text, or what the organisation says of itself."""
    return f"{thing.title}\n{thing.text}" if isinstance(thing, Evidence) else thing.description


def others(thing: Evidence | Organisation, language: str) -> Iterator[tuple[str, str]]:
    """(key of the organisation, text) of everybody else in the language who was here when the thing was last changed:
    not of the same house, and not of those who are flagged as having copied from this one."""
    owner = organisation_of(thing)
    house = same_house(owner) if owner else set()
    flags = EvidenceFlag.objects.filter(kind=EvidenceFlag.Kind.COPIED)
    copies = flags.filter(other=owner) if owner else flags.none()
    mine = Q(organisation__in=house) if isinstance(thing, Organisation) or owner else Q(person=thing.person)
    texts = Evidence.objects.filter(language=language, created_at__lte=thing.changed_at).exclude(mine)
    texts = texts.exclude(pk__in=copies.filter(evidence__isnull=False).values("evidence"))
    for organisation, title, text in texts.values_list("organisation", "title", "text").iterator():
        yield str(organisation or ""), f"{title}\n{text}"
    profiles = Organisation.objects.filter(created_at__lte=thing.changed_at).exclude(description="")
    profiles = profiles.exclude(pk__in=house)
    profiles = profiles.exclude(pk__in=copies.filter(evidence=None).values("organisation"))
    for organisation, text in profiles.values_list("pk", "description").iterator():
        yield str(organisation), text


def organisation_of(thing: Evidence | Organisation) -> Organisation | None:
    """Whose text it is; None where it is a person's."""
    return thing.organisation if isinstance(thing, Evidence) else thing


def same_house(organisation: Organisation) -> set[int]:
    """An organisation, what it is part of, and the other units of that: they may share their words."""
    top = organisation.parent_id or organisation.pk
    return {top, organisation.pk, *Organisation.objects.filter(parent=top).values_list("pk", flat=True)}


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def suspicions(thing: Evidence | Organisation) -> dict[str, stuffing.Suspicion]:
    """What is suspicious in the words of a thing, by kind; nothing in what somebody at the hub has checked, nor in
    what came in from a register."""
    if isinstance(thing, Evidence) and (thing.verified_at or thing.external_id):
        return {}
    text = words_of(thing)
    language = thing.language if isinstance(thing, Evidence) else language_of(text)
    found = stuffing.suspicion(text, others(thing, language))
    return {each.kind: each for each in found}
