"""How many questions the pages ask the database: few, as many for three rows as for one, and none from a template."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client, override_settings

from hub.base import memory
from hub.home.models import NewsIndexPage
from hub.kit import clock
from hub.kit.worker import drain
from projects import actions as projects
from tests.factories import house
from tests.factories.home import NewsPageFactory
from tests.factories.projects import LearningPageFactory, PilotFactory, PilotPageFactory
from tests.measuring import asked, no_questions_while_rendering, shape, twice
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BUDGETS = {  # a visitor, somebody signed in; with the chrome remembered and nothing of the page
    "home": (4, 8),
    "challenges": (4, 8),
    "challenge": (6, 12),
    "pilots": (4, 8),
    "pilot": (6, 12),
    "learnings": (4, 8),
    "partners": (4, 8),
    "search": (4, 8),
    "how we match": (4, 8),
    "how search works": (4, 8),
}
OWN = {"workspace": 10, "review": 10, "brief": 4, "draft": 13, "draft form": 9}
OWNERS = ("workspace", "brief", "draft", "draft form")
KNOWN = ("all", "chrome", "nothing")  # what is remembered when the page is asked for
FOR_CHROME = 5  # what the chrome may add when it is not remembered
ABOVE: dict[tuple[str, str, str], int] = {}  # what is above its budget, by how much it is; it must not grow


def grow(world, number: int) -> None:
    """One more of everything that the lists show."""
    frida = world.people["facilitator"]
    story = world.things["pilot"].pages.get(locale__language_code="da")
    house.a_challenge(frida, world.department, title=f"Støj {number}")
    pilot = PilotFactory(department=world.department, challenge=world.challenge, lead=world.people["owner"])
    page = PilotPageFactory(parent=story.get_parent().specific, pilot=pilot)
    LearningPageFactory(parent=page)
    projects.write_update(world.things["pilot"], text=f"Det går {number}.", by=world.people["owner"])
    projects.add_milestone(
        world.things["pilot"], title=f"Trin {number}", due_on=pilot.created_at.date(), by=world.people["owner"]
    )
    NewsPageFactory(parent=world.news)
    drain()


def ways(world) -> dict[str, str]:
    """The address of every page that has a budget."""
    story = world.things["pilot"].pages.get(locale__language_code="da")
    pilot, review = world.things["pilot"], world.things["reviewer"]
    return {
        "home": "/",
        "challenges": "/udfordringer/",
        "challenge": world.challenge.pages.get(locale__language_code="da").get_url(),
        "pilots": "/pilotprojekter/",
        "pilot": story.get_url(),
        "learnings": "/erfaringer/",
        "partners": "/partnere/",
        "search": "/soeg/?q=luft",
        "how we match": "/saadan-matcher-vi/",
        "how search works": "/saadan-virker-soegningen/",
        "workspace": f"/pilot/{pilot.public_id}/",
        "review": f"/bedoemmelser/{review.public_id}/",
        "brief": "/sager/ny/",
        "draft": f"/sager/{world.draft.public_id}/",
        "draft form": f"/sager/{world.draft.public_id}/udkast/",
    }


def measure(world) -> dict[tuple, list[str]]:
    """(page, who, what is remembered) → its queries."""
    visitor, owner, reviewer = Client(), Client(), Client()
    owner.force_login(world.people["owner"])
    reviewer.force_login(world.people["reviewer"])
    addresses, seen = ways(world), {}
    for known in KNOWN:
        for page in BUDGETS:
            seen[page, "visitor", known] = asked(visitor, addresses[page], known=known)
            seen[page, "owner", known] = asked(owner, addresses[page], known=known)
        for page in OWNERS:
            seen[page, "owner", known] = asked(owner, addresses[page], known=known)
        seen["review", "reviewer", known] = asked(reviewer, addresses["review"], known=known)
    return seen


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every page with one row of everything, and with three; the content version is looked at when all is cold."""
    private = tmp_path_factory.mktemp("private")
    with (
        django_db_blocker.unblock(),
        override_settings(PRIVATE_ROOT=private),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as monkeypatch,
        no_questions_while_rendering(monkeypatch) as in_templates,
    ):
        monkeypatch.setattr(memory, "READ_EVERY", 3600)
        world = World(drain)
        world.publish()
        with clock.at(world.challenge.edition.closes_at + dt.timedelta(hours=1)):
            world.open()
            world.decide()
            world.things["pilot"].pages.get(locale__language_code="da").save_revision().publish(
                skip_permission_checks=True
            )
            world.news = NewsIndexPage.objects.get(locale__language_code="da")
            world.draft = house.a_draft(world.people["owner"], world.department, title="Støv i havnen")
            grow(world, 1)
            one = measure(world)
            grow(world, 2)
            grow(world, 3)
            memory.forget()
            three = measure(world)
        yield SimpleNamespace(one=one, three=three, in_templates=in_templates)
        memory.forget()
        transaction.set_rollback(True)


def budget(name: str, who: str, known: str) -> int:
    promised = OWN[name] if name in OWN else BUDGETS[name][who != "visitor"]
    return promised + FOR_CHROME if known == "nothing" else promised


PAGES = [(page, who) for page in BUDGETS for who in ("visitor", "owner")] + [
    *((page, "owner") for page in OWNERS),
    ("review", "reviewer"),
]


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize(("name", "who"), PAGES)
def test_a_page_keeps_to_its_budget(measured, name, who, known):
    for rows in (measured.one, measured.three):
        queries = rows[name, who, known]
        above = ABOVE.get((name, who, known))
        kept = len(queries) == above if above else len(queries) <= budget(name, who, known)
        assert kept, "\n".join([str(len(queries)), *queries])


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize(("name", "who"), PAGES)
def test_a_page_asks_as_often_for_three_rows_as_for_one(measured, name, who, known):
    one, three = (rows[name, who, known] for rows in (measured.one, measured.three))
    assert len(one) == len(three), "\n".join(sorted({*map(shape, three)} - {*map(shape, one)}))


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize(("name", "who"), PAGES)
def test_no_page_asks_the_same_question_twice(measured, name, who, known):
    assert twice(measured.three[name, who, known]) == []


def test_no_page_asks_anything_while_its_template_is_rendered(measured):
    assert sorted({f"{template}: {query}" for template, query in measured.in_templates}) == []
