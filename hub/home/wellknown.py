"""Addresses that the whole web agrees on: /.well-known/security.txt (RFC 9116)."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hub.kit import clock

GOOD_FOR = timedelta(days=180)  # RFC 9116 recommends less than a year


@require_safe
@cache_control(public=True, max_age=86_400)
def security_txt(request):
    """Where and in which languages a vulnerability can be reported, and until when these lines hold."""
    expires = (clock.now() + GOOD_FOR).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: da, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
