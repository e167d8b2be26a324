"""What nobody should send, sent to every door and every list at once: never an error of ours.

What single doors say to bad input is tested beside them: dates and empty challenges in ``challenges/test_publishing``;
long answers, false PDFs, forms sent twice, too late or after the session ended in ``challenges/test_response_doors``;
empty, large and oddly named files in ``kit/test_uploads``; whatever is searched for in ``search/test_doors``.
"""

import datetime as dt
import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from hub.kit import clock
from tests.permission_table import TABLE
from tests.test_permissions import World

pytestmark = pytest.mark.django_db

FIELD = re.compile(r'<(?:input|textarea|select)[^>]*?\bname="([^"]+)"')
HOSTILE = ["\x00", 'a"\x00 \u202e😀 ' + "x" * 10_000, "-1", "999999999999999999999"]
ROLES = ("writer", "owner", "facilitator", "reviewer")


@pytest.fixture
def world(drain):
    world = World(drain)
    world.publish()
    with clock.at(world.challenge.edition.closes_at + dt.timedelta(hours=1)):
        world.open()
        yield world


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
            for value in HOSTILE:
                sent += 1
                if client.post(path, dict.fromkeys(names, value)).status_code >= 500:
                    broken.append((role, path, value[:10]))
    assert broken == []
    assert sent > 40


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
    asked = [
        f"{path}?{urlencode([(name, value), (name, 'x')])}" for name in sorted(names) for value in ("abc", *HOSTILE)
    ]
    assert [url[:80] for url in asked if client.get(url).status_code >= 500] == []
