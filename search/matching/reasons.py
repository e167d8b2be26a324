"""Why an actor fits: only what entered the score, and a text only if the score would fall without it. Pure."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from search import analysis
from search.matching import features
from search.matching.meanings import nearest_pieces
from search.matching.records import Actor, Ask, Nearness, Topic
from search.matching.scoring import BEST, HALF, TOP_SHARE, Best, Parts, Scorer, sigmoid, text_fit
from search.matching.words import first_forms

SHOWN_WORDS, SHOWN_MISSING = 5, 5
WORTH_SAYING = 0.7  # of capacity and recency: what is half true is no reason
TELLING = 0.2  # what a meaning must add to the logit to count at all
NEAR = math.exp(-1)  # of geography: beyond 60 km hardly anything is added


@dataclass(frozen=True)
class Word:
    """A word both texts have, as it stands in the challenge and as it stands in the evidence."""

    asked: str
    shown: str
    contribution: float


@dataclass(frozen=True)
class Reason:
    """``kind`` is "words" (evidence, words), "meaning" (evidence, the two pieces), "pilots" (evidence), "competences"
    or "themes" (topics; ``through`` has the actor's own where it only has a broader or narrower one), "geography"
    (place), "collaboration", "capacity" or "recency" (the field of the record)."""

    kind: str
    contribution: float
    evidence: str = ""
    words: tuple[Word, ...] = ()
    pieces: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    through: tuple[tuple[str, Topic], ...] = ()
    place: Nearness | None = None
    verified: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it is stored with a match; what is empty is left out."""
        place = asdict(self.place) | {"km": round(self.place.km, 1)} if self.place else None
        said = {
            "kind": self.kind,
            "contribution": round(self.contribution, 6),
            "evidence": self.evidence,
            "words": [[word.asked, word.shown, round(word.contribution, 6)] for word in self.words],
            "pieces": list(self.pieces),
            "languages": list(self.languages),
            "topics": [topic.as_json() for topic in self.topics],
            "through": {asked: own.as_json() for asked, own in self.through},
            "place": place,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def is_abroad(self) -> bool:
        """Whether the text it cites is written in another language than the challenge."""
        return len(set(self.languages)) > 1

    @property
    def is_telling(self) -> bool:
        """Whether it is a meaning that is clearly nearer than usual."""
        return self.kind == "meaning" and self.contribution >= TELLING


@dataclass(frozen=True)
class Match:
    ask: str
    actor: str
    logit: float
    contributions: tuple[tuple[str, float], ...]
    reasons: tuple[Reason, ...]
    missing: tuple[Topic, ...]

    @property
    def score(self) -> float:
        return sigmoid(self.logit)

    @property
    def shared(self) -> int:
        """On how many things the reasons stand: different words, topics, and one more, however often, for a meaning
        (one hardly nearer than usual is none) or for words of another language, which often only look alike."""
        words = {word.asked for reason in self.reasons if not reason.is_abroad for word in reason.words}
        topics = {topic.id for reason in self.reasons for topic in reason.topics}
        beyond = any(reason.is_telling or (reason.is_abroad and reason.words) for reason in self.reasons)
        return len(words) + len(topics) + beyond

    @property
    def is_backed(self) -> bool:
        """Whether a competence, or evidence somebody has verified, is among the reasons."""
        return any(reason.kind == "competences" or reason.verified for reason in self.reasons)


def match(scorer: Scorer, ask: Ask, actor: Actor) -> Match | None:
    """The score of one pair with its reasons, the heaviest first; None for an actor that shows nothing."""
    parts = scorer.parts(ask, actor)
    if parts is None:
        return None
    found = [*text_reasons(scorer, ask, parts), *feature_reasons(ask, actor, parts)]
    found.sort(key=lambda reason: (-reason.contribution, reason.kind, reason.evidence))
    missing = features.missing(ask, actor, SHOWN_MISSING)
    return Match(ask.id, actor.id, parts.logit, parts.contributions, tuple(found), missing)


def text_reasons(scorer: Scorer, ask: Ask, parts: Parts) -> Iterator[Reason]:
    """One reason a cited text; its contribution is its share of the text feature's."""
    values = [each.u for each in parts.best]
    weight = scorer.weights.of("text", equal=ask.equal) / HALF
    counted = min(BEST, len(values))
    for place, each in enumerate(parts.best[:counted]):
        if each.u <= 0 or text_fit(without(values, place)) >= text_fit(values):
            continue
        share = (TOP_SHARE if place == 0 else 0.0) + (1 - TOP_SHARE) / counted
        reason = told(scorer, ask, each, weight * share * each.u)
        if reason:
            yield reason


def without(values: Sequence[float], place: int) -> list[float]:
    return [*values[:place], *values[place + 1 :]]


def told(scorer: Scorer, ask: Ask, best: Best, contribution: float) -> Reason | None:
    """By the words both have, or by meaning where that did more; None where neither can be shown."""
    evidence, fit = best.shown.evidence, scorer.population.fit(ask)
    of_words, of_meaning = (float(part[best.shown.row]) for part in (fit.words, fit.meaning))
    words = shared_words(scorer, ask, best, contribution)
    found = Reason(
        "words",
        contribution,
        evidence=evidence.id,
        words=words,
        languages=(ask.lang, evidence.lang),
        verified=evidence.verified,
    )
    if of_meaning > max(of_words, 0.0) or not words:
        vector_of = scorer.population.vector_of
        pieces = nearest_pieces(ask.pieces, analysis.chunks(evidence.text), vector_of) if vector_of else None
        if pieces and of_meaning > 0:
            return replace(found, kind="meaning", pieces=pieces)
    return found if words else None


def shared_words(scorer: Scorer, ask: Ask, best: Best, contribution: float) -> tuple[Word, ...]:
    """The words that carry most of the cosine, in the form in which each text has them first."""
    evidence = best.shown.evidence
    _rows, _places, index = scorer.population.words[evidence.lang]
    asked, shown = index.vector(ask.text, ask.lang), index.vector(evidence.text, evidence.lang)
    products = {term: value * shown[term] for term, value in asked.items() if term in shown}
    whole = sum(products.values())
    here, there = first_forms(ask.text, evidence.lang), first_forms(evidence.text, evidence.lang)
    words: dict[tuple[str, str], Word] = {}
    for term in sorted(products, key=lambda term: (-products[term], term)):
        pair = here[term].word.lower(), there[term].word.lower()  # a compound and its parts are one word
        words.setdefault(pair, Word(here[term].shown, there[term].shown, contribution * products[term] / whole))
    return tuple(words.values())[:SHOWN_WORDS]


def feature_reasons(ask: Ask, actor: Actor, parts: Parts) -> Iterator[Reason]:
    """One reason for each known feature that lifted the score."""
    for name, value in parts.contributions:
        if name not in parts.known or value <= 0 or name == "text":
            continue
        if name == "competences":
            held = tuple(topic for topic in ask.competences(actor.helix) if features.level(actor, topic) > 0)
            own = ((topic.id, features.stand_in(actor, topic)) for topic in held)
            yield Reason(name, value, topics=held, through=tuple((asked, near) for asked, near in own if near))
        elif name == "themes":
            theirs = {topic.id for topic in actor.topics}
            yield Reason(name, value, topics=tuple(topic for topic in ask.topics if topic.id in theirs))
        elif name == "pilots":
            yield Reason(name, value, evidence=parts.pilot, verified=True)
        elif is_worth_saying(name, ask, actor, parts):
            evidence = parts.best[0].shown.evidence.id if name == "recency" else ""
            yield Reason(name, value, evidence=evidence, place=actor.place if name == "geography" else None)


def is_worth_saying(name: str, ask: Ask, actor: Actor, parts: Parts) -> bool:
    if name == "geography":
        return (features.geography(ask, actor) or 0) >= NEAR
    if name == "capacity":
        return (features.capacity(ask, actor) or 0) > WORTH_SAYING
    if name == "recency":
        return (features.recency(ask.today, parts.best[0].shown.evidence) or 0) > WORTH_SAYING
    return True
