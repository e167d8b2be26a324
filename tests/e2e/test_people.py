"""Somebody signs up, registers an organisation, says what it can and lets a colleague in: in a browser, with axe."""

import re

import pytest
from django.core import mail

from hub.accounts.models import Notice
from hub.kit.clock import now
from hub.kit.worker import drain
from partners.models import Membership, Organisation
from tests.factories.accounts import UserFactory
from tests.factories.partners import EvidenceFactory, OrganisationFactory, PersonFactory, a_member_of, an_asker_of

pytestmark = pytest.mark.django_db(transaction=True)


def newest_code():
    return re.search(r"^\s*([A-Z0-9]{4}-?[A-Z0-9]{4})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


def send(page):
    page.locator("main form:not([action*=logout]) button[type=submit], main form button:not([type])").first.click()
    page.wait_for_load_state()


def sign_up(page, accessible):
    page.goto("/konto/signup/")
    accessible(page)
    page.fill("[name=name]", "Signe Holt")
    page.fill("[name=email]", "signe@example.dk")
    send(page)
    accessible(page)
    page.fill("[name=code]", newest_code())
    send(page)
    accessible(page)


def test_from_sign_up_to_a_colleague(page, accessible):
    page.set_viewport_size({"width": 390, "height": 800})
    sign_up(page, accessible)
    page.get_by_role("link", name="Opret en organisation").first.click()
    page.fill("[name=name]", "Måge & Fyr ApS")
    page.fill("[name=cvr]", "12345678")
    send(page)
    accessible(page)
    page.locator("[name=helix][value=business]").check()
    page.fill("[name=cvr]", "13 58 56 28")
    send(page)
    accessible(page)
    page.locator("[name=kind][value=solution]").check()
    page.fill("[name=text]", "Vi måler støj på 41 lygtepæle.")
    page.locator("form.form button").click()
    page.wait_for_load_state()
    accessible(page)
    organisation = Organisation.objects.get()
    assert (organisation.cvr, organisation.evidence.count()) == ("13585628", 1)
    an_asker_of(organisation)
    drain()
    page.goto("/min-side/")
    accessible(page)
    page.locator(".todo-list a.button").click()
    accessible(page)
    page.get_by_role("button", name=re.compile("^Luk ind")).click()
    page.wait_for_load_state()
    assert Membership.objects.active().count() == 2


@pytest.fixture
def signed_in(page, live_server, client):
    def sign_in(user):
        client.force_login(user)
        value = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])

    return sign_in


@pytest.mark.parametrize(("language", "width"), [("", 320), ("/en", 1280)])
def test_the_pages_of_partners_are_accessible(page, accessible, signed_in, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    firm = OrganisationFactory(
        slug="maage",
        name="Storkøbenhavnsspildevandsforsyningsselskabernes Sensorik ApS " * 2,
        description="Vi måler. " * 60,
        website="https://et-meget-langt-domaenenavn-som-ikke-kan-brydes.example/sti/til/noget",
    )
    member = a_member_of(firm)
    Membership.objects.filter(user=member).update(role="admin")
    PersonFactory(user=member, public=True)
    EvidenceFactory(organisation=firm, title="Ø" * 150)
    OrganisationFactory(parent=firm)
    an_asker_of(firm)
    for path in ("/partnere/", "/partnere/?q=findes-ikke", "/partnere/maage/"):
        page.goto(language + path)
        accessible(page)
    signed_in(member)
    for path in ("", "ret/", "enhed/", "viser/", "hold/"):
        page.goto(f"{language}/partnere/maage/{path}")
        accessible(page)
    for path in ("/min-side/", "/min-side/profil/", "/min-side/profil/viser/", "/min-side/profil/slet/"):
        page.goto(language + path)
        accessible(page)


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_of_an_account_and_of_checking_are_accessible(page, accessible, signed_in, language):
    EvidenceFactory()
    OrganisationFactory(verified_at=None)
    signed_in(UserFactory(groups=["facilitator"]))
    page.set_viewport_size({"width": 390, "height": 800})
    for path in ("email/", "password/set/", "2fa/", "2fa/totp/activate/", "sessions/", "logout/"):
        page.goto(f"{language}/konto/{path}")
        accessible(page)
    for path in ("/sager/organisationer/", "/sager/organisationer/?show=evidence"):
        page.goto(language + path)
        accessible(page)


def test_the_links_of_a_message_that_tells_several_things_can_each_be_hit(page, accessible, signed_in):
    user = UserFactory()
    links = [{"title": f"Udfordring {number}", "path": "/udfordringer/", "language": "da"} for number in range(3)]
    told = {"subject": "Nyt i din søgning", "path": "/soeg/", "links": links}
    Notice.objects.create(user=user, key="k", kind="followed", changed_at=now(), **told)
    signed_in(user)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/min-side/beskeder/")
        accessible(page)
