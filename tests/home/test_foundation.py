"""What every installation begins with lets people do their work, and no more."""

import re

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Site

from challenges.models import ChallengeIndexPage
from hub.base.models import FourEyesTask
from hub.home.actions import found
from hub.home.models import NewsIndexPage
from tests.factories import foundation
from tests.factories.accounts import UserFactory


@pytest.fixture
def member(db):
    foundation.lay()

    def make(group):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.mark.once
@pytest.mark.parametrize("group", ["editor", "facilitator"])
@pytest.mark.parametrize("room", ["images", "images/add", "images/chooser", "documents", "documents/chooser"])
def test_an_editor_keeps_and_chooses_images_and_documents(client, settings, member, group, room):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(member(group))
    assert client.get(f"/cms/{room}/").status_code == 200


@pytest.mark.parametrize("language", ["da", "en"])
def test_pages_wait_for_a_second_person_in_either_language(db, language):
    found()
    found()  # what stands stays as it is
    for model, approvers in ((NewsIndexPage, {"editor", "facilitator"}), (ChallengeIndexPage, {"facilitator"})):
        task = model.objects.get(locale__language_code=language).get_workflow().tasks.get().specific
        assert isinstance(task, FourEyesTask)
        assert set(task.groups.values_list("name", flat=True)) == approvers
    assert FourEyesTask.objects.count() == 2


@pytest.mark.once
@pytest.mark.parametrize(("group", "answer"), [("editor", 200), ("administrator", 200), ("facilitator", 302)])
def test_who_keeps_the_addresses_keeps_the_redirects(client, settings, member, group, answer):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(member(group))
    assert client.get("/cms/redirects/").status_code == answer


@pytest.mark.once
@pytest.mark.parametrize(("group", "answer"), [("administrator", 302), ("data_officer", 403)])
def test_who_does_not_write_pages_keeps_no_images(client, settings, member, group, answer):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(member(group))
    assert client.get("/cms/images/").status_code == answer


def test_the_site_stands_where_its_address_says_also_after_it_was_changed(db, settings):
    for address, hostname, port in (
        ("http://localhost:8000", "localhost", 8000),
        ("https://quadro.fjordby.example", "quadro.fjordby.example", 443),
    ):
        settings.SITE_URL = address
        found()
        site = Site.objects.get(is_default_site=True)
        assert (site.hostname, site.port, site.root_url) == (hostname, port, address)


@pytest.mark.once
def test_the_text_editor_may_write_its_styles_and_nobody_else_may(client, settings, member):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(member("editor"))
    room = client.get("/cms/")
    nonce = re.search(r"style-src 'self' 'nonce-([^']+)'", room["Content-Security-Policy"])[1]
    assert re.search(rf'<script nonce="{re.escape(nonce)}" src="[^"]*hub/js/cms[^"]*\.js">', room.content.decode())
    assert "style-src 'self';" in client.get("/tal/")["Content-Security-Policy"] + ";"
