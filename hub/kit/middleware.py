"""What happens to every request: a name, a log line, a guard before the database, headers, a language."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
import uuid

import structlog
from django.conf import settings
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from hub.kit import clock
from hub.kit.breaker import Breaker, is_away, is_temporary
from hub.kit.health import livez

access = structlog.get_logger("hub.access")

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
OLDEST_ARRIVAL = 120.0  # seconds between the proxy's time and ours; beyond it the header is not believed
PUBLIC_CACHE = "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
PRIVATE_CACHE = "private, no-store"
PERMISSIONS = ("accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{name}=()" for name in (*PERMISSIONS, "browsing-topics"))


# --- A name and a log line ----------------------------------------------------------------------------------------


def request_context(get_response):
    """Give the request an id and the moment it arrived, and write one line about it: never a body, never a query."""

    def middleware(request):
        started = time.monotonic()
        request.request_id = _request_id(request)
        request.arrived_at = _arrived_at(request)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request.request_id)
        response = get_response(request)
        response["X-Request-ID"] = request.request_id
        if not request.path.startswith(settings.STATIC_URL):
            _log_access(request, response, time.monotonic() - started)
        return response

    return middleware


def _request_id(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXIES else ""
    return given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _arrived_at(request: HttpRequest) -> dt.datetime:
    """When a trusted proxy had the whole request (``X-Request-Start: t=<seconds>``), else now."""
    given = request.headers.get("X-Request-Start", "") if settings.TRUSTED_PROXIES else ""
    digits = re.fullmatch(r"(?:t=)?(\d{10,16}(?:\.\d{1,9})?)", given.strip())
    if digits is None:
        return clock.now()
    seconds = float(digits[1])
    while seconds > 1e11:  # milliseconds and microseconds are in use too
        seconds /= 1000
    age = time.time() - seconds
    return clock.now() - dt.timedelta(seconds=age) if 0 <= age <= OLDEST_ARRIVAL else clock.now()


def _log_access(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    user = getattr(request, "_cached_user", None)  # only if the request asked for its user: a log line costs no query
    access.info(
        "request",
        method=request.method,
        path=request.path,
        status=response.status_code,
        ms=round(seconds * 1000, 1),
        user=str(getattr(user, "public_id", "")) or None,
    )


# --- A guard before the database ----------------------------------------------------------------------------------


class DatabaseGuard:
    """While the database is away, answer 503 with Retry-After at once; one request at a time tries whether it is back.

    An error in a view comes through ``process_exception``; one in another middleware is turned into a 500 further
    inside, so the signal that Django sends there marks the request.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.breaker = Breaker()
        got_request_exception.connect(self._note)

    def __call__(self, request):
        if request.path == "/livez":
            return livez(request)
        if request.path == "/readyz":  # makes its own trial, and says so
            return self.get_response(request)
        if not self.breaker.lets_through():
            return sorry(request)
        try:
            response = self.get_response(request)
        except BaseException:
            self.breaker.trial_over()
            raise
        error = getattr(request, "database_error", None)
        self.breaker.record(away=error is not None and is_away(error))
        return response if error is None else sorry(request)

    def process_exception(self, request, exception):
        if not is_temporary(exception):
            return None
        request.database_error = exception
        return sorry(request)

    def _note(self, sender, request=None, **kwargs):
        error = sys.exc_info()[1]
        if request is not None and is_temporary(error):
            request.database_error = error


def sorry(request: HttpRequest) -> HttpResponse:
    """The page for a database that is away: nothing in it needs a query."""
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        page = render_to_string("503.html", {"language": language})
    return HttpResponse(page, status=503, headers={"Retry-After": "3", "Cache-Control": "no-store"})


# --- Headers ------------------------------------------------------------------------------------------------------

CMS = "/cms/"
# The only inline scripts that Wagtail 8.0 writes: date widgets, choosers in plain forms, the two kinds of inline panel.
WAGTAIL_SCRIPT = re.compile(
    rb"<script>(?=\s*(?:"
    rb"init(?:Date|Time|DateTime)Chooser\("
    rb"|new \w*Chooser\w*\("
    rb"|createTaskChooser\("
    rb"|\(function\(\)\s*\{\s*var panel = new (?:Inline|MultipleChooser)Panel\("
    rb"))"
)


CMS_POLICY = {
    "script-src": settings.CMS_SCRIPT_SRC,
    "style-src": settings.CMS_STYLE_SRC,
    "img-src": settings.CMS_IMG_SRC,
}
OUR_SCRIPT = b"<script data-nonce "  # it hands the nonce on to the styles that the text editor writes


def admin_nonce(get_response):
    """Under /cms/ give Wagtail's own inline scripts a nonce, and only there let a nonce into the policy."""

    def middleware(request):
        response = get_response(request)
        if not request.path.startswith(CMS):
            return response
        response._csp_replace = CMS_POLICY | (getattr(response, "_csp_replace", None) or {})
        if not response.streaming and (b"<script>" in response.content or OUR_SCRIPT in response.content):
            tag = f'<script nonce="{request.csp_nonce}"'.encode()
            response.content = WAGTAIL_SCRIPT.sub(tag + b">", response.content).replace(OUR_SCRIPT, tag + b" ")
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response

    return middleware


def response_headers(get_response):
    """Close what the hub never uses; keep personal pages out of every cache, let public ones be checked by ETag."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if _is_personal(request, response):
            if not response.get("Cache-Control", "").startswith("public"):
                response["Cache-Control"] = PRIVATE_CACHE
            return response
        if _may_be_shared(request, response):
            response["Cache-Control"] = PUBLIC_CACHE
            patch_vary_headers(response, ["Cookie"])
            set_response_etag(response)
            return get_conditional_response(request, etag=response["ETag"], response=response)
        return response

    return middleware


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a cookie of ours came or goes: it may stand for a signed-in person or a form's token."""
    ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    return bool(ours & request.COOKIES.keys()) or bool(response.cookies)


def _may_be_shared(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code == 200
        and not response.streaming
        and not response.has_header("Cache-Control")
        and response.get("Content-Type", "").startswith("text/html")
        and not request.path.startswith(CMS)
    )


# --- A language ---------------------------------------------------------------------------------------------------


class LanguageMiddleware(LocaleMiddleware):
    """The address says the language: Danish without a prefix. A browser's wish would split every cache in two."""

    def process_request(self, request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
