"""Open data: every dataset as page, CSV and JSON; what is not public is in none of them."""

import json

import pytest

from hub.kit import opendata
from hub.kit.clock import now, today
from projects import actions
from tests.factories.accounts import UserFactory
from tests.factories.challenges_answers import an_open_challenge
from tests.factories.partners import MembershipFactory, OrganisationFactory
from tests.factories.projects import (
    LearningPageFactory,
    PilotFactory,
    PilotPageFactory,
    a_running_pilot,
)

pytestmark = pytest.mark.django_db

SLUGS = ["challenges", "exposure", "indicators", "learnings", "measurements", "organisations", "pilots"]
CANARY = "kanariefugl"


def everything(client):
    """All that open data tells, in one text."""
    paths = [f"/data/{slug}{end}" for slug in SLUGS for end in ("/", ".csv", ".json")] + ["/data/", "/tal/"]
    answers = [client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(
        b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
        for answer in answers
    )


def test_the_line_is_there_as_datasets():
    assert sorted(dataset.slug for dataset in opendata.datasets()) == SLUGS


def test_what_is_public_is_in_the_data(client):
    pilot = a_running_pilot(title="Havnegade")
    actions.record(pilot.indicators.get(), on=today(), value="24.5", note="Første måling", by=pilot.lead)
    LearningPageFactory(parent=pilot.pages.get(), title="Mål før sommeren")
    OrganisationFactory(name="Måge og Fyr")
    an_open_challenge(title="Mindre støj")
    text = everything(client)
    told = ["Havnegade", "Første måling", "24.5", "Mål før sommeren", "Måge og Fyr", "Mindre støj"]
    assert [words for words in told if words not in text] == []


def test_what_is_not_public_is_in_no_dataset(client):
    pilot = a_running_pilot(lead=UserFactory(name=f"{CANARY} leder"))
    hidden = actions.add_indicator(pilot, name=f"{CANARY} indikator", public=False, by=pilot.lead)
    first = actions.record(hidden, on=today(), value=1, note=f"{CANARY} note", by=pilot.lead)
    wrong = actions.record(pilot.indicators.first(), on=today(), value=1, note=f"{CANARY} fejl", by=pilot.lead)
    actions.record(pilot.indicators.first(), on=today(), value=2, corrects=wrong, by=pilot.lead)
    PilotPageFactory(live=False, pilot=PilotFactory(title=f"{CANARY} plan"))
    LearningPageFactory(parent=pilot.pages.get(), title=f"{CANARY} kladde", live=False)
    OrganisationFactory(name=f"{CANARY} ny", verified_at=None)
    OrganisationFactory(name=f"{CANARY} skjult", public=False)
    OrganisationFactory(parent=OrganisationFactory(name=f"{CANARY} moder", public=False))
    MembershipFactory(user=UserFactory(name=f"{CANARY} medlem", email=f"{CANARY}@example.dk"))
    assert CANARY not in everything(client)
    assert str(first.public_id) not in everything(client)


def test_an_answer_cannot_be_told_from_the_data_before_it_is_opened(client):
    challenge = an_open_challenge()
    before = everything(client)
    challenge.responses.create(organisation=OrganisationFactory(public=False), status="submitted", submitted_at=now())
    assert everything(client) == before


def test_json_holds_the_meaning_of_each_column_and_every_row(client):
    pilots = [a_running_pilot(), a_running_pilot()]
    told = json.loads(b"".join(client.get("/data/pilots.json").streaming_content))
    assert told["licence"] == "CC BY 4.0"
    assert list(told["columns"]) == list(told["rows"][0])
    assert {row["id"] for row in told["rows"]} == {str(pilot.public_id) for pilot in pilots}


def test_a_cell_that_looks_like_a_formula_is_text(client):
    OrganisationFactory(name="=HYPERLINK(1)")
    text = b"".join(client.get("/data/organisations.csv").streaming_content).decode()
    assert "'=HYPERLINK(1)" in text


def test_an_unknown_dataset_is_not_found(client):
    assert [client.get(f"/data/users{end}").status_code for end in ("/", ".csv", ".json")] == [404, 404, 404]


def test_the_numbers_of_a_hidden_indicator_are_not_found(client):
    pilot = a_running_pilot()
    hidden = actions.add_indicator(pilot, name="Intern", public=False, by=pilot.lead)
    shown = pilot.indicators.first()
    found = [client.get(f"/data/indikatorer/{one.public_id}.csv").status_code for one in (hidden, shown)]
    assert found == [404, 200]


def test_the_funnel_counts_challenges(client):
    challenge = an_open_challenge()
    PilotPageFactory(pilot=PilotFactory(challenge=challenge))
    PilotPageFactory(pilot=PilotFactory(challenge=challenge))
    steps = client.get("/tal/").context["funnel"]
    assert [step["number"] for step in steps] == [1, 0, 0, 1, 0]
