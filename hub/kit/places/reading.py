"""Reads where somebody works, as they wrote it: "Randers, Aarhus og Fyn; online". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.kit.places.gazetteer import Place, find, is_everywhere

BETWEEN = re.compile(r"[,;/\n|]|(?<=\s)[-–—](?=\s)")
AND = re.compile(r"\s+(?:og|samt|and|&)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """One of the places; ``place`` is None where the map does not know it, and where it is everywhere."""

    text: str
    place: Place | None
    everywhere: bool = False

    @property
    def is_understood(self) -> bool:
        return self.everywhere or self.place is not None


def read(text: str) -> list[Said]:
    """Each place that is said, in order. What is known as a whole stays whole, as "Randers og omegn"."""
    found = []
    for part in BETWEEN.split(text):
        whole = understood(part)
        found += [whole] if whole.is_understood else [understood(each) for each in AND.split(part)]
    return [said for said in found if said.text]


def understood(text: str) -> Said:
    said = " ".join(text.split()).strip(" .:()")
    return Said(said, find(said), is_everywhere(said))
