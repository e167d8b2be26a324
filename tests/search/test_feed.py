"""Any search as an Atom feed."""

from xml.etree import ElementTree as ET

import pytest

from tests.search import world
from tests.search.test_doors import NASTY

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(answer):
    root = ET.fromstring(answer.content)  # noqa: S314 -- our own feed
    return [{child.tag.removeprefix(ATOM): child.text for child in one} for one in root.iter(f"{ATOM}entry")]


def test_the_newest_come_first_with_ids_that_stay(client, drain):
    firm = world.an_organisation("Luftfirma", "Vi måler luft")
    challenge = world.a_challenge("Renere luft", "Luften er dårlig.")
    world.a_challenge("Støj", "Det larmer.")
    drain()
    answer = client.get("/feeds/soeg/?q=luft")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = {one["title"]: one["id"] for one in entries(answer)}
    assert found == {"Renere luft": f"urn:uuid:{challenge.public_id}", "Luftfirma": f"urn:uuid:{firm.public_id}"}
    assert found == {one["title"]: one["id"] for one in entries(client.get("/en/feeds/soeg/?q=luft"))}
    assert [one["title"] for one in entries(client.get("/feeds/soeg/?q=luft&type=partner"))] == ["Luftfirma"]


def test_it_can_be_cached_and_asked_whether_it_changed(client, drain):
    world.an_organisation("Luftfirma", "Vi måler luft")
    drain()
    for query in ("luft", "xyzzy"):
        first = client.get("/feeds/soeg/", {"q": query})
        assert first["Cache-Control"].startswith("public")
        again = client.get("/feeds/soeg/", {"q": query}, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
    other = client.get("/feeds/soeg/?q=luft")
    world.an_organisation("Luftværk", "Vi måler luft")
    drain()
    again = client.get("/feeds/soeg/?q=luft", headers={"If-None-Match": other["ETag"]})
    assert again.status_code == 200


def test_it_holds_what_everybody_may_find_whoever_asks(client, drain):
    owner = world.one_open_among_hidden()
    drain()
    visitor = client.get("/feeds/soeg/?q=luft")
    client.force_login(owner)
    signed_in = client.get("/feeds/soeg/?q=luft")
    assert visitor.content == signed_in.content
    assert "qz" not in visitor.content.decode().lower()
    assert "no-store" in signed_in["Cache-Control"]


@pytest.mark.parametrize("query", [*NASTY, "\ufffe\uffff\x0b", "]]>", "&amp;<"])
@pytest.mark.parametrize("name", ["q", "type", "topic", "page", "sort"])
def test_whatever_is_asked_is_answered_with_a_feed(client, name, query):
    answer = client.get("/feeds/soeg/", {name: query})
    assert answer.status_code == 200
    assert entries(answer) == []


def test_it_takes_few_queries_however_long(client, drain, django_assert_max_num_queries):
    for number in range(25):
        world.an_organisation(f"Luftfirma {number}", "Vi måler luft", matched=False)
    drain()
    client.get("/feeds/soeg/?q=luft")
    with django_assert_max_num_queries(13):
        assert len(entries(client.get("/feeds/soeg/?q=luft"))) == 25
