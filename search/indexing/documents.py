"""What each kind of thing says of itself to the index: one ``build_documents`` a model, registered here.

A document holds only what its readers may see: the live page where there is one, the newest draft for those who work
on it, and never an answer, a review or a person's contact data.
"""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from itertools import chain

from django.db import models
from django.utils import translation

from challenges.models import Challenge, ChallengePage
from hub.kit.imports import fitted
from partners.models import Organisation
from projects.models import LearningPage, Pilot, PilotPage
from projects.models.lacking import lacking
from projects.models.lists import above
from search import analysis
from search.indexing import version
from search.indexing.naming import topics_of, with_topics
from search.indexing.plain import plain
from search.models.documents import Kind

RECORD_OF = {ChallengePage: "challenge", PilotPage: "pilot"}  # pages whose words belong to a record
LONGEST_SUMMARY = 350


@dataclass(frozen=True)
class Document:
    """One thing in one language. ``facets`` is plain: topics (slugs), helix (kinds), facts of the kind."""

    kind: str
    object_id: uuid.UUID
    language: str
    title: str
    url: str
    summary: str = ""
    text: str = ""
    public: bool = False
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    facets: dict = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Equal for equal content, whatever the order in which it was gathered, and equal terms made of it."""
        said = json.dumps([version.VERSION, asdict(self)], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True)
class Source:
    """A model that can be found: how its rows become documents, and which rows there are."""

    kind: str
    model: type[models.Model]
    build: Callable[[models.Model], Iterable[Document]]
    rows: Callable[[], models.QuerySet]
    id_field: str = "public_id"

    def object_id(self, thing: models.Model) -> uuid.UUID:
        return getattr(thing, self.id_field)


_sources: dict[type[models.Model], Source] = {}


def source(kind, model, *, rows, id_field="public_id"):
    """Register the function that builds the documents of a model's row."""

    def register(build):
        _sources[model] = Source(kind, model, build, rows, id_field)
        return build

    return register


def sources() -> tuple[Source, ...]:
    return tuple(_sources.values())


def source_of(thing: models.Model) -> Source | None:
    return _sources.get(type(thing))


def thing_of(page):
    """What is found by the words of a page; None for a page that is not found by search."""
    record = RECORD_OF.get(type(page))
    thing = getattr(page, record) if record else page
    return thing if thing is not None and source_of(thing) else None


def build_documents(thing: models.Model) -> list[Document]:
    """The documents of a thing, one a language; none when there is nothing to find."""
    known = source_of(thing)
    return list(known.build(thing)) if known else []


def as_readers_see(page):
    """The published words where there are any, else the newest draft."""
    return page if page.live else page.get_latest_revision_as_object()


@source(Kind.CHALLENGE, Challenge, rows=lambda: Challenge.objects.for_cards().prefetch_related("pages__locale"))
def challenge_documents(challenge):
    edition = challenge.edition
    live = [page for page in challenge.pages.all() if page.live]
    facts = {
        "owner": challenge.department.name,
        "opens_at": edition.opens_at if edition else None,
        "closes_at": edition.closes_at if edition else None,
        "released_at": challenge.released_at,
        "cancelled_at": challenge.cancelled_at,
    }
    pages = live or challenge.pages.all()
    for stored in pages:
        page = as_readers_see(stored)
        needs = edition.needs if edition else [block.value for block in page.needs]
        language = said_in(page, stored.locale.language_code, pages)
        text, told, topics = with_topics(challenge_text(page, needs), stored, language)
        yield Document(
            kind=Kind.CHALLENGE,
            object_id=challenge.public_id,
            language=language,
            title=plain(page.title),
            summary=plain(page.summary),
            text=text,
            url=stored.url or "",
            public=bool(edition and stored.live),
            facets={
                "at": on_day(edition.published_at if edition else challenge.created_at),
                "topics": topics,
                "helix": sorted({need["helix"] for need in needs}),
                "needs": [[need["helix"], need["number"]] for need in needs],
                "family": [str(challenge.public_id)],
                "facts": as_json(facts | told),
            },
        )


def challenge_text(page: ChallengePage, needs: Iterable) -> str:
    competences = [need["competence"] for need in needs]
    why = (page.problem, page.affected, page.why_critical, page.tried_before)
    return plain(*why, page.wanted_outcome, page.constraints, page.offer, *competences)


def said_in(page: ChallengePage, own: str, pages: Iterable[ChallengePage]) -> str:
    """The language of the words (imported ones may be English on a Danish page), unless a page of it has them too."""
    found = analysis.language_of(plain(page.title, page.summary, page.problem), default=own)
    return own if found in {other.locale.language_code for other in pages} else found


