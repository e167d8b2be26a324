"""Secrets are put where they belong, then looked for everywhere, as everybody: product.md §5 says who may find one.

A secret is two words that stand nowhere else. The search is asked for the first, which all share, and every answer is
looked through for the second, so that a page which repeats the question or its own address does not count. What sealed
answers hold is looked for in ``tests/challenges/test_sealing.py``, what is not public in the open data in
``tests/home/test_opendata.py``.
"""

import datetime as dt
import io
import logging
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import Page

from challenges import actions as challenges
from challenges.models import Response
from hub.accounts.actions import notify
from hub.kit import clock
from hub.kit.audit import AuditEntry
from hub.kit.worker import drain
from partners import actions as partners
from projects import actions as projects
from projects.models import LearningPage, PilotPage
from search.models import SearchDocument
from tests.factories import house
from tests.factories.projects import LearningPageFactory, PilotFactory, PilotPageFactory, a_running_pilot
from tests.permission_table import ROLES, TABLE
from tests.test_permissions import World

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@dataclass
class Secret:
    """``may`` see it, and of these ``must``: without anybody who must, a test that looks nowhere would pass."""

    may: set[str]
    must: set[str]
    key: str = f"zq{secrets.token_hex(6)}"
    word: str = field(default_factory=lambda: f"qz{secrets.token_hex(6)}")

    def __str__(self):
        return f"{self.key} {self.word}"


ALIKE = {"styleguide", "brand_css", "livez", "readyz", "security_txt"}  # hold nothing that was ever written here
STAFF = {"owner", "facilitator"}
FINISHED = {"second", "third"}  # reviewers who have completed their own


