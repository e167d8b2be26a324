"""Where Danish places lie: towns, municipalities and parts of the country, by the names people write. Pure.

What is read is data/places.tsv (its README says where it comes from).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hub.kit.letters import fold

FILE = Path(__file__).parent / "data" / "places.tsv"
EARTH = 6371.0  # km from its middle
EVERYWHERE = frozenset({
    "alle steder", "all of denmark", "anywhere", "danmark", "denmark", "digitalt", "dk", "europa", "europe",
    "everywhere", "globalt", "hele danmark", "hele landet", "hele verden", "internationalt", "landsdaekkende",
    "nationalt", "nationwide", "norden", "online", "overalt", "paa afstand", "remote", "scandinavia", "skandinavien",
    "the whole country", "virtuelt", "worldwide",
})  # fmt: skip
# What people write around a name: a post code, a word for what it is, the part of a town ("Aarhus N").
BEFORE = re.compile(r"^(?:(?:dk-?)?\d{4} +|hele |region |(?:the )?municipality of |city of )+")
WORDS = "kommune|regionskommune|municipality|by|og omegn|and surroundings|denmark"
QUARTERS = "oest|vest|nord|syd|nv|sv|noe|soe|oe|[cknsvj]"
AFTER = re.compile(f"(?: (?:{WORDS}|{QUARTERS}))+$")
ENGLISH = {
    "Jylland": "Jutland", "Sjælland": "Zealand", "Fyn": "Funen", "Hovedstaden": "Capital Region",
    "Storkøbenhavn": "Greater Copenhagen", "Midtjylland": "Central Denmark", "Nordjylland": "North Jutland",
    "Syddanmark": "Southern Denmark", "Region Sjælland": "Region Zealand",
}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """A town."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Place:
    """What a name means: one town, or all those of a part of the country."""

    name: str
    points: tuple[Point, ...]

    @property
    def is_area(self) -> bool:
        return len(self.points) > 1


def apart(one: Point, other: Point) -> float:
    """Kilometres as the crow flies."""
    lat, there = math.radians(one.lat), math.radians(other.lat)
    north, east = there - lat, math.radians(other.lon - one.lon)
    chord = math.sin(north / 2) ** 2 + math.cos(lat) * math.cos(there) * math.sin(east / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(chord)))


def distance(one: Place, other: Place) -> float:
    """Kilometres between their nearest towns; 0 where one lies in the other."""
    return min(apart(here, there) for here in one.points for there in other.points)


def find(name: str) -> Place | None:
    """The place of a name, however it is written ("Aarhus", "Århus", "8000 århus c", "Region Midtjylland")."""
    said = " ".join(fold(name).split())
    bare = BEFORE.sub("", said)
    return next((known()[each] for each in (said, bare, AFTER.sub("", bare)) if each in known()), None)


def is_everywhere(name: str) -> bool:
    """Whether somebody says that they work in the whole country, or from afar."""
    return " ".join(fold(name).split()) in EVERYWHERE


@lru_cache(maxsize=1)
def known() -> dict[str, Place]:
    """{folded name: place}; a town before an area of its name."""
    places: dict[str, Place] = {}
    areas: dict[str, list[Point]] = defaultdict(list)
    for point, within, also in rows():
        for spelling in spellings(point.name, *also):
            places.setdefault(spelling, Place(point.name, (point,)))
        for area in within:
            areas[area].append(point)
    for area, points in areas.items():
        for spelling in spellings(area, ENGLISH.get(area, area)):
            places.setdefault(spelling, Place(area, tuple(points)))
    return places


def spellings(*names: str) -> Iterator[str]:
    """Folded, and as people without Danish keys write: Kobenhavn, Abenra."""
    for name in names:
        yield fold(name)
        yield fold(name).replace("aa", "a").replace("oe", "o")


def rows() -> Iterator[tuple[Point, list[str], list[str]]]:
    """Each point with the areas it lies in and its other spellings."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        name, lat, lon, areas, also = line.split("\t")
        yield Point(name, float(lat), float(lon)), areas.split("|") if areas else [], also.split("|") if also else []
