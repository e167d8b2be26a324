"""How well an actor fits a challenge, and why. Pure functions over frozen records; the same pair gives the same bytes.

score = 0.80 · text + 0.12 · topics + 0.08 · part

text    T / (T + 0.10), where T = mean(u₁, u₂, u₃) and u are the actor's best cosines between the challenge and a text
        of evidence (times 0.85 while only the actor itself says so). The mean is over the texts that exist, so that
        a newcomer with one good text is not punished for being new. The curve clips nothing: it
        only spreads the low cosines of long texts over 0 to 1.
topics  the share of the sought competences (else of the challenge's topics) that the actor has.
part    1 when the challenge seeks the actor's part of the helix.

A reason names only what entered the score, and a text is cited only if the score would fall without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from search import analysis
from search.corpus import Corpus, EvidenceText, cosine

VERSION = "words-1"  # stored with every match, so that an old one can be explained
WEIGHTS = {"text": 0.80, "topics": 0.12, "part": 0.08}
BEST = 3
SELF_DECLARED = 0.85
HALF = 0.10  # the T that gives half of the text weight; the middle of what true pairs reach (docs/matching.md)
# A strength is a fixed span of the score, the same in every challenge. Of unrelated pairs of the open collection about
# 6 in 100 reach "possible" and 1 in 100 "good" by their texts alone (docs/matching.md). Less than that is not shown.
STRENGTHS = (("strong", 0.50), ("good", 0.40), ("possible", 0.30), ("weak", 0.0))
BROAD = {"good", "strong"}
SHOWN_WORDS, SHOWN_MISSING = 5, 5


@dataclass(frozen=True)
class Topic:
    id: str
    name: str


@dataclass(frozen=True)
class Need:
    """A part that is sought ("business", "academia", …; "" for any), and what it should know."""

    helix: str
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Actor:
    id: str
    name: str
    helix: str = ""
    evidence: tuple[EvidenceText, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Ask:
    """A challenge as the matching sees it."""

    id: str
    chunks: tuple[str, ...]
    lang: str = "da"
    needs: tuple[Need, ...] = ()
    topics: tuple[Topic, ...] = ()

    @cached_property
    def text(self) -> str:
        return "\n".join(self.chunks)

    @property
    def helixes(self) -> frozenset[str]:
        return frozenset(need.helix for need in self.needs if need.helix)

    def sought(self, helix: str) -> tuple[Topic, ...]:
        """The competences asked of this part; the challenge's own topics where none are asked."""
        asked = [topic for need in self.needs if need.helix in ("", helix) for topic in need.topics]
        return tuple(sorted(set(asked) or set(self.topics), key=lambda topic: topic.id))


@dataclass(frozen=True)
class Word:
    """A word both texts have, as it stands in the challenge and as it stands in the evidence."""

    asked: str
    shown: str
    contribution: float


@dataclass(frozen=True)
class Reason:
    """``kind`` is "text" (with evidence and words), "topics" (with topics) or "part" (with the helix type)."""

    kind: str
    contribution: float
    evidence: str = ""
    words: tuple[Word, ...] = ()
    topics: tuple[Topic, ...] = ()
    helix: str = ""


@dataclass(frozen=True)
class Match:
    ask: str
    actor: str
    score: float
    reasons: tuple[Reason, ...]
    missing: tuple[Topic, ...]

    @property
    def strength(self) -> str:
        """The span the score lies in; with one word alone and no topic never more than "possible"."""
        shared = {word.asked for reason in self.reasons for word in reason.words}
        shared |= {topic.id for reason in self.reasons for topic in reason.topics}
        found = strength(self.score)
        return "possible" if found in BROAD and len(shared) < 2 else found


@dataclass(frozen=True)
class Fit:
    """One text of evidence against the challenge; ``value`` is its u."""

    evidence: EvidenceText
    value: float


def match(ask: Ask, actor: Actor, corpus: Corpus) -> Match:
    """The score (0 to 1) of one pair with its reasons, the heaviest first."""
    fits = best_fits(ask, actor.evidence, corpus)
    sought = ask.sought(actor.helix)
    topics, part = features(ask, actor)
    reasons = list(text_reasons(ask, fits, corpus))
    if topics:
        shared = tuple(topic for topic in sought if topic in actor.topics)
        reasons.append(Reason("topics", topics, topics=shared))
    if part:
        reasons.append(Reason("part", part, helix=actor.helix))
    reasons.sort(key=lambda reason: (-reason.contribution, reason.kind, reason.evidence))
    return Match(ask.id, actor.id, total(fits, topics, part), tuple(reasons), missing(sought, actor))


