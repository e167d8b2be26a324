"""What is known of an actor beside the nearness of texts: each feature 0 to 1, None without data. Pure."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from search import analysis
from search.matching.records import Actor, Ask, EvidenceText, Topic
from search.matching.words import counts_of

SHOWN, DECLARED, RELATED = 1.0, 0.5, 0.5
FULLY_COUNTED = 6  # competences; each of more counts √(6 / n)
SIMILAR = 1.5  # the u from which a verified pilot is one like what is asked
HALF_LIFE = 24  # months
FREE, LIMITED = (4, 1.0), (26, 0.5)  # weeks within which an actor can start, and what that counts
TOLD_DAYS, STALE = 90, 0.5
DAYS_A_MONTH = 30.4375


def level(actor: Actor, topic: Topic) -> float:
    """How well an actor has a competence: said and shown 1, only said ½, a broader or narrower one half of that."""
    many = len(actor.topics)
    share = 1.0 if many <= FULLY_COUNTED else math.sqrt(FULLY_COUNTED / many)
    held = (own for own in actor.topics if own.id == topic.id or own.is_related(topic))
    levels = ((SHOWN if is_shown(actor, own) else DECLARED) * (1 if own.id == topic.id else RELATED) for own in held)
    return share * max(levels, default=0.0)


def stand_in(actor: Actor, topic: Topic) -> Topic | None:
    """The broader or narrower competence by which an actor has one it does not name itself; a shown one first."""
    if any(own.id == topic.id for own in actor.topics):
        return None
    related = [own for own in actor.topics if own.is_related(topic)]
    return min(related, key=lambda own: (not is_shown(actor, own), own.id), default=None)


def is_shown(actor: Actor, topic: Topic) -> bool:
    """Whether a text of the actor has all the words of the topic's name in its language."""
    return any(has_name(item, topic.name_in(item.lang)) for item in actor.evidence)


def has_name(item: EvidenceText, name: str) -> bool:
    words = {analysis.term_of(token.surface, item.lang) for token in analysis.tokens(name, item.lang)} - {""}
    return bool(words) and words <= counts_of(item.lang, item.text).keys()


def competences(ask: Ask, actor: Actor) -> float | None:
    """Σ q_k level / Σ q_k over what is asked of the actor's part, q_k being how important each is."""
    asked = ask.importance(actor.helix)
    if not asked or not actor.topics:
        return None
    return math.fsum(weight * level(actor, topic) for topic, weight in asked.items()) / math.fsum(asked.values())


def themes(rarity: Mapping[str, float]) -> Callable[[Ask, Actor], float | None]:
    """Shared topics over all topics of both, each by how rare it is among actors."""

    def shared(ask: Ask, actor: Actor) -> float | None:
        ours, theirs = {topic.id for topic in ask.topics}, {topic.id for topic in actor.topics}
        if not ours or not theirs:
            return None
        if not ours & theirs:
            return 0.0
        weigh = {name: rarity.get(name, 1.0) for name in ours | theirs}
        return math.fsum(weigh[name] for name in sorted(ours & theirs)) / math.fsum(
            weigh[name] for name in sorted(ours | theirs)
        )

    return shared


def rarity_of_topics(actors: Iterable[Actor]) -> dict[str, float]:
    """ln((n + 1) / (k + 1)) + 1 over n actors, k of them with the topic."""
    known = list(actors)
    having = Counter(topic.id for actor in known for topic in actor.topics)
    return {name: math.log((len(known) + 1) / (number + 1)) + 1 for name, number in having.items()}


def pilots(similar: float, has_pilots: bool) -> float | None:
    """1 − e^(−Σ) over the u of verified pilots that are like what is asked."""
    return 1 - math.exp(-similar) if has_pilots else None


def collaboration(ask: Ask, actor: Actor) -> float | None:
    if actor.delivered_for & ask.departments:
        return 1.0
    near = [share for name, share in actor.near if name in ask.departments]
    return max(near) if near else None


def geography(_ask: Ask, actor: Actor) -> float | None:
    return actor.place.closeness if actor.place else None


def capacity(ask: Ask, actor: Actor) -> float | None:
    """1 who can start within a month, ½ within half a year, 0 later; ½ when it was told more than 90 days ago."""
    if actor.start_within is None:
        return None
    if ask.today and actor.told_on and (ask.today - actor.told_on).days > TOLD_DAYS:
        return STALE
    return next((worth for weeks, worth in (FREE, LIMITED) if actor.start_within <= weeks), 0.0)


def recency(today: dt.date | None, shown: EvidenceText | None) -> float | None:
    """2^(−months/24) since the best evidence."""
    if today is None or shown is None or shown.date is None:
        return None
    months = max(0.0, (today - shown.date).days / DAYS_A_MONTH)
    return float(2 ** (-months / HALF_LIFE))


def missing(ask: Ask, actor: Actor, most: int) -> tuple[Topic, ...]:
    """Sought competences the actor neither names nor shows, the most important first."""
    held, importance = {topic.id for topic in actor.topics}, ask.importance(actor.helix)
    left = [topic for topic in ask.sought(actor.helix) if topic.id not in held and not is_shown(actor, topic)]
    return tuple(sorted(left, key=lambda topic: -importance.get(topic, 1.0))[:most])
