"""A match may stand long after a text was changed: its reasons quote a text as it is now, and hide what terms hide."""

import pytest

from hub.kit import clock
from partners import actions as partners
from search.models import Match
from search.saying import telling
from tests.search import world
from tests.search.test_matches import AIR, PROBLEM
from tests.search.test_moderation import DAY

pytestmark = pytest.mark.django_db
ICE = "Vi laver is og sorbet."


def read(match):
    """All that the owner reads of it."""
    match = Match.objects.get(pk=match.pk)
    told = telling.tell(match, telling.sources_of([match]), to_itself=False)
    return " ".join(str(part) for item in told.items for part in (item["text"], *item.get("pieces", ())))


@pytest.fixture
def firm():
    """One that showed something long before any challenge opened."""
    with clock.at(clock.now() - 30 * DAY):
        firm = world.an_organisation("Måge og Fyr", AIR)
        firm.anna = world.a_user("anna@example.dk", of=firm)
    return firm


@pytest.fixture
def match(firm, drain):
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    return challenge.matches.get()


def test_words_that_were_taken_out_of_a_text_are_not_said_to_stand_in_it_while_the_change_waits(match, firm, drain):
    assert {"”sensorer”", "”trafik”"} <= set(read(match).replace(",", "").split())
    partners.change_evidence(firm.evidence.get(), text="Vi tæller trafik.", by=firm.anna)
    drain()
    assert Match.objects.get(pk=match.pk).reasons == match.reasons  # the change counts a day later
    assert "trafik" in read(match)
    assert "sensorer" not in read(match)


def test_nor_after_the_deadline_when_no_match_is_computed_again(match, firm, drain):
    with clock.at(clock.now() + 30 * DAY):
        partners.change_evidence(firm.evidence.get(), text=ICE, by=firm.anna)
        drain()
        assert Match.objects.get(pk=match.pk).reasons == match.reasons
        assert "sensorer" not in read(match)
        assert "Passer ud fra tekster, der ikke vises længere" in read(match)


@pytest.mark.parametrize("left", ["", ICE])
def test_nor_of_a_description_that_was_changed_or_emptied(drain, left):
    firm = world.an_organisation("Måge og Fyr", ICE, description=AIR)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    match = challenge.matches.get()
    assert "sensorer" in read(match)
    firm.description = left
    firm.save()
    assert "sensorer" not in read(match)


def test_a_piece_that_was_near_in_meaning_is_quoted_only_while_it_stands_in_the_text(match, firm):
    evidence = firm.evidence.get()
    piece = {"kind": "meaning", "contribution": 1.0, "evidence": str(evidence.public_id), "languages": ["da", "da"]}
    Match.objects.filter(pk=match.pk).update(reasons=[piece | {"pieces": ["Luften er dårlig.", AIR]}])
    assert AIR in read(match)
    partners.change_evidence(evidence, text=AIR.replace("lygtepæle", "tage"), by=firm.anna)
    assert "lygtepæle" not in read(match)


def test_nearness_is_hidden_from_the_day_the_terms_are_equal(firm, drain):
    route = world.a_route(equal=False)
    challenge = world.a_challenge("Renere luft", PROBLEM)
    drain()
    match = challenge.matches.get()
    facts = [{"kind": kind, "contribution": 1.0} for kind in ("geography", "collaboration", "capacity")]
    facts[0]["place"] = {"km": 25.0, "name": "Randers", "everywhere": False, "area": False}
    Match.objects.filter(pk=match.pk).update(reasons=[*facts, *match.reasons])
    assert "Randers" in read(match)
    assert "arbejdet med forvaltningen" in read(match)
    partners.change_evidence(firm.evidence.get(), text=f"{AIR} og pladser.", by=firm.anna)  # keeps the match as it is
    route.equal = True
    route.save()
    page = challenge.pages.get()
    page.save_revision().publish()
    drain()
    assert len(Match.objects.get(pk=match.pk).reasons) > len(facts)
    assert "Randers" not in read(match)
    assert "arbejdet med forvaltningen" not in read(match)
    assert "sensorer" in read(match)
