"""Who could take a seat in a team, read from the records: matches, what each covers, and who has worked together.

How surely somebody can do what is sought (p_ak of matching.md §6.4) is said here and nowhere else: 1 where an
organisation says the competence and a text of its evidence shows it, .5 where it only says it, or says a broader or a
narrower one, else 0; of a person the same. The department that asks covers nothing of what it asks for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Exists, Prefetch, QuerySet

from challenges.models import Challenge
from hub.base.models import Topic
from partners.models import Evidence, Organisation, Person
from projects.models import Pilot, PilotPartner
from search import analysis, moderation, people
from search.matching.weights import importance_of
from search.models import Match, MatchFeedback
from search.team import Candidate, Competence, Frame, Task

SHOWN, SAID, NONE = 1.0, 0.5, 0.0


@dataclass(frozen=True)
class Field:
    """The task without locks and bans, the topics that are sought, and whose each candidate's id is."""

    task: Task
    topics: dict[str, Topic]
    who: dict[str, Organisation | Person]
    asking: str  # the id of the department that asks


def fitting(challenge: Challenge) -> QuerySet[Match]:
    """Those at "possible" or better whom the owner may see, the best first; ``called_wrong`` by those of the case."""
    wrong = MatchFeedback.objects.wrong(MatchFeedback.Side.OWNER).of_the_same()
    matches = challenge.matches.suggested().exclude(strength=Match.Strength.WEAK)
    return people.with_actors(matches.best_first().annotate(called_wrong=Exists(wrong)))


def matches_for(challenge: Challenge) -> QuerySet[Match]:
    """Those a seat can be offered to: all that fit, without those called wrong matches."""
    return fitting(challenge).filter(called_wrong=False)


def field_of(challenge: Challenge, frame: Frame) -> Field:
    """All a team for this challenge can be chosen from; a dozen queries, however many they are."""
    weights = sought(challenge)
    topics = {topic.slug: topic for topic in Topic.objects.filter(slug__in=weights).select_related("parent")}
    matches = list(matches_for(challenge))
    scores = {match.organisation_id: match.score for match in matches if match.organisation_id}
    persons = [match for match in matches if match.person_id]
    asking = challenge.department
    rows = Organisation.objects.filter(pk__in=[*scores, asking.pk]).select_related("parent__parent")
    evidence = Prefetch("evidence", Evidence.objects.order_by("pk"))
    organisations = list(rows.prefetch_related("topic_links__tag", evidence).order_by("public_id"))
    flagged = frozenset(moderation.flagged_evidence_ids())
    wanted = {row.pk: () if row.pk == asking.pk else topics.values() for row in organisations}
    found = [candidate(row, scores.get(row.pk), wanted[row.pk], flagged) for row in organisations]
    found += [candidate_person(match.person, match.score, topics.values(), flagged) for match in persons]
    task = Task(
        candidates=tuple(sorted(found, key=lambda one: one.id)),
        competences=tuple(Competence(slug, weights[slug]) for slug in sorted(topics)),
        frame=frame,
        pairs=frozenset() if challenge.on_equal_terms else acquainted(organisations),
    )
    known = {str(row.public_id): row for row in [*organisations, *(match.person for match in persons)]}
    return Field(task, topics, known, str(asking.public_id))


def sought(challenge: Challenge) -> dict[str, float]:
    """Each topic the needs name, as heavy as they are important together; the challenge's own topics where they name
    none. ``{slug: weight}``"""
    named: dict[str, float] = defaultdict(float)
    for need in challenge.edition.needs if challenge.edition else []:
        for slug in need["topics"]:
            named[slug] += importance_of(need.get("importance"))
    if named:
        return dict(named)
    page = challenge.page
    return {link.tag.slug: 1 for link in page.topic_links.select_related("tag")} if page else {}


def candidate(
    organisation: Organisation, score: float | None, topics: Iterable[Topic], flagged: frozenset[str]
) -> Candidate:
    """``flagged``: what has no weight until somebody has looked at it, as ``moderation`` names it."""
    return Candidate(
        id=str(organisation.public_id),
        part=organisation.helix,
        score=score,
        covers=covers(organisation, topics, flagged),
        house=str(outermost(organisation).public_id),
        near=only_near(organisation, topics),
    )


def candidate_person(person: Person, score: float, topics: Iterable[Topic], flagged: frozenset[str]) -> Candidate:
    """A person counts as one of the house they act for, so that an institute and its professor are not two."""
    part = people.part_of(person)
    houses = [outermost(one.organisation) for one in person.user.acting if one.organisation.helix == part]
    return Candidate(
        id=str(person.public_id),
        part=part,
        score=score,
        covers=covers(person, topics, flagged),
        house=str((houses[0] if houses else person).public_id),
        near=only_near(person, topics),
    )


def outermost(organisation: Organisation) -> Organisation:
    """The organisation that all its parents lead to; two steps up at most."""
    for _step in range(2):
        organisation = organisation.parent or organisation
    return organisation


def covers(
    who: Organisation | Person, topics: Iterable[Topic], flagged: frozenset[str]
) -> tuple[tuple[str, float], ...]:
    """(topic, how surely they can do it) of those they can do at all."""
    shares = ((topic.slug, share_of(who, topic, flagged)) for topic in sorted(topics, key=lambda topic: topic.slug))
    return tuple((slug, share) for slug, share in shares if share)


def only_near(who: Organisation | Person, topics: Iterable[Topic]) -> tuple[str, ...]:
    """Those topics they do not say themselves: they can count only through a broader or narrower one."""
    said = {link.tag.pk for link in who.topic_links.all()}
    return tuple(sorted(topic.slug for topic in topics if topic.pk not in said))


def share_of(who: Organisation | Person, topic: Topic, flagged: frozenset[str] = frozenset()) -> float:
    """p_ak: how surely they can do what the topic says."""
    if f"topics:{who.public_id}" in flagged:
        return NONE
    said = {link.tag.pk: link.tag for link in who.topic_links.all()}
    if topic.pk in said:
        texts = (item for item in who.evidence.all() if str(item.public_id) not in flagged)
        return SHOWN if any(shows(item, topic) for item in texts) else SAID
    related = topic.parent_id in said or any(tag.parent_id == topic.pk for tag in said.values())
    return SAID if related else NONE


def shows(item: Evidence, topic: Topic) -> bool:
    """Whether every word of the topic's name stands in the text, as it is or as the part of a compound."""
    name = topic.name_en or topic.name if item.language == "en" else topic.name
    there = set(analysis.terms(f"{item.title}\n{item.text}", item.language))
    words = analysis.tokens(name, item.language)
    return bool(words) and all(
        word.term in there or (word.parts and all(part[0] in there for part in word.parts)) for word in words
    )


def acquainted(organisations: Iterable[Organisation]) -> frozenset[frozenset[str]]:
    """Pairs that were partners in the same completed pilot."""
    names = {row.pk: str(row.public_id) for row in organisations}
    rows = PilotPartner.objects.filter(organisation__in=names, pilot__status=Pilot.Status.COMPLETED)
    together: dict[int, set[str]] = {}
    for pilot, one in rows.values_list("pilot", "organisation"):
        together.setdefault(pilot, set()).add(names[one])
    return frozenset(frozenset(pair) for members in together.values() for pair in combinations(sorted(members), 2))
