"""What pages cost on the demo, whose pages are filled and whose texts are long: bytes, requests and queries."""

import gc
import warnings
from contextlib import contextmanager

import pytest
from django.test import Client
from wagtail.models import Page

from challenges.models import ChallengeIndexPage, ChallengePage
from hub.accounts.models import User
from hub.base import memory
from hub.base.models import HubPage
from hub.home.models import HomePage
from hub.kit.opendata import datasets
from partners.models import Organisation
from projects.models import LearningIndexPage, PilotIndexPage, PilotPage
from tests.measuring import asked, twice, weigh

pytestmark = [pytest.mark.django_db, pytest.mark.once]
VIEWS = ("/tal/", "/data/", "/partnere/", "/soeg/", "/soeg/?q=luft", "/konto/login/", "/konto/signup/")
MOST = {"html": 20_000, "css": 20_000, "js": 20_000, "font": 45_000, "whole": 100_000, "requests": 8}
MOST_OF_HOME = MOST | {"html": 8_000}
QUERIES = {  # a visitor, somebody signed in
    HomePage: (4, 8),
    ChallengeIndexPage: (4, 8),
    PilotIndexPage: (4, 8),
    LearningIndexPage: (4, 8),
    ChallengePage: (6, 12),
    PilotPage: (6, 12),
}
QUERIES_OF_VIEWS = {"/partnere/": (4, 8), "/soeg/?q=luft": (4, 8)}
PEOPLE = {  # with a match, a pilot, a case or an open review, so that the slots of the pages are filled
    "company": "sofie.blaabjerg@blaabaer-byteknik.example",
    "owner": "birgitte.rosenlund@fjordby.example",
    "facilitator": "mette.lindkvist@fjordby.example",
    "researcher": "anders.thorsgaard@fjordby-universitet.example",
}


@pytest.fixture(scope="module")
def weights(demo, django_db_blocker):
    """Every public page in Danish, the pages of editors and those of views → its weight."""
    with django_db_blocker.unblock():
        pages = Page.objects.live().filter(locale__language_code="da", depth__gt=1).specific()
        places = [page.get_url() for page in pages if isinstance(page, HubPage)]
        places += [f"/data/{dataset.slug}/" for dataset in datasets()]
        places += [f"/partnere/{slug}/" for slug in Organisation.objects.public().values_list("slug", flat=True)]
        visitor = Client()
        with files_left_open():
            return {place: weigh(visitor, place) for place in [*places, *VIEWS]}


@contextmanager
def files_left_open():
    """Wagtail leaves the files open in which it makes a picture smaller; they are closed here and nobody is warned."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def test_no_public_page_is_heavier_than_promised(weights):
    assert len(weights) > 80
    for place, weight in weights.items():
        most = MOST_OF_HOME if place == "/" else MOST
        found = {kind: getattr(weight, kind) for kind in most}
        assert all(found[kind] <= most[kind] for kind in most), (place, found)


def budgets() -> dict[str, tuple[int, int]]:
    """The address of every page on the demo that has a budget of queries."""
    pages = Page.objects.live().filter(locale__language_code="da", depth__gt=1).specific()
    return {page.get_url(): QUERIES[type(page)] for page in pages if type(page) in QUERIES} | QUERIES_OF_VIEWS


@pytest.mark.parametrize("who", ["visitor", *PEOPLE])
def test_with_all_slots_filled_the_pages_keep_to_their_budgets(demo, who, monkeypatch):
    monkeypatch.setattr(memory, "READ_EVERY", 3600)
    client = Client()
    if who != "visitor":
        client.force_login(User.objects.get(email=PEOPLE[who]))
    known = budgets()
    assert len(known) > 20
    for address, budget in known.items():
        queries = asked(client, address)
        assert len(queries) <= budget[who != "visitor"], "\n".join([address, str(len(queries)), *queries])
        assert twice(queries) == [], address
