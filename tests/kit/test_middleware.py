"""What happens to every request, before and after its view."""

import datetime as dt
import time

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from hub.kit import clock

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.urls("tests.kit.urls")]
MOMENT = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def signed_in(client):
    user = get_user_model().objects.create_user("anna@example.dk")
    client.force_login(user)
    return client


# --- A name and a log line ----------------------------------------------------------------------------------------


def test_every_response_bears_an_id_and_two_never_the_same(client):
    one, two = client.get("/"), client.get("/")
    assert len(one["X-Request-ID"]) == 32
    assert one["X-Request-ID"] != two["X-Request-ID"]


def test_the_id_of_a_trusted_proxy_is_kept_and_anybody_elses_is_not(client, settings):
    given = {"X-Request-ID": "proxy-0123456789"}
    assert client.get("/arrival/", headers=given).json()["id"] != "proxy-0123456789"
    settings.TRUSTED_PROXIES = 1
    assert client.get("/arrival/", headers=given).json()["id"] == "proxy-0123456789"


@pytest.mark.parametrize("evil", ["short", "a" * 65, "line\tbreak-in-it", "<script>alert(1)</script>", "æøåæøåæøå"])
def test_an_id_that_could_spoil_a_log_is_replaced(client, settings, evil):
    settings.TRUSTED_PROXIES = 1
    assert client.get("/arrival/", headers={"X-Request-ID": evil}).json()["id"] != evil


def test_the_log_line_holds_no_query_and_no_body(client, caplog):
    caplog.set_level("INFO", logger="hub.access")
    client.post("/arrival/?q=secret-query", {"answer": "secret-answer"})
    assert "'path': '/arrival/'" in caplog.text
    assert "'method': 'POST'" in caplog.text
    assert "secret" not in caplog.text


def test_the_log_line_names_a_user_by_public_id_only_if_the_request_asked_who_it_is(signed_in, caplog):
    caplog.set_level("INFO", logger="hub.access")
    user = get_user_model().objects.get()
    signed_in.get("/me/")
    assert str(user.public_id) in caplog.text
    assert user.email not in caplog.text


# --- When a request arrived ---------------------------------------------------------------------------------------


def arrived(client, header=None):
    with clock.at(MOMENT):
        answer = client.get("/arrival/", headers={"X-Request-Start": header} if header else {})
    return MOMENT.timestamp() - answer.json()["at"]


@pytest.mark.parametrize("scale", [1, 1000, 1_000_000])
def test_a_trusted_proxy_says_when_the_whole_request_was_there(client, settings, scale):
    settings.TRUSTED_PROXIES = 1
    header = f"t={(time.time() - 30) * scale:.3f}" if scale == 1 else str(int((time.time() - 30) * scale))
    assert arrived(client, header) == pytest.approx(30, abs=2)


def test_a_visitor_can_not_say_that_the_request_came_earlier(client):
    assert arrived(client, f"t={time.time() - 30:.3f}") == 0


@pytest.mark.parametrize("seconds", [-60, 121])
def test_a_proxy_whose_clock_can_not_be_right_is_not_believed(client, settings, seconds):
    settings.TRUSTED_PROXIES = 1
    assert arrived(client, f"t={time.time() - seconds:.3f}") == 0


@pytest.mark.parametrize("header", ["", "soon", "t=", "t=12", "t=1e99", "t=99999999999999999999"])
def test_a_header_that_is_no_time_is_ignored(client, settings, header):
    settings.TRUSTED_PROXIES = 1
    assert arrived(client, header) == 0


# --- Headers ------------------------------------------------------------------------------------------------------


def test_every_page_closes_what_the_hub_never_uses(client):
    response = client.get("/")
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_public_page_may_be_shared_and_is_checked_by_etag(client):
    response = client.get("/")
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    assert "Cookie" in response["Vary"]
    again = client.get("/", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_a_signed_in_person_sees_is_kept_nowhere(signed_in):
    response = signed_in.get("/")
    assert response["Cache-Control"] == "private, no-store"
    assert not response.has_header("ETag")


def test_a_page_with_a_form_is_kept_nowhere_on_the_first_visit_and_the_next(client):
    for _ in range(2):
        assert client.get("/form/")["Cache-Control"] == "private, no-store"


def test_what_is_no_page_is_left_as_its_view_made_it(client):
    assert not client.get("/arrival/").has_header("Cache-Control")
    assert not client.get("/gone/").has_header("ETag")


# --- The policy for scripts ---------------------------------------------------------------------------------------


def nonce_of(response):
    policy = response["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    return scripts.partition("'nonce-")[2].partition("'")[0]


def test_wagtails_own_inline_scripts_run_under_cms_and_no_others(client):
    response = client.get("/cms/widgets/")
    nonce = nonce_of(response)
    page = response.content.decode()
    assert nonce
    assert f'<script nonce="{nonce}">initDateChooser(' in page
    assert page.count(f'<script nonce="{nonce}">') == 3
    assert "<script>alert(1)</script>" in page


def test_each_page_under_cms_has_a_nonce_of_its_own(client):
    assert nonce_of(client.get("/cms/widgets/")) != nonce_of(client.get("/cms/widgets/"))


def test_public_pages_have_a_strict_policy_without_a_nonce(client):
    for address in ("/", "/widgets/"):
        response = client.get(address)
        assert "nonce" not in response["Content-Security-Policy"]
        assert b"nonce" not in response.content
        assert "unsafe" not in response["Content-Security-Policy"]
        assert "default-src 'none'" in response["Content-Security-Policy"]


# --- A language ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wish", ["en", "de", "da"])
def test_the_address_says_the_language_and_the_browsers_wish_does_not(client, wish):
    danish = client.get("/language/", headers={"Accept-Language": wish})
    english = client.get("/en/language/", headers={"Accept-Language": wish})
    assert (danish.content, english.content) == (b"da", b"en")
    assert (danish["Content-Language"], english["Content-Language"]) == ("da", "en")
    assert "Accept-Language" not in danish.get("Vary", "")


def test_a_language_cookie_says_nothing_either(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert client.get("/language/").content == b"da"


# --- A guard before the database ----------------------------------------------------------------------------------


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.once(False)
def test_a_database_that_is_away_is_a_503_with_a_time_to_come_back(visitor):
    response = visitor.get("/away/")
    assert response.status_code == 503
    assert response["Retry-After"] == "3"
    assert response["Cache-Control"] == "no-store"
    assert b"<h1>" in response.content


@pytest.mark.once(False)
def test_a_database_that_goes_away_in_another_middleware_is_a_503_too(visitor, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.kit.urls.breaking_middleware"]
    assert visitor.get("/").status_code == 503


@pytest.mark.once(False)
def test_an_error_in_our_own_sql_stays_a_500(visitor):
    assert visitor.get("/broken/").status_code == 500


@pytest.mark.once(False)
def test_after_a_failure_nobody_waits_and_one_request_tries_again(visitor):
    assert visitor.get("/away/").status_code == 503
    assert visitor.get("/").status_code == 503  # not tried
    assert visitor.get("/livez").status_code == 200
    time.sleep(1.05)
    assert visitor.get("/").status_code == 200
    assert visitor.get("/").status_code == 200


def test_the_503_page_speaks_the_language_of_the_address(visitor):
    visitor.get("/away/")
    assert b'<html lang="da">' in visitor.get("/language/").content
    assert b'<html lang="en">' in visitor.get("/en/language/").content


def test_livez_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/livez").content == b"ok"
