"""Places of Denmark: every municipality is known, names are read as people write them, distances are distances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit.places.deriving import ALSO, MUNICIPALITIES, SPELT, pairs
from hub.kit.places.gazetteer import FILE, distance, find, is_everywhere, known
from hub.kit.places.reading import read

places = st.sampled_from(sorted(known().values(), key=lambda place: (place.name, place.points)))


def test_the_list_is_small_and_knows_all_98_municipalities_as_towns_and_every_other_spelling():
    names = [name for name, _seat in pairs(MUNICIPALITIES)]
    assert (len(names), len(set(names))) == (98, 98)
    for name in names:
        assert find(name) == find(f"{name} Kommune")
        assert len(find(name).points) == 1
    assert all(find(name) for name, _main in (*pairs(ALSO), *pairs(SPELT)))
    assert FILE.stat().st_size < 100_000


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("Århus", "Aarhus"), ("aarhus", "Aarhus"), ("8000 Aarhus C", "Aarhus"), ("Arhus", "Aarhus")),
        *(
            ("Copenhagen", "København"),
            ("Kobenhavn", "København"),
            ("Koebenhavn", "København"),
            ("København NV", "København"),
        ),
        *(
            ("Furesø", "Furesø"),
            ("Vejen Kommune", "Vejen"),
            ("Nordfyns Kommune", "Nordfyn"),
            ("DK-9500 Hobro", "Hobro"),
        ),
        *(("Region Midtjylland", "Midtjylland"), ("hele Jylland", "Jylland"), ("Jutland", "Jylland"), ("Funen", "Fyn")),
        *(("Randers og omegn", "Randers"), ("Malmø", "Malmö"), ("Region Sjælland", "Region Sjælland")),
        *(("Bornholms Regionskommune", "Bornholm"), ("Ry", "Ry"), ("Holstebro Nord", "Holstebro")),
    ],
)
def test_a_name_is_known_however_it_is_written(written, meant):
    assert find(written).name == meant


@pytest.mark.parametrize("name", ["", " ", "Fjordby", "by", "8000", "kommune", "N", "hele", "x" * 500, "\x00", "💧"])
def test_what_is_no_place_is_none(name):
    assert find(name) is None


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        *(("Hobro", "Randers", 25), ("København", "Aarhus", 157), ("Skagen", "Gedser", 364), ("Odense", "Fyn", 0)),
        *(("Aarhus", "Region Midtjylland", 0), ("Rønne", "København", 149), ("Helsingør", "Helsingborg", 5)),
    ],
)
def test_distances_are_as_on_a_map(one, other, km):
    assert distance(find(one), find(other)) == pytest.approx(km, abs=max(2, km / 50))


@given(places, places, places)
def test_a_distance_is_the_same_both_ways_nothing_to_itself_and_no_detour_is_shorter(one, other, third):
    assert distance(one, other) == pytest.approx(distance(other, one), abs=1e-9)
    assert distance(one, one) == 0
    assert 0 <= distance(one, other) < 700
    if not third.is_area:  # a part of the country is walked through for nothing
        assert (
            distance(one, other) <= distance(one, third) + distance(third, other) + 1e-6 or one.is_area or other.is_area
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Randers, Aarhus og Fyn; online", ["Randers", "Aarhus", "Fyn", "everywhere"]),
        ("Hele landet", ["everywhere"]),
        ("Randers og omegn", ["Randers"]),
        ("Fjordby, Hobro", [None, "Hobro"]),
        ("Ikast-Brande / Ringkøbing-Skjern", ["Ikast-Brande", "Ringkøbing-Skjern"]),
        ("Vejle – Kolding – Fredericia", ["Vejle", "Kolding", "Fredericia"]),
        (" ,, ; ", []),
        ("Lolland og Falster", ["Lolland", "Falster"]),
    ],
)
def test_places_are_read_as_they_are_written(text, said):
    found = ["everywhere" if one.everywhere else one.place and one.place.name for one in read(text)]
    assert found == said


@given(st.text(max_size=200))
def test_anything_can_be_read(text):
    for said in read(text):
        assert said.text
        assert said.is_understood == (said.place is not None or is_everywhere(said.text))
