"""Address × role × phase: what product.md says everybody may see, held against every address there is."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver

from hub.kit import clock
from hub.kit.worker import drain
from tests.measuring import no_questions_while_rendering
from tests.permission_table import NOT_OURS, ROLES, TABLE
from tests.world import World


def addresses() -> set[str]:
    """The name of every address of ours."""

    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield pattern.name
            elif not getattr(pattern, "app_name", None) and not str(pattern.pattern).startswith(NOT_OURS):
                yield from walk(pattern.url_patterns)

    return {name for name in walk(get_resolver().url_patterns) if name and not name.startswith("wagtail")}


def test_every_address_has_a_row_and_every_row_an_address():
    assert addresses() == set(TABLE)


def answer_of(response) -> str:
    """One letter: 2 seen, L sign in, R led elsewhere, 3 refused, 4 not there, M wrong method."""
    if response.status_code == 302:
        return "L" if "/konto/login/" in response["Location"] else "R"
    return {200: "2", 403: "3", 404: "4", 405: "M"}.get(response.status_code, str(response.status_code))


def look(world, roles=ROLES) -> dict[str, str]:
    """What each role gets at each address now, as one word of letters in the order of the roles."""
    clients = {}
    for role in roles:
        clients[role] = Client(raise_request_exception=False)
        if role != "anonymous":
            clients[role].force_login(world.people[role])
    seen = {}
    for name in TABLE:
        address = world.address(name)
        if address is not None:
            seen[name] = "".join(answer_of(clients[role].get(address)) for role in roles)
    return seen


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    """What everybody got at every address in every phase, and what templates asked the database on the way."""
    private = tmp_path_factory.mktemp("private")
    with django_db_blocker.unblock(), override_settings(PRIVATE_ROOT=private), transaction.atomic():
        world = World(drain)
        with pytest.MonkeyPatch.context() as monkeypatch, no_questions_while_rendering(monkeypatch) as in_templates:
            seen = {"draft": look(world)}
            world.publish()
            seen["open"] = look(world)
            with clock.at(world.challenge.edition.closes_at + dt.timedelta(hours=1)):
                seen["closed"] = look(world)
                world.open()
                seen["opened"] = look(world)
                world.decide()
                seen["released"] = look(world)
        yield SimpleNamespace(seen=seen, in_templates=in_templates)
        transaction.set_rollback(True)


@pytest.mark.once
@pytest.mark.django_db
def test_everybody_sees_what_the_policy_says_and_nothing_else(walk):
    wrong = {}
    for phase, answers in walk.seen.items():
        for name, letters in answers.items():
            right = TABLE[name] if isinstance(TABLE[name], str) else TABLE[name][phase]
            if letters != right:
                wrong[f"{name} while {phase}"] = f"{letters} should be {right}"
    assert wrong == {}


@pytest.mark.once
@pytest.mark.django_db
def test_no_template_asks_the_database_at_any_address_for_anybody(walk):
    assert sorted({f"{template}: {query}" for template, query in walk.in_templates}) == []


@pytest.mark.django_db
def test_no_address_breaks_on_any_database_once_there_is_something_of_everything(request):
    """Where the whole walk is left to another database, two who see most walk once."""
    if request.config.getoption("--only-database"):
        seen = looked_at_the_end(("writer", "facilitator"))
    else:
        seen = request.getfixturevalue("walk").seen["released"]
    assert {name: letters for name, letters in seen.items() if not set(letters) <= set("2LR34M")} == {}


def looked_at_the_end(roles) -> dict[str, str]:
    world = World(drain)
    world.publish()
    with clock.at(world.challenge.edition.closes_at + dt.timedelta(hours=1)):
        world.open()
        world.decide()
        return look(world, roles)
