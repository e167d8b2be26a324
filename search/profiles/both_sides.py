"""The one place that knows both sides: records in, the frozen records of matching out.

Only organisations and people that say yes to being matched are read, with all they have shown of themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags

from challenges.models import Challenge, Phase
from hub.base.models import Topic
from hub.base.whereabouts import Whereabouts, whereabouts
from hub.kit.clock import now
from partners.models import Consent, Evidence, Membership, Organisation, Person, matched_people, suggested_people
from search import analysis, moderation
from search.matching import PRIORS, Actor, Ask, EvidenceText, Labels, Need, Population, Scorer, Weights
from search.matching import Topic as MatchTopic
from search.matching.weights import importance_of
from search.models import WeightVersion
from search.people import part_of, with_own_profile
from search.profiles import pieces
from search.profiles.delivering import Delivered, delivered
from search.profiles.places import nearness

PROFILE = "profile:"  # begins the id of an organisation's own description, which is no row of Evidence


class Who(NamedTuple):
    """The database key of an actor: of an organisation, or of a person."""

    organisation: int | None = None
    person: int | None = None


@dataclass(frozen=True)
class Pool:
    """All who may be matched and all that is asked, scored by the weights in force.

    ``keys`` says who each actor's id is; ``asks`` are all published challenges, ``current`` those that can still be
    answered.
    """

    scorer: Scorer
    keys: dict[str, Who]
    asks: tuple[Ask, ...]
    current: tuple[Ask, ...]

    @property
    def actors(self) -> Iterable[Actor]:
        return self.scorer.population.actors.values()

    @cached_property
    def pieces(self) -> list[str]:
        """The pieces of all evidence and all published challenges, each once."""
        return list(dict.fromkeys([*self.scorer.population.pieces(), *(p for ask in self.asks for p in ask.pieces)]))

    @cached_property
    def private(self) -> frozenset[str]:
        """Whose matches only they themselves may see."""
        return frozenset(actor.id for actor in self.actors if actor.private)

    @cached_property
    def labels(self) -> Labels:
        """By all pairs of a current challenge and an actor that is not private."""
        pairs = (pair for ask in self.current for pair in self.scorer.rank(ask))
        return Labels.of(np.array([logit for actor, logit in pairs if not actor.private]))


def consenting() -> QuerySet[Organisation]:
    """Organisations with a standing yes to being matched."""
    yes = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation__isnull=False)
    return Organisation.objects.filter(pk__in=yes.values("organisation"), alone=None)


def consents(actor: Organisation | Person) -> bool:
    return (matched_people() if isinstance(actor, Person) else consenting()).filter(pk=actor.pk).exists()


def pool() -> Pool:
    """One population of all who consent: everybody is measured by what is usual among those whom owners may see."""
    rows = list(with_profile(consenting().order_by("pk")))
    people = list(with_own_profile(matched_people().order_by("pk")))
    done, here = delivered(), whereabouts()
    shown = set(suggested_people().values_list("pk", flat=True)) if people else set()
    everybody = [actor_of(row, done, here) for row in rows]
    everybody += [replace(actor_of_person(one), private=one.pk not in shown) for one in people]
    actors = moderation.without_flagged(everybody, moderation.flagged_evidence_ids())
    asks, current = asked()
    keys = {str(row.public_id): Who(organisation=row.pk) for row in rows}
    keys |= {str(one.public_id): Who(person=one.pk) for one in people}
    return Pool(Scorer(Population(asks, actors, pieces.known()), weights()), keys, asks, current)


def with_profile(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """With what ``actor_of`` reads."""
    evidence = Prefetch("evidence", Evidence.objects.order_by("public_id"))
    return organisations.prefetch_related(evidence, "topic_links__tag__parent")


def weights() -> Weights:
    """The version in force; the ones it all began with while nobody has changed them."""
    row = WeightVersion.objects.order_by("-number").first()
    return Weights(row.name, tuple((name, float(row.values[name])) for name in PRIORS)) if row else Weights()


def asked() -> tuple[tuple[Ask, ...], tuple[Ask, ...]]:
    """Every published challenge, which say what is usual, and those among them that can still be answered."""
    known = list(askable(Challenge.objects.filter(pages__live=True).distinct()).order_by("pk"))
    found = [(challenge.phase, ask_of(challenge)) for challenge in known]
    there = [(phase, ask) for phase, ask in found if ask]
    current = tuple(ask for phase, ask in there if phase in (Phase.UPCOMING, Phase.OPEN))
    return tuple(ask for _phase, ask in there), current


def current() -> QuerySet[Challenge]:
    """Published challenges that can still be answered."""
    return Challenge.objects.in_phase(Phase.UPCOMING, Phase.OPEN).filter(pages__live=True)


def actor_of(organisation: Organisation, done: Delivered | None = None, here: Whereabouts | None = None) -> Actor:
    name = str(organisation.public_id)
    texts = [evidence_text(item) for item in organisation.evidence.all()]
    if organisation.description:
        texts.insert(0, own_description(organisation))
    return Actor(
        id=name,
        name=organisation.name,
        helix=organisation.helix,
        evidence=(*texts, *(done.evidence.get(name, ()) if done else ())),
        topics=topics_of(link.tag for link in organisation.topic_links.all()),
        place=nearness(organisation.places, here or Whereabouts()),
        start_within=organisation.start_within,
        told_on=organisation.start_told_at.date() if organisation.start_told_at else None,
        delivered_for=done.departments.get(name, frozenset()) if done else frozenset(),
        near=done.near.get(name, ()) if done else (),
    )


def actor_of_person(person: Person) -> Actor:
    """A person by what they themselves show; ``with_own_profile`` has read it."""
    texts = [evidence_text(item) for item in person.evidence.all()]
    about = plain(person.about)
    if about:
        texts.insert(0, EvidenceText(f"{PROFILE}{person.public_id}", about, analysis.language_of(about)))
    return Actor(
        id=str(person.public_id),
        name=person.name,
        helix=part_of(person),
        evidence=tuple(texts),
        topics=topics_of(link.tag for link in person.topic_links.all()),
    )


def evidence_text(item: Evidence) -> EvidenceText:
    return EvidenceText(
        id=str(item.public_id),
        text=plain(f"{item.title}\n{item.text}"),
        lang=item.language,
        kind=item.kind,
        verified=item.verified_at is not None,
        date=item.date,
        url=item.link,
    )


def own_description(organisation: Organisation) -> EvidenceText:
    text = plain(f"{organisation.name}\n{organisation.description}")
    return EvidenceText(f"{PROFILE}{organisation.public_id}", text, analysis.language_of(text))


def askable(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """With what ``ask_of`` reads."""
    return challenges.select_related("department__parent", "edition__route_version").prefetch_related(
        "pages__locale", "pages__topic_links__tag__parent"
    )


def ask_of(challenge: Challenge) -> Ask | None:
    """The challenge in its first language, as published, else as drafted; None while it has no words."""
    pages = sorted(challenge.pages.all(), key=lambda page: (not page.live, page.locale.language_code != "da", page.pk))
    if not pages:
        return None
    stored = pages[0]
    page = stored if stored.live else stored.get_latest_revision_as_object()
    needs = challenge.edition.needs if challenge.edition else [block.value for block in page.needs]
    rich = (page.problem, page.why_critical, page.wanted_outcome)
    chunks = tuple(plain(part) for part in (f"{page.title}\n{page.summary}", page.affected, *rich) if part)
    return Ask(
        id=str(challenge.public_id),
        chunks=chunks,
        lang=analysis.language_of(" ".join(chunks), default=stored.locale.language_code),
        needs=needs_of(needs),
        wanted=tuple(need["competence"] for need in needs if need["competence"]),
        topics=topics_of(link.tag for link in stored.topic_links.all()),
        equal=challenge.edition.route_version.equal if challenge.edition else True,
        departments=frozenset({str(challenge.department.public_id)}),
        today=now().date(),
    )


def needs_of(needs: Sequence) -> tuple[Need, ...]:
    slugs = {slug for need in needs for slug in need["topics"]}
    rows = Topic.objects.filter(slug__in=slugs).select_related("parent") if slugs else ()
    known = {topic.slug: as_topic(topic) for topic in rows}
    return tuple(
        Need(
            need["helix"],
            tuple(known[slug] for slug in sorted(set(need["topics"])) if slug in known),
            importance_of(need.get("importance")),
        )
        for need in needs
    )


def own_ids(challenge: Challenge) -> frozenset[str]:
    """The department that asks, the body it is part of, and who acts for either: none can be its own partner."""
    asking = [unit for unit in (challenge.department, challenge.department.parent) if unit]
    acting = Membership.objects.active().filter(organisation__in=asking)
    people = Person.objects.filter(user__in=acting.values("user")).values_list("public_id", flat=True)
    return frozenset(map(str, [*(unit.public_id for unit in asking), *people]))


def topics_of(tags: Iterable[Topic]) -> tuple[MatchTopic, ...]:
    return tuple(sorted({as_topic(tag) for tag in tags}, key=lambda topic: topic.id))


def as_topic(topic: Topic) -> MatchTopic:
    return MatchTopic(topic.slug, topic.name, topic.parent.slug if topic.parent else "", topic.name_en)


def plain(text: str) -> str:
    return analysis.clean(strip_tags(text.replace("<", " <"))).strip()
