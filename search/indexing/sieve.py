"""What is known of each row of the index beside its words, as arrays: who may see it, when, and its facets.

Pure. A row is one thing in one language; several rows may belong to one thing. The phase of a challenge follows from
its dates at the moment of asking. Counting the facets of 10,000 rows takes well below a millisecond.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.analysis.letters import folded_words

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Times = NDArray[np.float64]

NEVER = float("nan")
PLAIN = ("keys", "things", "languages", "titles", "public", "starts", "ends", "days")
DATED = ("opens", "closes", "released", "cancelled")  # what the phase follows from
NAMED = ("topics", "helix", "status", "lacking", "result", "evidence")  # what can be chosen, as a row says it
UPCOMING = 3
BITS = 64  # in one number
PHASES = ("draft", "cancelled", "decided", "upcoming", "open", "evaluating")  # the first that is true


@dataclass(frozen=True)
class Row:
    """One row as it is put in. Times are seconds since 1970; NaN where there is none."""

    key: int
    thing: str
    kind: str
    language: str
    public: bool
    starts: float = NEVER
    ends: float = NEVER
    day: str = ""
    title: str = ""
    facets: Mapping[str, Iterable[str]] = field(default_factory=dict)
    dates: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Facet:
    """Which row has which value, as pairs: place ``rows[i]`` has value ``names[values[i]]``."""

    names: tuple[str, ...]
    rows: Rows
    values: Rows
    size: int = 0  # of all rows there are, where it is worth remembering the rows of each value

    @classmethod
    def of(cls, values: Sequence[Iterable[str]]) -> Facet:
        pairs = [(place, value) for place, some in enumerate(values) for value in sorted(set(some))]
        names = tuple(sorted({value for _place, value in pairs}))
        numbers = {name: number for number, name in enumerate(names)}
        return cls(
            names,
            np.array([place for place, _value in pairs], np.int64),
            np.array([numbers[value] for _place, value in pairs], np.int64),
            len(values),
        )

    def having(self, wanted: Set[str], size: int) -> Mask:
        """The places that have one of the values."""
        chosen = np.array([name in wanted for name in self.names], np.bool_)
        found = np.zeros(size, np.bool_)
        if chosen.any():
            found[self.rows.compress(chosen.take(self.values))] = True
        return found

    def counted(self, mask: Mask) -> Counter[str]:
        if self.bits is not None:
            numbers = np.bitwise_count(self.bits & packed(mask)).sum(axis=1)
        else:
            masked = self.values.compress(mask.take(self.rows))  # a third of what values[mask[rows]] costs
            numbers = np.bincount(masked, minlength=len(self.names))
        return Counter({name: number for name, number in zip(self.names, numbers.tolist(), strict=True) if number})

    @cached_property
    def bits(self) -> NDArray[np.uint64] | None:
        """A bit a row for each value; None where the pairs are fewer than the numbers this takes."""
        if not 0 < len(self.names) * self.size < BITS * len(self.rows):
            return None
        having = np.zeros((len(self.names), self.size), np.bool_)
        having[self.values, self.rows] = True
        return packed(having)


def packed(having: Mask) -> NDArray[np.uint64]:
    """The last axis in bits, a number for 64 of them."""
    packed = np.packbits(having, axis=-1)
    return np.pad(packed, [(0, 0)] * (having.ndim - 1) + [(0, -packed.shape[-1] % 8)]).view(np.uint64)


@dataclass(frozen=True, eq=False)
class Sieve:
    """Arrays of one length, a place a row."""

    keys: Rows
    things: Rows
    languages: NDArray[np.str_]
    titles: Rows
    public: Mask
    starts: Times
    ends: Times
    days: NDArray[np.str_]
    dates: Mapping[str, Times]
    facets: Mapping[str, Facet]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Sieve:
        numbers: dict[str, int] = {}
        things = [numbers.setdefault(row.thing, len(numbers)) for row in rows]
        names = sorted({name for row in rows for name in row.facets})
        facets = {name: Facet.of([row.facets.get(name, ()) for row in rows]) for name in names}
        facets["kind"] = Facet.of([(row.kind,) for row in rows])
        return cls(
            keys=np.array([row.key for row in rows], np.int64),
            things=np.array(things, np.int64),
            languages=np.array([row.language for row in rows], "U8"),
            titles=np.array([number_of(row.title) for row in rows], np.int64),
            public=np.array([row.public for row in rows], np.bool_),
            starts=np.array([row.starts for row in rows], np.float64),
            ends=np.array([row.ends for row in rows], np.float64),
            days=np.array([row.day for row in rows], "U10"),
            dates={name: np.array([row.dates.get(name, NEVER) for row in rows], np.float64) for name in DATED},
            facets=facets,
        )

    def __len__(self) -> int:
        return len(self.keys)

    def save(self, path: Path) -> None:
        arrays: dict[str, Any] = {name: getattr(self, name) for name in PLAIN}
        arrays |= {f"date {name}": times for name, times in self.dates.items()}
        for name, facet in self.facets.items():
            arrays |= {
                f"facet {name}": np.array([facet.rows, facet.values]),
                f"names {name}": np.array(facet.names, "U"),
            }
        np.savez(path, **arrays)

    @classmethod
    def open(cls, path: Path) -> Sieve:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as kept:
            names = [name.removeprefix("facet ") for name in kept.files if name.startswith("facet ")]
            pairs = {name: kept[f"facet {name}"] for name in names}
            plain, dates = {name: kept[name] for name in PLAIN}, {name: kept[f"date {name}"] for name in DATED}
            size = len(plain["keys"])
            facets = {name: Facet(tuple(kept[f"names {name}"].tolist()), *pairs[name], size) for name in names}
            return cls(**plain, dates=dates, facets=facets)

    def visible(self, moment: float, others: Iterable[int] = ()) -> Mask:
        """What anybody may see at a moment, and the rows (by key) that this reader may see besides."""
        open_to_all = self.public & ~(self.starts > moment) & ~(self.ends <= moment)
        extra = list(others)
        return open_to_all | (~self.public & np.isin(self.keys, extra)) if extra else open_to_all

    def called(self, text: str) -> Rows:
        """The rows that have just these words for a title."""
        number = number_of(text)
        return np.flatnonzero(self.titles == number) if number else NO_ROWS

    def with_theirs(self, rows: Rows, mask: Mask) -> Rows:
        """Those of the masked rows whose thing has one of ``rows``, if that is masked, too."""
        there = rows[mask[rows]]
        if not len(there):
            return NO_ROWS
        theirs = np.zeros(self.many, np.bool_)
        theirs[self.things[there]] = True
        return np.flatnonzero(mask & theirs[self.things])

    def phase(self, moment: float) -> Facet:
        """The phase of each challenge; the same rule as ``search.indexing.phases.phase_of`` (a test holds them)."""
        challenges, said, opens, closes = self.challenges
        later = np.where(opens > moment, UPCOMING, np.where(closes > moment, UPCOMING + 1, UPCOMING + 2))
        return Facet(PHASES, challenges, np.where(said < UPCOMING, said, later))

    @cached_property
    def challenges(self) -> tuple[Rows, Rows, Times, Times]:
        """Their rows, the phase of those that have one whatever the moment, when they open and when they close."""
        rows = np.flatnonzero(self.facets["kind"].having({"challenge"}, len(self)))
        dates = {name: times[rows] for name, times in self.dates.items()}
        steps = (
            np.isnan(dates["opens"]) | np.isnan(dates["closes"]),
            ~np.isnan(dates["cancelled"]),
            ~np.isnan(dates["released"]),
        )
        return rows, np.select(steps, range(UPCOMING), default=UPCOMING), dates["opens"], dates["closes"]

    def one_each(self, rows: Rows, scores: Times, language: str) -> Rows:
        """Places in ``rows``, one a thing: the row in the reader's language where it is among them, else the best."""
        together = np.flatnonzero(self.with_others.take(rows))
        things = self.things[rows[together]]
        several = np.flatnonzero(np.bincount(things)[things] > 1)
        among, things = rows[together[several]], things[several]
        order = np.lexsort((self.keys[among], -scores[together[several]], self.languages[among] != language, things))
        kept = np.ones(len(rows), np.bool_)
        kept[together[several[order[np.flatnonzero(np.diff(things[order]) == 0) + 1]]]] = False
        return np.flatnonzero(kept)

    @cached_property
    def with_others(self) -> Mask:
        """The rows whose thing has several."""
        return np.bincount(self.things)[self.things] > 1

    @cached_property
    def many(self) -> int:
        """How many things there are."""
        return int(self.things.max(initial=-1)) + 1

    def fitting(self, mask: Mask, chosen: Mapping[str, Set[str]], moment: float, *, but: str = "") -> Mask:
        """Which of the masked rows have one of the chosen values of every facet; facet ``but`` is not asked."""
        for name, values in chosen.items():
            if values and name != but:
                mask = mask & self.facet(name, moment).having(values, len(self))
        return mask

    def counts(self, mask: Mask, chosen: Mapping[str, Set[str]], moment: float, names: Iterable[str]) -> dict:
        """{facet: Counter}: how many of the masked rows have each value, when all other facets are as chosen."""
        return {name: self.facet(name, moment).counted(self.fitting(mask, chosen, moment, but=name)) for name in names}

    def kind_of(self, place: int) -> str:
        """The kind of one row; each has one, so the pairs of the facet stand in the order of the rows."""
        kinds = self.facets["kind"]
        return kinds.names[int(kinds.values[place])]

    def knows(self, names: Iterable[str]) -> bool:
        """Whether these facets can be counted: neither the files nor a row is older than one of them."""
        unsaid = self.facet("unsaid", 0.0).names
        return all(name == "phase" or (name in self.facets and name not in unsaid) for name in names)

    def facet(self, name: str, moment: float) -> Facet:
        return self.phase(moment) if name == "phase" else self.facets.get(name, NOTHING)


def number_of(title: str) -> int:
    """The same for all titles of the same words, however they are written; 0 for one without a word."""
    words = " ".join(folded_words(title))
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), signed=True) if words else 0


NO_ROWS = np.empty(0, np.int64)
NOTHING = Facet.of(())
