"""A page is in one language: the editors' rooms in Danish have no English left in them."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from wagtail.models import Page

from hub.base.models import SiteSettings
from tests.factories import foundation
from tests.factories.accounts import UserFactory
from tests.languages import Reader, foreign
from tests.standing import stands

pytestmark = pytest.mark.once

ROOMS = re.findall(
    r"\S+",
    """
/cms/ /cms/pages/ /cms/pages/1/ /cms/pages/1/add_subpage/ /cms/pages/search/?q=x /cms/images/ /cms/images/add/
/cms/images/multiple/add/ /cms/documents/ /cms/documents/multiple/add/ /cms/snippets/ /cms/users/ /cms/users/new/
/cms/groups/ /cms/collections/ /cms/collections/add/ /cms/sites/new/ /cms/locales/ /cms/locales/new/ /cms/redirects/
/cms/redirects/add/ /cms/forms/ /cms/reports/locked/ /cms/reports/workflow/ /cms/reports/workflow_tasks/
/cms/reports/site-history/ /cms/reports/aging-pages/ /cms/workflows/list/ /cms/workflows/tasks/index/
/cms/snippets/search/synonymgroup/ /cms/snippets/search/synonymgroup/add/ /cms/snippets/search/ownword/
/cms/snippets/search/ownword/add/ /cms/snippets/search/promotion/ /cms/snippets/search/promotion/add/
/cms/reports/searches/ /cms/reports/searches-without-results/
""",
)


DOORS = re.findall(
    r"\S+",
    """
/ /soeg/ /soeg/?q=vand /partnere/ /tal/ /data/ /data/challenges/ /konto/login/ /konto/signup/ /konto/password/reset/
/findes-ikke/
""",
)
OWN = re.findall(
    r"\S+",
    """
/min-side/ /min-side/beskeder/ /min-side/profil/ /min-side/profil/viser/ /min-side/profil/slet/ /partnere/ny/ /svar/
/bedoemmelser/ /pilot/ /konto/email/ /konto/password/change/ /konto/2fa/ /konto/sessions/
""",
)
STAFF = ("/sager/", "/sager/organisationer/", "/min-side/")


def build_site():
    foundation.lay()
    SiteSettings.objects.update(municipality="Fjordby")  # "Kommune" is no English


site = stands(build_site)


@pytest.fixture
def administrator(db):
    user = get_user_model()(email="administrator@example.dk", is_superuser=True, is_active=True)
    user.set_unusable_password()
    user.save()
    return user


@pytest.mark.parametrize("room", ROOMS)
def test_an_editor_meets_no_english(client, administrator, room):
    client.force_login(administrator)
    page = client.get(room.replace("/pages/1/", f"/pages/{Page.get_first_root_node().pk}/"))
    assert page.status_code == 200
    found = foreign(page.content.decode(), "da")
    assert [text for text in found if "Welcome to your new Wagtail site!" not in text] == []


def in_one_language(client, door):
    """The page at a door, read in Danish and in English: what is wrong, and how the two were answered."""
    danish, english = client.get(door, follow=True), client.get(f"/en{door}", follow=True)
    wrong = foreign(danish.content.decode(), "da") + foreign(english.content.decode(), "en")
    return wrong, {danish.status_code, english.status_code}


@pytest.mark.parametrize("door", DOORS)
def test_a_visitor_meets_one_language(client, site, door):
    assert in_one_language(client, door) == ([], {404 if "findes" in door else 200})


@pytest.mark.parametrize("door", OWN)
def test_somebody_signed_in_meets_one_language(client, site, door):
    client.force_login(UserFactory())
    assert in_one_language(client, door) == ([], {200})


@pytest.mark.parametrize("door", STAFF)
def test_the_secretariat_meets_one_language(client, settings, site, door):
    settings.STAFF_SECOND_FACTOR = False
    user = UserFactory()
    user.groups.add(Group.objects.get(name="facilitator"))
    client.force_login(user)
    assert in_one_language(client, door) == ([], {200})


def test_the_editors_scripts_are_given_danish(client, administrator):
    client.force_login(administrator)
    catalogue = client.get("/cms/jsi18n/").content.decode()
    assert re.search(r'"Write something or type [^"]+": "Skriv noget', catalogue)


def test_words_in_the_wrong_language_are_found():
    page = '<html lang="da"><p>Gem <b>your page</b></p><p lang="en">and the rest</p><img alt="of the city"><p>Godt</p>'
    assert foreign(page, "da") == ["your page", "of the city"]
    assert foreign('<p>Hvem er vi?</p><p lang="da">Og hvem er I?</p><p>Fine</p>', "en") == ["Hvem er vi?"]


def test_who_makes_an_account_is_asked_for_the_code_in_danish(client, site):
    words = "en-lang-kode-9182"
    person = {"email": "ny@example.dk", "name": "Ny Person", "password1": words, "password2": words}
    page = client.post("/konto/signup/", person, follow=True)
    reader = Reader("da")
    reader.feed(page.content.decode())
    assert "Skriv koden fra din e-mail" in reader.heard
    assert "Ret" in reader.heard
    assert mail.outbox[0].subject == "Bekræft din e-mailadresse"
