"""What is kept out of matching until somebody has looked: read by the profiles, decided by ``actions.moderation``."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from challenges.models import Challenge, Phase
from hub.kit.clock import now
from partners.models import Evidence, Membership, Organisation, Person
from search import stuffing
from search.matching import Actor
from search.models import EvidenceFlag

HELD_FOR = dt.timedelta(hours=24)  # a sudden change of a profile counts in challenges that were open only after it


def flagged_evidence_ids() -> set[str]:
    """What has no weight now: public ids of evidence, ``profile:<id>`` for what an organisation or a person says of
    themselves, ``topics:<organisation>`` for its list of competences."""
    flags = EvidenceFlag.objects.without_weight().select_related("evidence", "organisation", "person")
    return {flag.matching_id for flag in flags}


def without_flagged(actors: Iterable[Actor], flagged: set[str]) -> Iterator[Actor]:
    """The actors with what counts of their texts and competences."""
    for actor in actors:
        left = tuple(item for item in actor.evidence if item.id not in flagged)
        topics = () if f"topics:{actor.id}" in flagged else actor.topics
        yield (
            actor if (left, topics) == (actor.evidence, actor.topics) else replace(actor, evidence=left, topics=topics)
        )


def held(challenge: Challenge) -> set[tuple[int | None, int | None]]:
    """(organisation, person), one of them None, of those whose match with this challenge stays as it is: they changed
    what they show after it opened.

    Only who had shown something before can do so suddenly; a newcomer's first texts count at once.
    """
    if challenge.edition is None or challenge.phase != Phase.OPEN:
        return set()
    opened = challenge.edition.opens_at
    before = {"value__lt": opened.timestamp()}  # a mark keeps since when they had shown something
    sudden = changed_suddenly().filter(raised_at__gt=max(opened, now() - HELD_FOR), **before)
    return set(sudden.values_list("organisation_id", "person_id"))


def changed_suddenly():
    return EvidenceFlag.objects.filter(kind=EvidenceFlag.Kind.SUDDEN, status=EvidenceFlag.Status.OPEN)


def words_of(thing: Evidence | Organisation | Person) -> str:
    """What is looked at: title and text, or what an organisation or a person says of themselves."""
    if isinstance(thing, Evidence):
        return f"{thing.title}\n{thing.text}"
    return thing.about if isinstance(thing, Person) else thing.description


def others(thing: Evidence | Organisation | Person) -> Iterator[tuple[str, str]]:
    """(key of the organisation, "" of a person; text) of everybody else who was here when the thing was last changed:
    not of the same house, and not of those who are flagged as having copied from this one. Of any language: which one
    a text is in is said by who wrote it down."""
    owner = owner_of(thing)
    units, people = house_of(owner)
    flags = EvidenceFlag.objects.filter(kind=EvidenceFlag.Kind.COPIED)
    copies = flags.filter(other=owner if isinstance(owner, Organisation) else None)
    here = {"created_at__lte": thing.changed_at}
    texts = Evidence.objects.filter(**here).exclude(organisation__in=units)
    texts = texts.exclude(person__in=people).exclude(pk__in=copies.filter(evidence__isnull=False).values("evidence"))
    for organisation, title, text in texts.values_list("organisation", "title", "text").iterator():
        yield str(organisation or ""), f"{title}\n{text}"
    copied = copies.filter(evidence=None)
    profiles = Organisation.objects.filter(**here).exclude(description="").exclude(pk__in=units)
    profiles = profiles.exclude(pk__in=copied.filter(organisation__isnull=False).values("organisation"))
    for organisation, text in profiles.values_list("pk", "description").iterator():
        yield str(organisation), text
    abouts = Person.objects.filter(**here).exclude(about="").exclude(pk__in=people)
    abouts = abouts.exclude(pk__in=copied.filter(person__isnull=False).values("person"))
    for text in abouts.values_list("about", flat=True).iterator():
        yield "", text


def owner_of(thing: Evidence | Organisation | Person) -> Organisation | Person:
    """Whose text it is."""
    return thing.who if isinstance(thing, Evidence) else thing


def house_of(owner: Organisation | Person) -> tuple[set[int], set[int]]:
    """The organisations and the people that may share their words with this one: its house and who acts for it; of a
    person the houses they act for, and themself."""
    active = Membership.objects.active()
    if isinstance(owner, Person):
        acting = Organisation.objects.filter(pk__in=active.filter(user=owner.user_id).values("organisation"))
        return set().union(*map(same_house, acting)), {owner.pk}
    units = same_house(owner)
    people = Person.objects.filter(user__in=active.filter(organisation__in=units).values("user"))
    return units, set(people.values_list("pk", flat=True))


def same_house(organisation: Organisation) -> set[int]:
    """An organisation, what it is part of, and the other units of that: they may share their words."""
    top = organisation.parent_id or organisation.pk
    return {top, organisation.pk, *Organisation.objects.filter(parent=top).values_list("pk", flat=True)}


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def suspicions(thing: Evidence | Organisation | Person) -> dict[str, stuffing.Suspicion]:
    """What is suspicious in the words of a thing, by kind; nothing in what somebody at the hub has checked, nor in
    what came in from a register."""
    if isinstance(thing, Evidence) and (thing.verified_at or thing.external_id):
        return {}
    found = stuffing.suspicion(words_of(thing), others(thing))
    return {each.kind: each for each in found}