def the_secrets() -> dict[str, Secret]:
    return {
        "reasons not released": Secret(STAFF, STAFF),
        "advice not released": Secret(STAFF, STAFF),
        "a completed score": Secret(STAFF | FINISHED, STAFF | {"second"}),
        "a score in progress": Secret(STAFF | {"reviewer"}, {"reviewer"}),
        "a conflict": Secret(STAFF | {"conflicted"}, set()),
        "the title of a draft": Secret(STAFF | {"editor"}, STAFF),
        "the words of a draft": Secret(STAFF | {"editor"}, set()),
        "a need of a draft": Secret(STAFF | {"editor"}, set()),
        "a criterion of a draft": Secret(STAFF | {"editor"}, set()),
        "an edit of a live page": Secret(set(), set()),
        "a private indicator": Secret(STAFF | {"writer"}, STAFF | {"writer"}),  # writes for a partner of the pilot
        "a private note": Secret(STAFF | {"writer"}, STAFF),
        "a declaration in writing": Secret(STAFF | {"officer"}, STAFF),
        "a private phone": Secret({"writer", "facilitator"}, {"writer"}),
        "a private address": Secret({"writer", "facilitator"}, {"writer"}),
        "about a private person": Secret({"writer", "facilitator"}, {"writer"}),
        "an organisation that waits": Secret({"newcomer", "facilitator"}, {"newcomer", "facilitator"}),
        "what it says": Secret({"newcomer", "facilitator"}, {"newcomer"}),
        "what it shows": Secret({"newcomer", "facilitator"}, {"newcomer"}),
        "a notice": Secret({"writer"}, {"writer"}),
        "a draft of a pilot page": Secret(STAFF | {"editor"}, set()),
        "a draft of a learning": Secret(STAFF | {"editor"}, set()),
    }


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world after the opening: reviews half done, decisions recorded and not released; and all the secrets.

    Built once, with all that was mailed and logged meanwhile; what a test does to it goes with the test.
    """
    places = {"PRIVATE_ROOT": tmp_path_factory.mktemp("private"), "SEARCH_ROOT": tmp_path_factory.mktemp("search")}
    with django_db_blocker.unblock(), override_settings(**places), transaction.atomic(), listening() as log:
        mail.outbox = []
        world = World(drain)
        world.secrets, world.places = the_secrets(), places
        world.people |= {name: house.a_user(name) for name in ("second", "third", "newcomer")}
        write_what_waits(world)
        world.publish()
        with clock.at(world.challenge.edition.closes_at + dt.timedelta(hours=1)):
            world.open()
            assess_and_decide(world)
            try_something(world)
            drain()
            world.mails, world.log = list(mail.outbox), log.getvalue()
            yield world
        transaction.set_rollback(True)


@contextmanager
def listening():
    """All that is logged, also what is of no consequence."""
    text, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield text
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture(autouse=True)
def where_its_files_are(kept, settings):
    for name, place in kept.places.items():
        setattr(settings, name, place)


def write_what_waits(world):
    told, people = {name: str(secret) for name, secret in world.secrets.items()}, world.people
    contact = {"phone": told["a private phone"][:30], "about": told["about a private person"], "public": False}
    contact["email"] = f"{world.secrets['a private address'].word}@example.dk"
    partners.change_profile(people["writer"], name="Writer", language="da", by=people["writer"], **contact)
    waiting = partners.register(
        name=told["an organisation that waits"],
        helix="business",
        by=people["newcomer"],
        description=told["what it says"],
    )
    partners.consent(waiting, by=people["newcomer"])
    partners.declare_evidence(waiting, kind="solution", text=told["what it shows"], by=people["newcomer"])
    blocks = {
        "problem": f"<p>{told['the words of a draft']}</p>",
        "needs": [house.block(helix="business", competence=told["a need of a draft"], topics=[], number=1)],
        "criteria": [
            house.block(label=told["a criterion of a draft"], help="", weight=100, minimum=None, scale=[]),
        ],
    }
    world.draft = house.a_draft(people["owner"], world.department, told["the title of a draft"], **blocks)
    words = {"subject": told["a notice"], "text": told["a notice"], "why": "Fordi."}
    notify([people["writer"]], kind="told", key="secret", path="/min-side/", **words)


def assess_and_decide(world):
    told, people, frida = (
        {name: str(one) for name, one in world.secrets.items()},
        world.people,
        world.people["facilitator"],
    )
    page = world.challenge.pages.get()
    page.problem = f"<p>{told['an edit of a live page']}</p>"
    page.save_revision(user=frida)
    response = Response.objects.get(organisation=world.firm)
    criteria = world.challenge.edition.criteria
    challenges.save_scores(
        world.things["reviewer"],
        scores={criteria[0]["id"]: {"points": 2, "reason": told["a score in progress"]}},
        by=people["reviewer"],
    )
    for name in sorted(FINISHED):
        review = challenges.assign(response, reviewer=people[name], by=frida)
        challenges.declare_conflict(review, conflict=False, by=people[name])
        given = {one["id"]: {"points": 4, "reason": told["a completed score"]} for one in criteria}
        world.things[name] = challenges.complete(review, scores=given, by=people[name])
    review = world.things["conflicted"]
    review.conflict_note = told["a conflict"]
    review.save(update_fields=["conflict_note"])
    words = {"reasons": told["reasons not released"], "advice": told["advice not released"]}
    challenges.decide(response, outcome="selected", by=people["owner"], **words)


def try_something(world):
    told, owner = {name: str(secret) for name, secret in world.secrets.items()}, world.people["owner"]
    pilot = a_running_pilot(title="Målinger i Havnegade", department=world.department, lead=owner)
    hidden = projects.add_indicator(pilot, name=told["a private indicator"], public=False, by=owner)
    projects.record(hidden, on=clock.today(), value=7, note=told["a private note"], by=owner)
    projects.join_partner(pilot, organisation=world.firm, role="Måler", by=owner)
    planned = PilotFactory(department=world.department, lead=owner)
    answers = {"data": told["a declaration in writing"], "safeguards": "Ingen", "kept_months": 24}
    projects.declare_data_use(planned, by=owner, **answers)
    world.things |= {"pilot": pilot, "indicator": hidden, "planned": planned}
    world.things["milestone"] = projects.add_milestone(pilot, title="Begynd", due_on=clock.today(), by=owner)
    PilotPageFactory(live=False, pilot=pilot, title="Kladde", summary=told["a draft of a pilot page"])
    LearningPageFactory(live=False, parent=pilot.pages.first(), summary=told["a draft of a learning"])


def addresses(world) -> list[str]:
    """Every address of ours with every thing there is, every page live or not, exports, searches, error pages."""
    found = {world.address(name) for name in TABLE if TABLE[name] != "M" * len(ROLES) and name not in ALIKE}
    found |= {page.get_url() for page in Page.objects.filter(depth__gt=1).specific()}
    challenge, pilots = world.draft.public_id, [world.things["pilot"], world.things["planned"]]
    cases = ["case_detail", "case_timeline", "case_matches", "case_reviewers", "case_open", "case_release"]
    found |= {reverse(name, args=[challenge]) for name in [*cases, "response_begin"]}
    names = [name for name in TABLE if name.startswith(("pilot_", "data_use_")) and name != "pilot_list"]
    found |= {reverse(name, args=[pilot.public_id]) for name in names for pilot in pilots}
    found |= {reverse("review_detail", args=[world.things[name].public_id]) for name in ("second", "conflicted")}
    slugs = ("challenges", "organisations", "pilots", "indicators", "measurements", "learnings")
    found |= {reverse(name, args=[slug]) for slug in slugs for name in ("data_detail", "data_csv", "data_json")}
    waiting = world.people["newcomer"].memberships.get().organisation.slug
    found |= {reverse(name, args=[waiting]) for name in ("organisation_detail", "organisation_evidence")}
    found |= {"/sitemap.xml", "/findes-ikke/"}
    searches = (reverse("search"), reverse("search_csv"))
    found |= {f"{path}?q={Secret.key}" for path in (*searches, "/udfordringer/", "/partnere/", "/erfaringer/")}
    return sorted(address for address in found if address)


def text_of(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace") + str(answer.headers)


def who_finds_what(world) -> dict[str, dict[str, set[str]]]:
    """``{secret: {role: addresses}}``."""
    seen = {name: {} for name in world.secrets}
    paths = addresses(world)
    for role in ["anonymous", *(name for name in world.people if name != "third")]:
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(world.people[role])
        for path in paths:
            answer = client.get(path)
            assert answer.status_code != 500, (role, path)
            text = text_of(answer)
            for name, secret in world.secrets.items():
                if secret.word in text and secret.word not in path:
                    seen[name].setdefault(role, set()).add(path)
    return seen


def test_each_secret_is_found_by_those_who_may_and_nobody_else(kept):
    seen = who_finds_what(kept)
    leaks = {
        (name, role): sorted(paths)[:4]
        for name, roles in seen.items()
        for role, paths in roles.items()
        if role not in kept.secrets[name].may
    }
    unseen = {name: missing for name, secret in kept.secrets.items() if (missing := secret.must - set(seen[name]))}
    assert leaks == {}
    assert unseen == {}


def test_after_the_release_the_reasons_are_the_receivers_and_nobody_elses(kept):
    owner = kept.people["owner"]
    other = Response.objects.get(organisation=kept.other)
    kept.assess(other)
    challenges.decide(other, outcome="declined", reasons="Noget andet.", by=owner)
    challenges.release(kept.challenge, by=owner)
    drain()
    letters = kept.firm.letters.filter(kind="decision")
    found = set()
    for role in ("writer", "rival", "stranger", "reviewer", "second", "officer", "superuser", *STAFF):
        client = Client()
        client.force_login(kept.people[role])
        paths = [reverse("letter_detail", args=[letter.public_id]) for letter in letters] + [reverse("my_page")]
        paths += [reverse("response_detail", args=[kept.things["response"].public_id]), reverse("notice_list")]
        if any(kept.secrets["reasons not released"].word in text_of(client.get(path)) for path in paths):
            found.add(role)
    assert found == {"writer"} | STAFF


def test_no_mail_log_or_minutes_holds_a_secret_of_somebody_else(kept):
    assert kept.mails
    assert kept.log
    minutes = str(list(AuditEntry.objects.values_list("action", "data")))
    for place, text in {"logs": kept.log, "minutes": minutes}.items():
        assert [name for name, secret in kept.secrets.items() if secret.word in text or secret.key in text] == [], place
    roles = {user.email: role for role, user in kept.people.items()}
    for name, secret in kept.secrets.items():
        told = {roles.get(to, to) for one in kept.mails if secret.word in one.subject + one.body for to in one.to}
        assert told <= secret.may, name


def test_no_row_of_the_index_that_everybody_searches_holds_a_secret(kept):
    rows = SearchDocument.objects.public()
    assert rows.exists()
    text = str(list(rows.values()))
    assert [name for name, secret in kept.secrets.items() if secret.word in text or secret.key in text] == []
    assert PilotPage.objects.filter(live=False).exists()
    assert LearningPage.objects.filter(live=False).exists()
