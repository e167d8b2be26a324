"""Addresses for the tests of the tool layer: each view does one thing that middleware must deal with."""

from django.db import OperationalError
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path

from hub.kit import health

DATE_WIDGET = '<input id="day"><script>initDateChooser("day", {});</script>'
CHOOSER = '<script>new PageChooser("id_page", {"modalUrl": "/"});</script>'
PANEL = "<script>\n (function() {\n  var panel = new InlinePanel(JSON.parse('{}'));\n })();</script>"
STRANGER = "<script>alert(1)</script>"


def plain(request):
    return HttpResponse("<h1>Hello</h1>")


def with_form(request):
    return HttpResponse(get_token(request))


def arrival(request):
    return JsonResponse({"at": request.arrived_at.timestamp(), "id": request.request_id})


def away(request):
    raise OperationalError("connection to server at 127.0.0.1 failed: Connection refused")


def broken_sql(request):
    raise OperationalError("no such column: nonsense")


def gone(request):
    return HttpResponse("<h1>Gone</h1>", status=404)


def me(request):
    return HttpResponse(str(request.user.is_authenticated))


def breaking_middleware(get_response):
    def middleware(request):
        raise OperationalError("server closed the connection unexpectedly")

    return middleware


def widgets(request):
    return HttpResponse(DATE_WIDGET + CHOOSER + PANEL + STRANGER)


def language(request):
    return HttpResponse(request.LANGUAGE_CODE)


urlpatterns = [
    path("", plain),
    path("form/", with_form),
    path("arrival/", arrival),
    path("gone/", gone),
    path("me/", me),
    path("away/", away),
    path("broken/", broken_sql),
    path("cms/widgets/", widgets),
    path("widgets/", widgets),
    path("language/", language),
    path("en/language/", language),
    path("livez", health.livez),
    path("readyz", health.readyz),
]