def score(ask: Ask, actor: Actor, corpus: Corpus) -> float:
    """The score of ``match`` without its reasons."""
    return total(best_fits(ask, actor.evidence, corpus), *features(ask, actor))


def rank(ask: Ask, actors: Iterable[Actor], corpus: Corpus, *, top: int | None = None) -> list[tuple[Actor, float]]:
    """Every actor with evidence and its score, the best first; equal scores by id."""
    scored = [(actor, score(ask, actor, corpus)) for actor in actors if actor.evidence]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].id))[:top]


def total(fits: Sequence[Fit], topics: float, part: float) -> float:
    return min(1.0, WEIGHTS["text"] * curve(text_fit([fit.value for fit in fits])) + topics + part)


def features(ask: Ask, actor: Actor) -> tuple[float, float]:
    """What shared topics and the sought part add to the score."""
    sought = ask.sought(actor.helix)
    shared = sum(topic in actor.topics for topic in sought)
    topics = WEIGHTS["topics"] * shared / len(sought) if sought else 0.0
    return topics, WEIGHTS["part"] if actor.helix in ask.helixes else 0.0


def strength(score: float) -> str:
    return next(name for name, least in STRENGTHS if score >= least)


def text_fit(values: Sequence[float]) -> float:
    """T of the module's first lines; the values come best first."""
    best = values[:BEST]
    return sum(best) / len(best) if best else 0.0


def curve(fitted: float) -> float:
    return fitted / (fitted + HALF)


def best_fits(ask: Ask, evidence: Iterable[EvidenceText], corpus: Corpus) -> list[Fit]:
    """All evidence, best first. The same text twice says nothing more than once."""
    unlike: dict[tuple[str, str], Fit] = {}
    for item in sorted(evidence, key=lambda item: (not item.verified, item.id)):
        trust = 1.0 if item.verified else SELF_DECLARED
        value = trust * cosine(corpus.vector(ask.text, item.lang), corpus.vector(item.text, item.lang))
        unlike.setdefault((item.lang, item.text), Fit(item, value))
    return sorted(unlike.values(), key=lambda fit: (-fit.value, fit.evidence.id))


def text_reasons(ask: Ask, fits: Sequence[Fit], corpus: Corpus) -> Iterable[Reason]:
    """One reason a cited text; its contribution is its share of the text part of the score."""
    values = [fit.value for fit in fits]
    fitted, counted = text_fit(values), min(BEST, len(fits))
    for place, fit in enumerate(fits[:BEST]):
        if not fit.value or text_fit(values[:place] + values[place + 1 :]) >= fitted:
            continue
        contribution = WEIGHTS["text"] * curve(fitted) * fit.value / (fitted * counted)
        yield Reason("text", contribution, fit.evidence.id, shared_words(ask, fit, contribution, corpus))


def shared_words(ask: Ask, fit: Fit, contribution: float, corpus: Corpus) -> tuple[Word, ...]:
    """The words that carry most of the cosine, in the form in which each text has them first."""
    lang = fit.evidence.lang
    asked, shown = corpus.vector(ask.text, lang), corpus.vector(fit.evidence.text, lang)
    products = {term: value * shown[term] for term, value in asked.items() if term in shown}
    heaviest = sorted(products, key=lambda term: (-products[term], term))[:SHOWN_WORDS]
    here, there = first_forms(ask.text, lang), first_forms(fit.evidence.text, lang)
    whole = sum(products.values())
    return tuple(Word(here[term], there[term], contribution * products[term] / whole) for term in heaviest)


@lru_cache(maxsize=4096)
def first_forms(text: str, lang: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for token in analysis.tokens(text, lang):
        forms.setdefault(token.term, token.surface)
    return forms


def missing(sought: Sequence[Topic], actor: Actor) -> tuple[Topic, ...]:
    """Sought competences the actor neither names nor shows: no evidence has all the words of the topic's name."""
    known = [first_forms(item.text, item.lang).keys() for item in actor.evidence] if sought else []

    def is_shown(topic: Topic) -> bool:
        return any(
            (words := {token.term for token in analysis.tokens(topic.name, item.lang)}) and words <= there
            for item, there in zip(actor.evidence, known, strict=True)
        )

    open_topics = [topic for topic in sought if topic not in set(actor.topics) and not is_shown(topic)]
    return tuple(open_topics[:SHOWN_MISSING])
