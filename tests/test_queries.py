"""How many questions the public pages ask the database: few, and as many for three rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from challenges.models import Challenge
from hub.base import memory
from tests.factories import house

pytestmark = pytest.mark.django_db
CHALLENGE = "/udfordringer/udfordring-0/"
BUDGETS = {
    "/": (4, 8),
    "/udfordringer/": (4, 8),
    CHALLENGE: (6, 12),
    "/pilotprojekter/": (4, 8),
    "/erfaringer/": (4, 8),
}


@pytest.fixture
def warm(monkeypatch):
    """The chrome is remembered, and the content version is not looked at again in the measured request."""
    monkeypatch.setattr(memory, "READ_EVERY", 3600)
    yield
    memory.forget()


def a_hub_with(challenges: int):
    memory.forget()
    frida = house.a_house()
    department = house.a_department(frida)
    for number in range(challenges):
        house.a_challenge(frida, department, title=f"Udfordring {number}")
    return frida


def asked(client, address: str) -> list[str]:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("address", BUDGETS)
def test_a_visitor_s_page_keeps_to_its_budget_however_much_there_is(client, drain, address, warm):
    frida = a_hub_with(1)
    drain()
    one = len(asked(client, address))
    for number in (1, 2):
        house.a_challenge(frida, Challenge.objects.first().department, title=f"Udfordring {number}")
    memory.forget()
    drain()
    assert len(asked(client, address)) == one
    assert one <= BUDGETS[address][0]


@pytest.mark.parametrize("address", BUDGETS)
def test_a_signed_in_person_s_page_keeps_to_its_budget(client, drain, address, warm):
    frida = a_hub_with(2)
    drain()
    client.force_login(frida)
    queries = asked(client, address)
    assert len(queries) <= BUDGETS[address][1], "\n".join(queries)


@pytest.mark.parametrize("address", BUDGETS)
def test_no_page_asks_the_same_question_twice(client, drain, address, warm):
    a_hub_with(3)
    drain()
    queries = asked(client, address)
    assert len(set(queries)) == len(queries)
