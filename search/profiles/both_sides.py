"""The one place that knows both sides: records in, the frozen records of matching out.

Only organisations and people that say yes to being matched are read, with all they have shown of themselves.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags

from challenges.models import Challenge
from hub.base.models import Topic
from hub.base.whereabouts import Whereabouts
from hub.kit.clock import now
from partners.models import Consent, Evidence, Membership, Organisation, Person, matched_people
from search import analysis
from search.matching import Actor, Ask, EvidenceText, Need
from search.matching import Topic as MatchTopic
from search.matching.weights import importance_of
from search.people import part_of
from search.profiles.delivering import Delivered
from search.profiles.places import nearness

PROFILE = "profile:"  # begins the id of an organisation's own description, which is no row of Evidence


def consenting() -> QuerySet[Organisation]:
    """Organisations with a standing yes to being matched."""
    yes = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation__isnull=False)
    return Organisation.objects.filter(pk__in=yes.values("organisation"), alone=None)


def consents(actor: Organisation | Person) -> bool:
    return (matched_people() if isinstance(actor, Person) else consenting()).filter(pk=actor.pk).exists()


def with_profile(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """With what ``actor_of`` reads."""
    evidence = Prefetch("evidence", Evidence.objects.order_by("public_id"))
    return organisations.prefetch_related(evidence, "topic_links__tag__parent")


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
    """Without markup, as it is compared; for what is quoted see ``search.indexing.plain``."""
    return analysis.clean(strip_tags(text.replace("<", " <"))).strip()
