"""The public page on how we match: true to the code, the same for machines, of nobody by name, and cheap."""

import json

import pytest

from hub.base import memory
from hub.kit.clock import today
from search import auditing, profiles
from search.matching import PRIORS
from search.models import ExposureAudit
from search.saying import features
from tests.factories import house
from tests.measuring import asked
from tests.search import world

pytestmark = pytest.mark.django_db
THERE = "/en/saadan-matcher-vi/"


@pytest.fixture
def audit(db):
    groups = [
        {"by": "helix", "group": "business", "actors": 9, "exposure": 0.6, "merit": 0.5, "ratio": 1.2},
        {"by": "helix", "group": "civil", "actors": 2, "exposure": 0.4, "merit": 0.53, "ratio": 0.7547},
    ]
    return ExposureAudit.objects.create(month=auditing.first_of_month(today()), lists=4, groups=groups)


def test_every_feature_has_words_and_its_weight_in_force(client):
    house.a_house()
    page = client.get(THERE).content.decode()
    known = features.known(profiles.weights())
    assert [feature.id for feature in known] == list(PRIORS) == list(features.WORDS)
    for feature in known:
        assert feature.title in page
        assert feature.text
    assert {feature.id for feature in known if not feature.counts_on_equal_terms} == {"collaboration", "geography"}
    assert all(f'<tr><th scope="row">{name}</th><td>{text}' in page for name, text in features.strengths())


def test_the_figures_of_the_audit_are_shown_without_those_of_the_few(client, audit):
    page = client.get(THERE).content.decode()
    assert "1.2" in page
    assert "Too few to tell" in page
    told = client.get("/saadan-matcher-vi.json").content.decode() + client.get(THERE).content.decode()
    told += b"".join(client.get("/data/exposure.csv").streaming_content).decode()
    assert "0.75" not in told
    assert "0.53" not in told
    assert "1.2" in told


def test_machines_get_every_field_of_the_register(client, audit):
    told = json.loads(client.get("/saadan-matcher-vi.json").content)
    fields = {"name", "responsible", "contact", "status", "version", "purpose", "legal_basis", "data_sources"}
    fields |= {"human_intervention", "risks", "logic", "supplier", "licence"}
    assert fields <= {name for name, value in told.items() if value}
    assert {one["id"]: one["weight"] for one in told["features"]} == dict(PRIORS)
    assert told["exposure"]["lists"] == 4
    assert json.loads(client.get("/en/saadan-matcher-vi.json").content)["language"] == "en"
    assert all("share" not in feature for feature in told["features"]), "the length of a bar is no share of a whole"
    assert max(feature["percent_of_heaviest"] for feature in told["features"]) == 100


def test_it_names_no_organisation_and_is_found_in_the_footer(client, audit):
    house.a_house()
    world.an_organisation("Måge og Fyr", "Vi måler luft.")
    page = client.get(THERE).content.decode()
    assert "Måge og Fyr" not in page
    assert f'href="{THERE}"' in client.get("/en/soeg/").content.decode()
    assert "In use since" in page


@pytest.mark.parametrize("known", ["chrome", "all"])
def test_it_asks_little(client, audit, known, monkeypatch):
    monkeypatch.setattr(memory, "READ_EVERY", 3600)
    house.a_house()
    assert len(asked(client, THERE, known=known)) <= 4
