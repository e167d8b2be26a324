"""security.txt as RFC 9116 wants it."""

from datetime import datetime, timedelta

from django.test import RequestFactory

from hub.home.wellknown import security_txt
from hub.kit import clock


def fields(response):
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_security_txt_names_a_contact_and_its_own_address(settings):
    settings.SECURITY_CONTACT, settings.SITE_URL = "mailto:sikkerhed@quadro.example", "https://quadro.example"
    response = security_txt(RequestFactory().get("/.well-known/security.txt"))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields(response)["Contact"] == "mailto:sikkerhed@quadro.example"
    assert fields(response)["Canonical"] == "https://quadro.example/.well-known/security.txt"


def test_security_txt_expires_in_less_than_a_year_and_not_yet():
    expires = datetime.fromisoformat(fields(security_txt(RequestFactory().get("/")))["Expires"])
    assert timedelta(days=30) < expires - clock.now() < timedelta(days=365)


def test_security_txt_answers_to_reading_only():
    assert security_txt(RequestFactory().post("/")).status_code == 405
