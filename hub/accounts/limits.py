"""How often one person may ask: allauth's own counting in the shared cache, for our own doors too.

A robot that reads lists of matches page by page is slowed down; people never notice. Nothing here is an error: where
the cache is away, everybody is let through.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import structlog
from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("hub.limits")
STAFF = 10  # times as often


def limited(action: str, *, rate: str) -> Callable:
    """Let a view answer 429 to whoever asks more often than ``rate`` ("60/5m"), by account, else by address. What was
    sent is kept on that page, to be sent again (``request.unsent``)."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if may_ask(request, action, rate):
                return view(request, *args, **kwargs)
            request.unsent = sent(request)
            answer = ratelimit.respond_429(request)
            answer["Retry-After"] = str(int(ratelimit.parse_rate(rate).duration))
            return answer

        return guarded

    return wrap


def sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a form, without the mark against forgery: the page has its own."""
    posted = request.POST.lists()
    return [(name, value) for name, values in posted if name != "csrfmiddlewaretoken" for value in values]


def may_ask(request: HttpRequest, action: str, rate: str) -> bool:
    """Count this asking, and say whether there is room for it. ``ACCOUNT_RATE_LIMITS = False`` switches it off too."""
    if getattr(settings, "ACCOUNT_RATE_LIMITS", None) is False:
        return True
    user = request.user
    if user.is_authenticated:
        amount, _slash, span = rate.partition("/")
        staff = user.is_facilitator or user.is_editor or user.is_administrator
        rate = f"{int(amount) * STAFF}/{span}/user" if staff else f"{rate}/user"
    try:
        return (
            ratelimit.consume(request, app="hub", action=action, config={action: rate}, user=user, limit_get=True)
            is not None
        )
    except Exception as error:  # whatever cache it is, each has errors of its own
        log.warning("not counted", action=action, error=type(error).__name__)
        return True
