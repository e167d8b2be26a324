"""Staff need a second factor before they reach the CMS or a case; no other door leads around it."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from tests.accounts.signing_in import PASSWORD, sign_in, with_password
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SECRET = "JBSWY3DPEHPK3PXP"
GUARDED = ["/cms/", "/cms/pages/", "/cms/users/", "/sager/organisationer/", "/en/sager/organisationer/"]


@pytest.fixture(autouse=True)
def as_in_production(settings):
    settings.STAFF_SECOND_FACTOR = True
    cache.clear()  # a code works once, and the next test's user has the same number


@pytest.fixture
def facilitator():
    return UserFactory(groups=["facilitator"], is_superuser=True)


def with_second_factor(user):
    TOTP.activate(user, SECRET)
    return user


def a_code():
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize("path", GUARDED)
def test_staff_without_a_second_factor_are_led_to_set_it_up(client, facilitator, path):
    sign_in(client, facilitator)
    answer = client.get(path)
    language = "/en" if path.startswith("/en/") else ""
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{language}/konto/2fa/")


@pytest.mark.parametrize("path", GUARDED)
def test_staff_who_have_not_shown_it_are_asked_for_it(client, facilitator, path):
    with_second_factor(facilitator)
    client.force_login(facilitator)
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].removeprefix("/en").startswith("/konto/2fa/reauthenticate/?next=")


def test_with_a_code_the_doors_are_open(client, facilitator):
    with_second_factor(facilitator)
    assert sign_in(client, facilitator).headers["Location"].startswith("/konto/2fa/authenticate/")
    assert client.get("/cms/").status_code == 302, "half a sign-in is none"
    assert client.post("/konto/2fa/authenticate/", {"code": a_code()}).status_code == 302
    for path in GUARDED:
        assert client.get(path).status_code == 200


def test_a_code_shown_later_opens_the_doors_too(client, facilitator):
    with_second_factor(facilitator)
    client.force_login(facilitator)
    answer = client.post("/konto/2fa/reauthenticate/?next=/sager/organisationer/", {"code": a_code()})
    assert answer.headers["Location"] == "/sager/organisationer/"
    assert client.get("/sager/organisationer/").status_code == 200


def test_a_wrong_code_opens_nothing(client, facilitator):
    with_second_factor(facilitator)
    sign_in(client, facilitator)
    assert client.post("/konto/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.get("/sager/organisationer/").headers["Location"].startswith("/konto/login/")


@pytest.mark.parametrize("path", ["/cms/login/", "/_util/login/", "/cms/password_reset/"])
def test_wagtails_own_sign_in_leads_to_ours(client, facilitator, path):
    answer = client.get(f"{path}?next=/cms/")
    assert answer.headers["Location"] == "/konto/login/?next=/cms/"
    with_password(facilitator)
    posted = client.post(path, {"username": facilitator.email, "password": PASSWORD})
    assert posted.headers["Location"].startswith("/konto/login/")
    assert "_auth_user_id" not in client.session


def test_others_need_no_second_factor(client):
    sign_in(client, UserFactory())
    assert client.get("/min-side/").status_code == 200


def test_a_person_sets_the_second_factor_up(client, facilitator):
    sign_in(client, facilitator)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = client.get("/konto/2fa/totp/activate/")
    assert page.status_code == 200
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert client.post("/konto/2fa/totp/activate/", {"code": code}).status_code == 302
    assert Authenticator.objects.filter(user=facilitator, type="totp").exists()
    assert get_adapter().is_mfa_enabled(facilitator)
