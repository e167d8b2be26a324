"""Pages for what went wrong, in our own layout."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form whose session has ended: say so, and how to go on."""
    return render(request, "csrf_failure.html", status=403)


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def permission_denied(request, exception):
    return render(request, "403.html", status=403)


def page_not_found(request, exception):
    return render(request, "404.html", status=404)
