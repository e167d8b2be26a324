"""My page: nobody is left without a next step."""

import pytest
from django.urls import reverse

from tests.factories import house
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_who_has_nothing_waiting_is_shown_where_to_look(client):
    house.a_house()
    client.force_login(UserFactory())
    page = client.get(reverse("my_page"))
    assert page.context["is_quiet"]
    around = page.content.decode().split('id="look-around"')[1].split("</section>")[0]
    for entry in page.context["chrome"]["nav"][:3]:
        assert f'href="{entry["url"]}"' in around
