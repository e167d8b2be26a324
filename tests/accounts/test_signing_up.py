"""Sign up, sign in by code and by password, reset, change address: each as a person does it, in both languages."""

import re
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from wagtail.models import Site

from hub.accounts.models import User
from hub.base.models import SiteSettings
from tests.accounts.signing_in import PASSWORD, show_who_i_am, sign_in, with_password
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LANGUAGES = pytest.mark.parametrize("prefix", ["", "/en"])


def the_code():
    """The code of the newest mail: a line of its own."""
    return re.search(r"^\s*([A-Z0-9]{2,}-?[A-Z0-9]{2,})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


@LANGUAGES
def test_somebody_signs_up_with_name_and_address_only(client, prefix):
    answer = client.post(f"{prefix}/konto/signup/", {"name": "Ida Ny", "email": "Ida@Example.dk"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert client.get(answer.headers["Location"]).status_code == 200
    confirmed = client.post(f"{prefix}/konto/confirm-email/", {"code": the_code()})
    assert confirmed.headers["Location"] == f"{prefix}/min-side/"
    assert client.get(f"{prefix}/min-side/").status_code == 200
    user = User.objects.get()
    assert (user.email, user.name, user.language, user.has_usable_password()) == (
        "ida@example.dk",
        "Ida Ny",
        prefix.removeprefix("/") or "da",
        False,
    )
    assert EmailAddress.objects.get().verified


def test_signing_up_asks_for_a_name_and_an_address_and_keeps_what_was_typed(client):
    page = client.post("/konto/signup/", {"name": "Ida", "email": "ikke en adresse"})
    assert list(page.context["form"].errors) == ["email"]
    assert 'value="Ida"' in page.content.decode()
    assert list(client.post("/konto/signup/", {"email": "a@example.dk"}).context["form"].errors) == ["name"]


def test_signing_up_says_that_one_can_go_without_a_password(client):
    page = client.get("/konto/signup/").content.decode()
    assert "Lad feltet stå tomt, så sender vi en kode på e-mail, hver gang du logger ind." in page


@pytest.mark.parametrize("password", ["kort", "password123", "1234567890"])
def test_a_weak_password_is_refused(client, password):
    given = {"name": "Ida", "email": "ida@example.dk", "password1": password}
    assert list(client.post("/konto/signup/", given).context["form"].errors) == ["password1"]


def test_signing_up_with_a_known_address_looks_the_same_and_tells_its_owner(client):
    with_password(UserFactory(email="ida@example.dk"))
    known = client.post("/konto/signup/", {"name": "X", "email": "ida@example.dk"})
    new = type(client)().post("/konto/signup/", {"name": "X", "email": "ny@example.dk"})
    assert (known.status_code, known.headers["Location"]) == (new.status_code, new.headers["Location"])
    assert User.objects.filter(email="ida@example.dk").count() == 1
    assert mail.outbox[0].to == ["ida@example.dk"]


@LANGUAGES
def test_somebody_signs_in_with_a_code(client, prefix):
    user = with_password(UserFactory())
    asked = client.post(f"{prefix}/konto/login/code/", {"email": user.email})
    assert asked.headers["Location"].startswith(f"{prefix}/konto/login/code/confirm/")
    assert client.get(asked.headers["Location"]).status_code == 200
    answer = client.post(f"{prefix}/konto/login/code/confirm/", {"code": the_code()})
    assert answer.headers["Location"] == f"{prefix}/min-side/"
    assert client.get("/min-side/").status_code == 200


def test_the_address_typed_on_the_sign_in_page_is_the_one_a_code_is_sent_to(client):
    user = with_password(UserFactory())
    page = client.get("/konto/login/?next=/svar/").content.decode()
    button = re.search(r'<button[^>]*form="sign-in"[^>]*formaction="([^"]+)"[^>]*>', page)
    door = unescape(button[1])
    asked = client.post(door, {"login": user.email, "password": "", "next": "/svar/"})
    assert "/konto/login/code/confirm/" in asked.headers["Location"]
    assert client.post(asked.headers["Location"], {"code": the_code()}).headers["Location"] == "/svar/"


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("ida@", "ida@")])
def test_without_a_whole_address_the_next_page_asks_for_it(client, typed, kept):
    page = client.post("/konto/login/code/", {"login": typed, "password": "x"})
    assert page.status_code == 200
    assert (page.context["form"]["email"].value() or "") == kept
    assert page.context["form"].is_bound is bool(typed)


def test_a_wrong_code_signs_nobody_in_and_three_end_the_try(client):
    user = with_password(UserFactory())
    client.post("/konto/login/code/", {"email": user.email})
    for _ in range(3):
        answer = client.post("/konto/login/code/confirm/", {"code": "XXXX-XXXX"})
    assert "_auth_user_id" not in client.session
    assert answer.status_code == 302
    late = client.post("/konto/login/code/confirm/", {"code": the_code()})
    assert late.headers["Location"].startswith("/konto/login/")


def test_asking_for_a_code_does_not_tell_who_is_known(client):
    with_password(UserFactory(email="ida@example.dk"))
    known = client.post("/konto/login/code/", {"email": "ida@example.dk"})
    unknown = type(client)().post("/konto/login/code/", {"email": "ukendt@example.dk"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])


def test_after_signing_in_one_is_where_one_wanted_to_be_and_never_elsewhere(client):
    user = with_password(UserFactory())
    given = {"login": user.email, "password": PASSWORD}
    assert client.post("/konto/login/?next=/partnere/ny/", given).headers["Location"] == "/partnere/ny/"
    client.logout()
    away = client.post("/konto/login/?next=https://example.com/", given | {"next": "https://example.com/"})
    assert away.headers["Location"] == "/min-side/"


@LANGUAGES
def test_a_forgotten_password_is_set_anew_with_a_code(client, prefix):
    user = with_password(UserFactory())
    asked = client.post(f"{prefix}/konto/password/reset/", {"email": user.email})
    assert client.get(asked.headers["Location"]).status_code == 200
    shown = client.post(asked.headers["Location"], {"code": the_code()})
    assert client.get(shown.headers["Location"]).status_code == 200
    new = {"password1": "en-helt-ny-kode-7", "password2": "en-helt-ny-kode-7"}
    assert client.post(shown.headers["Location"], new).status_code == 302
    user.refresh_from_db()
    assert user.check_password("en-helt-ny-kode-7")


@LANGUAGES
def test_a_new_address_counts_once_it_is_confirmed(client, prefix):
    user = UserFactory(email="gammel@example.dk")
    sign_in(client, user)
    show_who_i_am(client)
    assert client.get(f"{prefix}/konto/email/").status_code == 200
    client.post(f"{prefix}/konto/email/", {"email": "ny@example.dk", "action_add": ""})
    user.refresh_from_db()
    assert user.email == "gammel@example.dk"
    code = next(re.search(r"^\s*([A-Z0-9]+-?[A-Z0-9]{2,})\s*$", m.body, re.M) for m in mail.outbox if "ny@" in m.to[0])
    client.post(f"{prefix}/konto/confirm-email/", {"code": code[1]})
    user.refresh_from_db()
    assert user.email == "ny@example.dk"


def test_changing_the_password_signs_out_and_the_new_one_works(client):
    user = UserFactory()
    sign_in(client, user)
    given = {"oldpassword": PASSWORD, "password1": "en-helt-ny-kode-7", "password2": "en-helt-ny-kode-7"}
    assert client.post("/konto/password/change/", given).status_code == 302
    assert client.get("/min-side/").status_code == 302
    user.refresh_from_db()
    assert user.check_password("en-helt-ny-kode-7")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_mails_with_codes_are_in_the_language_of_the_page(client, language):
    prefix = "" if language == "da" else "/en"
    client.post(f"{prefix}/konto/signup/", {"name": "Ida", "email": "ida@example.dk"})
    words = {"da": "kode", "en": "code"}
    assert words[language] in mail.outbox[0].body.lower()


def test_too_many_tries_are_stopped(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    user = with_password(UserFactory())
    answers = [client.post("/konto/login/", {"login": user.email, "password": "forkert"}) for _ in range(5)]
    assert "_auth_user_id" not in client.session
    right = client.post("/konto/login/", {"login": user.email, "password": PASSWORD})
    assert right.status_code in (200, 429)
    assert "_auth_user_id" not in client.session, [answer.status_code for answer in answers]


def test_a_mail_server_that_is_away_breaks_no_page(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = client.post("/konto/signup/", {"name": "Ida", "email": "ida@example.dk"})
    assert client.get(answer.headers["Location"]).status_code == 200


def test_the_mails_of_signing_in_call_the_hub_by_its_name(client, settings):
    settings.SITE_URL = "https://quadro.example"
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"hub_name": "Havneværket", "municipality": "Fjordby"}
    )
    client.post("/konto/signup/", {"name": "Ida", "email": "ida@example.dk"})
    sent = mail.outbox[0]
    assert "testserver" not in sent.body + sent.subject
    assert "Havneværket, Fjordby" in sent.body
    assert "https://quadro.example" in sent.body
    assert (sent.message()["Auto-Submitted"], sent.message().get_content_type()) == ("auto-generated", "text/plain")


@LANGUAGES
def test_after_logging_out_one_is_on_the_front_page_in_the_same_language(client, prefix):
    client.force_login(UserFactory())
    assert client.post(f"{prefix}/konto/logout/").headers["Location"] == f"{prefix}/"


def test_the_links_in_mails_of_signing_in_lead_to_the_hubs_own_address(client, settings):
    settings.SITE_URL = "https://quadro.example"
    client.post("/konto/password/reset/", {"email": "ingen@example.dk"})
    assert "https://quadro.example/konto/signup/" in mail.outbox[0].body
    assert "testserver" not in mail.outbox[0].body


@pytest.mark.parametrize("address", ["/en/konto/signup/", "/en/konto/login/", "/en/konto/password/reset/"])
def test_the_pages_of_signing_in_use_our_words_in_english_too(client, address):
    page = client.get(address).content.decode()
    for word in ("Signup", "Sign Up", "Sign In", "Email", "Password Reset"):
        assert not re.search(rf"\b{word}\b", re.sub(r"<[^>]+>", " ", page)), word
