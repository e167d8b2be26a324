"""Where somebody like the reader is lacking: pilots without their part.

Ranked by the very scorer of matches, a pilot as a challenge: the words of its page and whom its challenge looked for.
Only the reader's own organisations and the reader are scored, while they say yes to being matched, and nothing is
kept. Against so few texts what is usual is what was measured on the open collection (``matching.normal``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hub.base.memory import remember
from hub.kit.clock import now
from partners.models import Helix, matched_people
from projects.models import PilotPage
from projects.models.lacking import lacking
from projects.models.lists import in_readers_language
from search import analysis, moderation, people, profiles
from search.matching import Actor, Ask, Labels, Population, Scorer, match
from search.matching.labels import SHOWN

LONGEST = 4000  # characters of a pilot's page that are read


@dataclass(frozen=True)
class Opening:
    """A pilot that lacks ``parts``."""

    title: str
    url: str
    lang: str
    status: str
    parts: tuple[str, ...]
    ask: Ask
    present: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reader:
    """One of those the reader speaks for: an organisation, or the reader as a person."""

    name: str
    part: str
    actor: Actor
    description: str


@dataclass(frozen=True)
class Fit:
    """An opening that fits at least possibly; told like a match (``search.saying.telling``)."""

    opening: Opening
    reader: Reader
    strength: str
    score: float
    reasons: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    person_id: int | None = None  # the reader sees what they show themselves

    @property
    def name(self) -> str:
        return self.reader.name

    @property
    def description(self) -> str:
        """What a reason may cite."""
        return self.reader.description

    @property
    def on_equal_terms(self) -> bool:
        return self.opening.ask.equal


def openings() -> tuple[Opening, ...]:
    """All that lack somebody, as everybody may read it: remembered with the public pages, in the reader's language."""
    return remember("openings", lambda: tuple(of_pilots()))


def of_pilots() -> Iterable[Opening]:
    pages = in_readers_language(PilotPage.objects.filter(pilot__status__in=("planned", "running")))
    pages = pages.select_related("pilot__department", "pilot__challenge__edition")
    pages = pages.prefetch_related("pilot__partners__organisation", "topic_links__tag__parent")
    for page in pages.order_by("pk"):
        parts = lacking(page.pilot)
        if parts:
            yield Opening(
                title=page.title,
                url=page.get_url() or "",
                lang=page.language,
                status=page.pilot.status,
                parts=parts,
                ask=ask_of_pilot(page, parts),
                present=frozenset(str(one.organisation.public_id) for one in page.pilot.partners.all()),
            )


def ask_of_pilot(page: PilotPage, parts: Sequence[str]) -> Ask:
    """A pilot as the matching reads a challenge; only the needs of its challenge that are still open."""
    edition = page.pilot.challenge.edition if page.pilot.challenge else None
    needs = [need for need in (edition.needs if edition else ()) if need["helix"] in parts]
    body = profiles.plain(str(page.body))[:LONGEST]
    chunks = (profiles.plain(f"{page.title}\n{page.summary}"), body, *(need["competence"] for need in needs))
    said = tuple(chunk for chunk in chunks if chunk)
    return Ask(
        id=str(page.pilot.public_id),
        chunks=said,
        lang=analysis.language_of(" ".join(said), default=page.language),
        needs=profiles.needs_of(needs),
        topics=profiles.topics_of(link.tag for link in page.topic_links.all()),
        equal=True,
        departments=frozenset({str(page.pilot.department.public_id)}),
    )


def readers(user) -> list[Reader]:
    """Whom the user speaks for among those who say yes to being matched; municipal units lack nowhere."""
    rows = profiles.consenting().of(user).exclude(helix=Helix.PUBLIC).order_by("name")
    ours = list(profiles.with_profile(rows))
    found = [Reader(one.name, one.helix, profiles.actor_of(one), one.description) for one in ours]
    person = people.with_own_profile(matched_people().filter(user=user)).first()
    if person:
        actor = profiles.actor_of_person(person)
        found.append(Reader(person.name, actor.helix, actor, person.about))
    return [reader for reader in found if reader.actor.evidence]


def fits(user) -> tuple[list[Reader], list[Fit]]:
    """Whom the user speaks for, and the openings that fit one of them at least possibly, each once, the best first."""
    found, known = readers(user), openings()
    suited = [(one, reader) for one in known for reader in found if suits(one, reader, found)]
    if not suited:
        return found, []
    today = now().date()
    asks = {one.ask.id: replace(one.ask, today=today) for one in known}
    counted = moderation.without_flagged([reader.actor for reader in found], moderation.flagged_evidence_ids())
    scorer = Scorer(Population(asks.values(), counted, None), profiles.weights())
    best: dict[str, Fit] = {}
    for one, reader in suited:
        fit = scored(scorer, asks[one.ask.id], one, reader)
        if fit and (one.ask.id not in best or fit.score > best[one.ask.id].score):
            best[one.ask.id] = fit
    return found, sorted(best.values(), key=lambda fit: (-fit.score, fit.opening.title))


def suits(opening: Opening, reader: Reader, everybody: Sequence[Reader]) -> bool:
    """A pilot that lacks the reader's part and has none of the reader's in it."""
    return reader.part in opening.parts and not any(each.actor.id in opening.present for each in everybody)


def scored(scorer: Scorer, ask: Ask, opening: Opening, reader: Reader) -> Fit | None:
    """By the bounds of the open collection: few pairs are known here."""
    actor, labels = scorer.population.actors.get(reader.actor.id), Labels()
    found = match(scorer, ask, actor) if actor else None
    if found is None or labels.label(found) not in SHOWN:
        return None
    return Fit(
        opening,
        reader,
        labels.label(found),
        found.score,
        [reason.as_json() for reason in found.reasons],
        [topic.as_json() for topic in found.missing],
    )
