"""The yardsticks of `make bench`: a Django view that does nothing, and a Wagtail page that shows its title."""

from contextlib import contextmanager

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.template.backends.django import DjangoTemplates
from django.test import override_settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Page, Site

from hub.kit.worker import drain

MIDDLEWARE = [
    "tests.bench.bare.own_addresses",
    # What `django-admin startproject` writes down:
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATE = "<!doctype html><html lang='da'><title>{{ page.title }}</title><h1>{{ page.title }}</h1></html>"
CONTEXT = ["template.context_processors.request", "contrib.auth.context_processors.auth"]
VIEW, PAGE = "/hello/", "/bare-wagtail-page/"


def hello(request):
    return HttpResponse("hello")


urlpatterns = [path("hello/", hello), path("", include(wagtail_urls))]


def own_addresses(get_response):
    def middleware(request):
        request.urlconf = __name__
        return get_response(request)

    return middleware


def application():
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()


def _engine():
    options = {"context_processors": [f"django.{name}" for name in CONTEXT]}
    return DjangoTemplates({"NAME": "bare", "DIRS": [], "APP_DIRS": False, "OPTIONS": options})


@contextmanager
def page_in_place():
    """Wagtail's own page type, with the smallest template there is, while it is measured."""
    Page.template, known = _engine().from_string(TEMPLATE), Page.template
    root = Site.objects.get(is_default_site=True).root_page
    page = root.add_child(instance=Page(title="Bare", slug=PAGE.strip("/"), locale=root.locale))
    drain()  # a task in the queue would look for the page when it is gone
    try:
        yield
    finally:
        page.delete()
        drain()
        Page.template = known
