"""How near an organisation works to the municipality, by the places it says."""

from __future__ import annotations

from hub.base.whereabouts import Whereabouts
from hub.kit.places.gazetteer import distance
from hub.kit.places.reading import read
from search.matching import Nearness


def nearness(places: str, here: Whereabouts) -> Nearness | None:
    """Of the nearest place that is said; None where it isn't known how far away any of them is."""
    found = []
    for said in read(places):
        if here.is_here(said):
            found.append(Nearness(0.0))
        elif said.everywhere:
            found.append(Nearness(0.0, everywhere=True))
        elif said.place and here.place:
            area = said.place.is_area
            found.append(Nearness(distance(said.place, here.place), said.place.name, area=area))
    return min(found, key=lambda each: (each.km, each.everywhere, each.area, each.name), default=None)
