"""What nobody should send, sent to every door and every list at once: never an error of ours.

What single doors say to bad input is tested beside them: dates and empty challenges in ``challenges/test_publishing``;
long answers, false PDFs, forms sent twice, too late or after the session ended in ``challenges/test_response_doors``;
empty, large and oddly named files in ``kit/test_uploads``; whatever is searched for in ``search/test_doors``.
"""

import datetime as dt
import itertools
import re
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client, override_settings

from hub.kit import clock
from hub.kit.worker import drain
from tests.permission_table import TABLE
from tests.test_permissions import World

pytestmark = pytest.mark.django_db

FIELD = re.compile(r'<(?:input|textarea|select)[^>]*?\bname="([^"]+)"')
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
BUTTON = re.compile(r'<button[^>]*?\bname="([^"]+)" value="([^"]*)"')
HALF_LETTERS = [
    "%ff",
    "%ed%a0%80",
    "%00",
    "%F0%9F%98%80",
    "%E2%80%AE",
]  # no UTF-8, half a pair, NUL, a face, right to left
HOSTILE = ["\x00", 'a"\x00 \u202e😀 ' + "x" * 10_000, "-1", "999999999999999999999"]
WISHES = ("abc", *HOSTILE)
ROLES = ("writer", "owner", "facilitator", "reviewer")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """An opened challenge with all that belongs to it, built once; what a test writes goes with the test."""
    private = tmp_path_factory.mktemp("private")
    with django_db_blocker.unblock(), override_settings(PRIVATE_ROOT=private), transaction.atomic():
        world = World(drain)
        world.publish()
        with clock.at(world.challenge.edition.closes_at + dt.timedelta(hours=1)):
            world.open()
            world.private = private
            yield world
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def where_its_files_are(world, settings):
    settings.PRIVATE_ROOT = world.private


def test_hostile_values_in_every_field_of_every_form_are_never_an_error(world):
    broken, sent = [], 0
    for role in ROLES:
        client = Client(raise_request_exception=False)
        client.force_login(world.people[role])
        for path in sorted(filter(None, map(world.address, TABLE))):
            page = client.get(path)
            if page.status_code != 200 or page.streaming or b'method="post"' not in page.content:
                continue
            names = set(FIELD.findall(page.content.decode())) - {"csrfmiddlewaretoken"}
            buttons = BUTTON.findall(page.content.decode()) or [("none", "")]
            for value, (button, action) in itertools.product(HOSTILE, buttons):
                sent += 1
                answer = client.post(path, dict.fromkeys(names, value) | {button: action})
                unsaid = b'method="post"' in answer.content and b'role="alert"' not in answer.content
                if answer.status_code >= 500 or (answer.status_code == 200 and unsaid):
                    broken.append((role, path, value[:10], answer.status_code))
    assert broken == []
    assert sent > 40


def test_a_post_without_its_token_is_refused_at_every_door(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["facilitator"])
    # The one is answered before anything else is; the other carries its own token in the address (RFC 8058).
    paths = set(filter(None, map(world.address, TABLE))) - {"/livez", world.address("saved_search_stop")}
    doors = [path for path in sorted(paths) if client.get(path).status_code in (200, 405)]
    assert {path: client.post(path, {}).status_code for path in doors} == dict.fromkeys(doors, 403)


def test_a_form_that_came_too_late_gives_back_what_was_written_but_no_other_sites_words(world):
    client, text = Client(enforce_csrf_checks=True), "Vi vil måle støjen i tre måneder. " * 40
    typed = {"svar": text, "password": "hemmelig" * 10}
    own = client.post("/svar/", typed, headers={"origin": "http://testserver"})
    assert (own.status_code, text in own.content.decode(), "hemmelig" in own.content.decode()) == (403, True, False)
    assert text not in client.post("/svar/", typed, headers={"origin": "https://evil.example"}).content.decode()


@pytest.mark.parametrize("key", ["00000000-0000-4000-8000-000000000000", "not-a-key", "%00", "1", "'--"])
def test_an_address_with_a_key_of_nothing_is_not_there(world, key):
    client = Client(raise_request_exception=False)
    client.force_login(world.people["facilitator"])
    keyed = {path for path in map(world.address, TABLE) if path and KEY.search(path)}
    assert len(keyed) > 20
    wrong = {path: client.get(KEY.sub(key, path)).status_code for path in keyed}
    assert {path: status for path, status in wrong.items() if status not in (404, 405)} == {}


@pytest.mark.parametrize(
    "path", ["/soeg/", "/udfordringer/", "/partnere/", "/pilotprojekter/", "/erfaringer/", "/sager/"]
)
def test_hostile_wishes_of_a_list_are_never_an_error(world, path):
    client = Client(raise_request_exception=False)
    client.force_login(world.people["facilitator"])
    names = {
        "q",
        "page",
        "side",
        "vis",
        "tema",
        "part",
        "fase",
        "sort",
        *FIELD.findall(client.get(path).content.decode()),
    }
    asked = [urlencode([(name, value) for name in sorted(names) for value in (hostile, "x")]) for hostile in WISHES]
    asked += ["&".join(f"{name}={raw}" for name in sorted(names)) for raw in HALF_LETTERS]
    assert [query[:80] for query in asked if client.get(f"{path}?{query}").status_code >= 500] == []
