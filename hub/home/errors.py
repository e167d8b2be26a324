"""Pages for what went wrong, in our own layout."""

import json
from urllib.parse import urlsplit

from django.shortcuts import render

LONG = 40  # characters; shorter is quickly typed again


def csrf_failure(request, reason=""):
    """A form whose session has ended: say so, and give back what was written, where it came from a page of ours."""
    return render(request, "403_csrf.html", {"written": _written(request)}, status=403)


def _written(request) -> list[str]:
    """The long texts of the form. Nothing is shown for another site, which could put its own words into our page."""
    if urlsplit(request.headers.get("Origin", "")).netloc != request.get_host():
        return []
    values = [
        _in_words(value)
        for name in request.POST
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in request.POST.getlist(name)
    ]
    return [value for value in values if len(value) >= LONG]


def _in_words(value: str) -> str:
    """The words of what the CMS's text editor sends; anything else as it is."""
    if not value.startswith('{"blocks":'):
        return value
    try:
        return "\n".join(block["text"] for block in json.loads(value)["blocks"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return value


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def permission_denied(request, exception):
    return render(request, "403.html", status=403)


def page_not_found(request, exception):
    return render(request, "404.html", status=404)


def too_many_requests(request):
    """Asked too often, at our own doors and at those of signing in; what was sent to ours is not lost."""
    unsent = getattr(request, "unsent", [])
    written = [value for _name, value in unsent if len(value.split()) > 1]
    return render(request, "429.html", {"unsent": unsent, "written": written}, status=429)
