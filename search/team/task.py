"""What a team is chosen from: who could take a seat, what is sought, and the frame they must fit. Pure."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import fsum

PARTS = ("public", "business", "academia", "civil")


@dataclass(frozen=True)
class Competence:
    """What is sought; ``weight`` q_k is above 0 and says how much."""

    id: str
    weight: float = 1.0


@dataclass(frozen=True)
class Candidate:
    """Who could take a seat. ``score`` 0 to 1, or None for who asks; ``covers``: competence and p_ak, 0 to 1; ``near``:
    those of them they have only a broader or narrower one of."""

    id: str
    part: str
    score: float | None = None
    covers: tuple[tuple[str, float], ...] = ()
    house: str = ""  # the id of the outermost organisation it belongs to
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """How few and how many of each part, and of all together; open seats count among all."""

    quotas: tuple[tuple[str, int, int], ...] = tuple((part, 1, 2) for part in PARTS)
    smallest: int = 4
    largest: int = 6

    @classmethod
    def of_json(cls, kept: dict) -> "Frame":
        """What ``as_json`` gave."""
        return cls(tuple(tuple(one) for one in kept["quotas"]), kept["smallest"], kept["largest"])

    def as_json(self) -> dict:
        return {"quotas": [list(one) for one in self.quotas], "smallest": self.smallest, "largest": self.largest}

    @cached_property
    def least(self) -> dict[str, int]:
        return {part: least for part, least, _most in self.quotas}

    @cached_property
    def most(self) -> dict[str, int]:
        return {part: most for part, _least, most in self.quotas}


@dataclass(frozen=True)
class Task:
    """All that a proposal is made from. ``locked`` must be in, ``banned`` may not; ``pairs`` have worked together."""

    candidates: tuple[Candidate, ...]
    competences: tuple[Competence, ...] = ()
    frame: Frame = Frame()
    locked: frozenset[str] = frozenset()
    banned: frozenset[str] = frozenset()
    pairs: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def known(self) -> dict[str, Candidate]:
        """Everybody who may be in, in the order of their ids."""
        able = (one for one in self.candidates if one.id in self.locked or one.id not in self.banned)
        return {one.id: one for one in sorted(able, key=lambda one: one.id)}

    @cached_property
    def weights(self) -> dict[str, float]:
        """Each competence's share of all that is sought; together 1."""
        total = fsum(one.weight for one in self.competences)
        return {one.id: one.weight / total for one in self.competences}

    @cached_property
    def acquainted(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for pair in self.pairs:
            for one in pair:
                found.setdefault(one, set()).update(pair - {one})
        return {one: frozenset(others) for one, others in found.items()}

    @cached_property
    def needed(self) -> dict[str, int]:
        """How many seats of each part can and must be filled."""
        there = Counter(one.part for one in self.known.values())
        return {part: min(least, there[part]) for part, least in self.frame.least.items()}

    @cached_property
    def open(self) -> dict[str, int]:
        """How many seats of each part nobody can take."""
        short = {part: least - self.needed[part] for part, least in self.frame.least.items()}
        return {part: number for part, number in short.items() if number}

    @cached_property
    def room(self) -> tuple[int, int]:
        """How few and how many members there may be, the open seats set aside."""
        kept_free = sum(self.open.values())
        return self.frame.smallest - kept_free, self.frame.largest - kept_free
