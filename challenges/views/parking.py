"""Across an ended session: what was typed is kept, sealed, while its writer signs in again."""

from __future__ import annotations

import uuid
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from challenges import actions

PARAMETER = "kept"


def kept_across_sign_in(view):
    """Like ``login_required``, for a form nobody should have to write twice."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        return view(request, *args, **kwargs) if request.user.is_authenticated else sign_in_again(request)

    return guarded


def sign_in_again(request):
    """Send to sign in; a POST is kept first, files aside, and found again by a key in the address."""
    target = request.get_full_path()
    if request.method == "POST":
        fields = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
        row = actions.park(request.path, fields)
        if row is not None:
            target = f"{request.path}?{PARAMETER}={row.public_id}"
            messages.info(request, _("You were signed out. Sign in again: what you wrote is kept for one hour."))
        else:
            messages.error(request, _("You were signed out. What you wrote could not be kept: go back and copy it."))
    return redirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


def came_back(request) -> QueryDict | None:
    """The form that was kept, or None."""
    key = _key(request.GET.get(PARAMETER))
    fields = actions.parked(key, request.path) if key else None
    if fields is None:
        return None
    form = QueryDict(mutable=True)
    for name, values in fields.items():
        form.setlist(name, values)
    return form


def done(request) -> None:
    """What was kept is saved now: the key is used up."""
    key = _key(request.GET.get(PARAMETER))
    if key:
        actions.forget_parked(key)


def _key(given: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(given) if given else None
    except ValueError:
        return None