@source(Kind.PARTNER, Organisation, rows=lambda: Organisation.objects.for_cards().prefetch_related("evidence"))
def organisation_documents(organisation):
    if organisation.is_alone:
        return
    shown = [text for item in organisation.evidence.all() for text in (item.title, item.text)]
    slugs, topics = topics_of(organisation)
    prose = plain(organisation.description, organisation.references, *shown)
    languages = [item.language for item in organisation.evidence.all()]
    facts = {
        "slug": organisation.slug,
        "verified_at": organisation.verified_at,
        "start_within": organisation.start_within,
        "prose": len(prose),  # what follows in the text are names of places and topics
        "topics": topics,
    }
    said = analysis.language_of(organisation.description, default=next(iter(languages), "da"))
    yield Document(
        kind=Kind.PARTNER,
        object_id=organisation.public_id,
        language=said,
        title=plain(organisation.name),
        summary=fitted(plain(organisation.description), LONGEST_SUMMARY),
        text=plain(prose, organisation.places, *chain(*topics)),
        url=address_of(organisation),
        public=organisation.public and organisation.is_verified,
        facets={
            "at": on_day(organisation.created_at),
            "topics": slugs,
            "helix": [organisation.helix],
            "facts": as_json(facts),
        },
    )


def address_of(organisation) -> str:
    """The Danish one; a worker has no language, and the reader's is chosen when the result is shown."""
    with translation.override("da"):
        return organisation.get_absolute_url()


@source(
    Kind.PILOT,
    Pilot,
    rows=lambda: Pilot.objects.for_cards().select_related("challenge__edition").prefetch_related("pages__locale"),
)
def pilot_documents(pilot):
    helixes = sorted({pilot.department.helix, *(partner.organisation.helix for partner in pilot.partners.all())})
    facts = {"owner": pilot.department.name, "status": pilot.status, "ends_on": pilot.ends_on}
    live = [page for page in pilot.pages.all() if page.live]
    for stored in live or pilot.pages.all():
        page, language = as_readers_see(stored), stored.locale.language_code
        text, told, topics = with_topics(pilot_text(page), stored, language)
        yield Document(
            kind=Kind.PILOT,
            object_id=pilot.public_id,
            language=language,
            title=plain(page.title),
            summary=plain(page.summary),
            text=text,
            url=stored.url or "",
            public=stored.live,
            facets={
                "at": on_day(stored.first_published_at or pilot.created_at),
                "topics": topics,
                "helix": helixes,
                "status": [pilot.status],
                "lacking": list(lacking(pilot)),
                "family": family_of(pilot),
                "facts": as_json(facts | told),
            },
        )


def family_of(pilot: Pilot) -> list[str]:
    """The pilot and the challenge it grew out of: what belongs together is not offered as something similar."""
    return [str(one.public_id) for one in (pilot, pilot.challenge) if one]


def pilot_text(page: PilotPage) -> str:
    return plain(page.body, page.value_economic, page.value_social, page.value_environmental)


@source(
    Kind.LEARNING,
    LearningPage,
    rows=lambda: LearningPage.objects.live().public(),
    id_field="translation_key",
)
def learning_documents(page):
    """Only what is published; a learning in draft belongs to those who write it."""
    story = above(page, PilotPage)
    family = family_of(story.pilot) if story and story.pilot else []
    for each in published_languages(page):
        text, told, topics = with_topics(learning_text(each), each, each.locale.language_code)
        facts = {"date": each.date, "result": each.result, "evidence": each.evidence} | told
        yield Document(
            kind=Kind.LEARNING,
            object_id=each.translation_key,
            language=each.locale.language_code,
            title=plain(each.title),
            summary=plain(each.summary),
            text=text,
            url=each.url or "",
            public=True,
            facets={
                "at": on_day(each.date),
                "topics": topics,
                "result": [each.result],
                "evidence": [each.evidence],
                "family": family,
                "facts": as_json(facts),
            },
        )


def published_languages(page):
    """The page in each language in which everybody may read it."""
    return page.get_translations(inclusive=True).live().public().select_related("locale")


def learning_text(page: LearningPage) -> str:
    return plain(
        page.context,
        page.what_we_did,
        page.what_happened,
        page.worked,
        page.did_not_work,
        page.conditions,
        page.advice,
    )


def on_day(moment: dt.date) -> str:
    return moment.isoformat()[:10]


def as_json(facts: dict) -> dict:
    """Dates as ISO text, what is empty left out."""
    said = {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in facts.items()}
    return {name: value for name, value in said.items() if value not in (None, "")}
