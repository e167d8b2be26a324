"""The one place that knows both sides: records in, the frozen records of matching out.

Only organisations that say yes to being matched are read, with all they have shown of themselves.
"""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags

from challenges.models import Challenge
from hub.base.models import Topic
from partners.models import Consent, Evidence, Organisation
from search import analysis, moderation
from search.corpus import Corpus, EvidenceText
from search.matching import Actor, Ask, Need
from search.matching import Topic as MatchTopic

PROFILE = "profile:"  # begins the id of an organisation's own description, which is no row of Evidence


@dataclass(frozen=True)
class Pool:
    """All who may be matched, what their evidence makes of each word, and the database key of each actor's id."""

    actors: tuple[Actor, ...]
    corpus: Corpus
    keys: dict[str, int]


def consenting() -> QuerySet[Organisation]:
    """Organisations with a standing yes to being matched."""
    yes = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation__isnull=False)
    return Organisation.objects.filter(pk__in=yes.values("organisation"))


def consents(organisation: Organisation) -> bool:
    return consenting().filter(pk=organisation.pk).exists()


def pool() -> Pool:
    evidence = Prefetch("evidence", Evidence.objects.order_by("public_id"))
    rows = list(consenting().order_by("pk").prefetch_related(evidence, "topic_links__tag"))
    actors = tuple(moderation.without_flagged(map(actor_of, rows), moderation.flagged_evidence_ids()))
    corpus = Corpus.of(item for actor in actors for item in actor.evidence)
    return Pool(actors, corpus, {str(row.public_id): row.pk for row in rows})


def actor_of(organisation: Organisation) -> Actor:
    texts = [evidence_text(item) for item in organisation.evidence.all()]
    if organisation.description:
        texts.insert(0, own_description(organisation))
    return Actor(
        id=str(organisation.public_id),
        name=organisation.name,
        helix=organisation.helix,
        evidence=tuple(texts),
        topics=tuple(sorted((as_topic(link.tag) for link in organisation.topic_links.all()), key=by_id)),
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
    return challenges.select_related("department__parent", "edition").prefetch_related(
        "pages__locale", "pages__topic_links__tag"
    )


def ask_of(challenge: Challenge) -> Ask | None:
    """The challenge in its first language, as published, else as drafted; None while it has no words."""
    pages = sorted(challenge.pages.all(), key=lambda page: (not page.live, page.locale.language_code != "da", page.pk))
    if not pages:
        return None
    stored = pages[0]
    page = stored if stored.live else stored.get_latest_revision_as_object()
    needs = challenge.edition.needs if challenge.edition else [block.value for block in page.needs]
    rich = (page.problem, page.why_critical, page.wanted_outcome, *(need["competence"] for need in needs))
    chunks = tuple(plain(part) for part in (f"{page.title}\n{page.summary}", page.affected, *rich) if part)
    return Ask(
        id=str(challenge.public_id),
        chunks=chunks,
        lang=analysis.language_of(" ".join(chunks), default=stored.locale.language_code),
        needs=needs_of(needs),
        topics=tuple(sorted((as_topic(link.tag) for link in stored.topic_links.all()), key=by_id)),
    )


def needs_of(needs) -> tuple[Need, ...]:
    slugs = {slug for need in needs for slug in need["topics"]}
    known = {topic.slug: as_topic(topic) for topic in Topic.objects.filter(slug__in=slugs)} if slugs else {}
    return tuple(
        Need(need["helix"], tuple(known[slug] for slug in sorted(set(need["topics"])) if slug in known))
        for need in needs
    )


def own_ids(challenge: Challenge) -> frozenset[str]:
    """The department that asks and the body it is part of; neither can be its own partner."""
    asking = (challenge.department, challenge.department.parent)
    return frozenset(str(unit.public_id) for unit in asking if unit)


def as_topic(topic: Topic) -> MatchTopic:
    return MatchTopic(topic.slug, topic.name)


def by_id(topic: MatchTopic) -> str:
    return topic.id


def plain(text: str) -> str:
    return analysis.clean(strip_tags(text.replace("<", " <"))).strip()
