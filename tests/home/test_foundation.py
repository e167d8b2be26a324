"""What every installation begins with lets people do their work, and no more."""

import pytest
from django.contrib.auth.models import Group

from hub.home.actions import found
from tests.factories.accounts import UserFactory


@pytest.fixture
def member(db):
    found(municipality="Fjordby", contact_email="quadro@example.dk")

    def make(group):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.mark.parametrize("group", ["editor", "facilitator"])
@pytest.mark.parametrize("room", ["images", "images/add", "images/chooser", "documents", "documents/chooser"])
def test_an_editor_keeps_and_chooses_images_and_documents(client, settings, member, group, room):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(member(group))
    assert client.get(f"/cms/{room}/").status_code == 200


@pytest.mark.parametrize("group", ["administrator", "data_officer"])
def test_who_does_not_write_pages_keeps_no_images(client, settings, member, group):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(member(group))
    assert client.get("/cms/images/").status_code == 302
