"""What the matching reads: frozen records of a challenge, of an actor and of what the actor shows. Pure."""

import datetime as dt
import math
from dataclasses import dataclass
from functools import cached_property

from search import analysis

SHORT_REST = 100  # characters of a piece that says too little for a meaning of its own
SLACK = 60  # characters by which a half may be longer, so that a sentence stays whole
KM = 60  # at so many kilometres nearness is down to 1 / e


@dataclass(frozen=True)
class Topic:
    """A word of the vocabulary; ``parent`` is the id of the broader one, "" without, and ``name_en`` its English."""

    id: str
    name: str
    parent: str = ""
    name_en: str = ""

    def as_json(self) -> dict[str, str]:
        """As it is stored with a match: the name stays readable when the topic is gone."""
        return {"id": self.id, "name": self.name}

    def name_in(self, lang: str) -> str:
        return (self.name_en if lang == "en" else "") or self.name

    def is_related(self, other: "Topic") -> bool:
        return self.id != other.id and (self.parent == other.id or other.parent == self.id)


@dataclass(frozen=True)
class Need:
    """A part that is sought ("business", "academia", …; "" for any), and what it should know.

    ``importance`` q_k is above 0 and says how much each of its topics counts.
    """

    helix: str
    topics: tuple[Topic, ...] = ()
    importance: float = 1.0


@dataclass(frozen=True)
class EvidenceText:
    """One text that shows what an actor can; ``kind``: profile competence solution pilot publication proposal."""

    id: str
    text: str
    lang: str = "da"
    kind: str = "profile"
    verified: bool = False
    date: dt.date | None = None
    url: str = ""

    @property
    def row(self) -> tuple[str, str, str]:
        """Texts that are alike in this are one text, however many actors carry it."""
        return self.lang, self.kind, self.text


@dataclass(frozen=True)
class Nearness:
    """How far from the municipality an actor works: ``name`` is the place, "" where it is the municipality itself;
    ``area`` where that is a part of the country, ``everywhere`` where it is all of it."""

    km: float
    name: str = ""
    area: bool = False
    everywhere: bool = False

    @property
    def closeness(self) -> float:
        """1 here and e⁻¹ at 60 km."""
        return math.exp(-self.km / KM)


@dataclass(frozen=True)
class Actor:
    """Somebody who could take part. None and empty mean: not known, which neither helps nor hurts.

    ``start_within`` are weeks as told on ``told_on``;
    ``delivered_for`` names departments, ``near`` says how closely the actor worked with each department (0 to 1).
    Whoever is ``private`` is measured by what is usual among the others and has no part in it.
    """

    id: str
    name: str
    helix: str = ""
    evidence: tuple[EvidenceText, ...] = ()
    topics: tuple[Topic, ...] = ()
    place: Nearness | None = None
    start_within: int | None = None
    told_on: dt.date | None = None
    delivered_for: frozenset[str] = frozenset()
    near: tuple[tuple[str, float], ...] = ()
    private: bool = False


@dataclass(frozen=True)
class Ask:
    """A challenge as the matching sees it. ``hidden`` are the ids of evidence that must not count; ``wanted`` are
    a few words of whom it looks for, too short to be compared by meaning.

    ``equal``: geography and earlier collaboration count nothing; ``departments`` are those that ask.
    """

    id: str
    chunks: tuple[str, ...]
    lang: str = "da"
    needs: tuple[Need, ...] = ()
    topics: tuple[Topic, ...] = ()
    wanted: tuple[str, ...] = ()
    equal: bool = False
    departments: frozenset[str] = frozenset()
    today: dt.date | None = None
    hidden: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        return "\n\n".join((*self.chunks, *self.wanted))

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """What vectors are made of. A short rest is no piece by itself: the last two are made about as long."""
        found = analysis.chunks("\n\n".join(self.chunks))
        if len(found) > 1 and len(found[-1]) < SHORT_REST:
            rest = " ".join(found[-2:])
            found[-2:] = analysis.chunks(rest, min(analysis.LONGEST_CHUNK, len(rest) // 2 + SLACK))
        return tuple(found)

    @property
    def helixes(self) -> frozenset[str]:
        return frozenset(need.helix for need in self.needs if need.helix)

    def competences(self, helix: str) -> tuple[Topic, ...]:
        """What is asked of this part."""
        return tuple(self.importance(helix))

    def importance(self, helix: str) -> dict[Topic, float]:
        """What is asked of this part, by id, and how important each is: as the need says that calls it most so."""
        asked = [(topic, need.importance) for need in self.needs if need.helix in ("", helix) for topic in need.topics]
        return dict(sorted(asked, key=lambda pair: (pair[0].id, pair[1])))  # of equal ones the highest is kept

    def sought(self, helix: str) -> tuple[Topic, ...]:
        """The competences asked of this part; the challenge's own topics where none are asked."""
        return self.competences(helix) or tuple(sorted(set(self.topics), key=lambda topic: topic.id))
