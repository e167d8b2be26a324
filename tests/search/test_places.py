"""How near somebody works: from the places they say to the score and the reason, true and no more than that."""

import math

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from hub.base.models import SiteSettings
from hub.base.whereabouts import Whereabouts, not_on_the_map, whereabouts
from hub.kit.places.gazetteer import find
from search.matching import Nearness
from search.profiles.places import nearness
from search.saying import telling
from tests.search import world

FJORDBY = Whereabouts("fjordby", find("Hobro"))
AIR = "Vi måler luftkvalitet med sensorer på lygtepæle langs veje med trafik"
PROBLEM = "Vi mangler sensorer, der måler luftkvalitet langs veje med meget trafik."


@pytest.mark.parametrize(
    ("places", "closeness"),
    [
        *(
            ("Fjordby", 1),
            ("Fjordby Kommune", 1),
            ("Hobro", 1),
            ("Mariagerfjord", 1),
            ("hele landet", 1),
            ("Online", 1),
        ),
        *(("Jylland", 1), ("Nordjylland", 1), ("Himmerland", 1), ("Randers", 0.66), ("Aarhus", 0.37)),
        *(("København", 0.034), ("Aarhus, Randers, København", 0.66), ("Fyn", 0.13), ("Midtjylland", 0.74)),
        *(("København, Fjordby", 1), ("Mars, Randers", 0.66), ("Mars", None), ("", None)),
    ],
)
def test_the_nearest_place_counts_and_what_nobody_knows_is_not_known(places, closeness):
    found = nearness(places, FJORDBY)
    assert (found and found.closeness) == (closeness if closeness is None else pytest.approx(closeness, abs=0.01))


def test_while_nobody_knows_where_the_municipality_is_only_its_name_and_everywhere_count():
    here = Whereabouts("fjordby")
    assert [nearness(places, here) for places in ("Randers", "Jylland")] == [None, None]
    assert nearness("Fjordby, Randers", here) == Nearness(0.0)
    assert nearness("online", here).closeness == 1
    assert nearness("Fjordby", Whereabouts()) is None


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_nearer_is_never_worth_less(one, other):
    near, far = sorted((one, other))
    assert 1 >= Nearness(near).closeness >= Nearness(far).closeness > 0
    assert (Nearness(0).closeness, Nearness(60).closeness) == (1, pytest.approx(1 / math.e))


@pytest.fixture
def site(db):
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.municipality, settings.place = "Fjordby Kommune", "Hobro"
    settings.save()
    return settings


def matched(drain, places, *, equal=False):
    """A challenge with one match, of an organisation that works there."""
    world.a_route(equal=equal)
    firm = world.an_organisation("Måge og Fyr", AIR)
    firm.places = places
    firm.save()
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    return challenge


def reason(challenge, language="en", to_itself=False):
    """The reason by geography, as it is read; None where there is none."""
    match = challenge.matches.get()
    kept = {"reasons": [one for one in match.reasons if one["kind"] == "geography"]}
    match.reasons, match.missing = kept["reasons"], []
    with translation.override(language):
        items = telling.tell(match, telling.sources_of([match]), to_itself=to_itself).items
    return str(items[0]["text"]) if items else None


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ("Fjordby", "Works in the municipality"),
        ("Hobro", "Works in the municipality"),
        ("Randers, Aarhus", "Works about 25 km from here (Randers)"),
        ("Arden", "Works about 15 km from here (Arden)"),
        ("Jylland", "Works in this part of the country (Jylland)"),
        ("Hele landet", "Works in the whole country"),
        ("København", None),
        ("Havrevig", None),
    ],
)
def test_the_reason_says_how_far_away_and_only_where_it_lifts_the_score(drain, site, places, told):
    challenge = matched(drain, places)
    assert reason(challenge) == told
    match = challenge.matches.get()
    found = nearness(places, whereabouts())
    if found:
        assert match.contributions["geography"] == pytest.approx(0.3 * found.closeness)


def test_on_an_equal_route_nearness_counts_nothing_and_is_not_told(drain, site):
    challenge = matched(drain, "Randers", equal=True)
    assert (reason(challenge), challenge.matches.get().contributions["geography"]) == (None, 0)


def test_an_organisation_reads_it_of_itself_and_a_match_from_before_says_no_distance(drain, site):
    challenge = matched(drain, "Randers")
    assert reason(challenge, to_itself=True) == "You work about 25 km from the municipality (Randers)"
    match = challenge.matches.get()
    match.reasons = [{**one, "place": None} if one["kind"] == "geography" else one for one in match.reasons]
    match.save()
    assert reason(challenge) == "Works in the municipality or everywhere"


def test_when_the_municipality_moves_on_the_map_its_matches_are_computed_again(drain, site):
    challenge = matched(drain, "Randers")
    site.place = "Viborg"
    site.save()
    drain()
    assert reason(challenge) == "Works about 40 km from here (Randers)"


@pytest.mark.parametrize("place", ["Fjordby", "Jylland", "hele landet", "Mars"])
def test_where_the_municipality_lies_must_be_a_town_the_map_knows(site, place):
    site.place = place
    with pytest.raises(ValidationError) as refused:
        site.full_clean()
    assert set(refused.value.message_dict) == {"place"}


@pytest.mark.parametrize("place", ["", "Hobro", "Aarhus Kommune", "Furesø"])
def test_a_town_a_municipality_or_nothing_is_fine(site, place):
    site.place = place
    site.full_clean()


@pytest.mark.parametrize(
    ("municipality", "place", "found"),
    [
        *(
            ("Fjordby Kommune", "", ("fjordby", None)),
            ("Kommunen", "", ("", None)),
            ("Kommunen", "Hobro", ("", "Hobro")),
        ),
        *(("Aarhus Kommune", "", ("aarhus", "Aarhus")), ("The Municipality of Vejen", "", ("vejen", "Vejen"))),
    ],
)
def test_the_municipality_is_where_its_name_says_unless_somebody_has_chosen(site, municipality, place, found):
    site.municipality, site.place = municipality, place
    site.save()
    here = whereabouts()
    assert (here.name, here.place and here.place.name) == found


def test_unknown_places_are_named_and_known_ones_are_not(site):
    assert not_on_the_map("Randers, Havrevig, online, Fjordby, Tokyo") == ["Havrevig", "Tokyo"]
    assert not_on_the_map("") == []
