"""Where somebody is signed in, the second factor of staff, and the language of the editors' room."""

from urllib.parse import quote

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from hub.kit.clock import now

SEEN_EVERY = 600  # seconds between two notes of when and where a session was last used
GUARDED = ("/cms/", "/sager/", "/en/sager/")


class SessionActivityMiddleware:
    """Notes when and from where a session is used, for the person's own list of sign-ins.

    allauth's own middleware writes at every request; a reader should not have to wait for a writer.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.session.session_key and request.user.is_authenticated:
            moment = int(now().timestamp())
            if moment - request.session.get("seen", 0) >= SEEN_EVERY:
                UserSession.objects.create_from_request(request)
                request.session["seen"] = moment
        return self.get_response(request)


class StaffSecondFactorMiddleware:
    """Sends staff without a fresh second factor to set it up or to show it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.STAFF_SECOND_FACTOR
            and request.path.startswith(GUARDED)
            and request.user.is_authenticated
            and not self._is_strong(request)
        ):
            if get_adapter().is_mfa_enabled(request.user):
                return redirect(reverse("mfa_reauthenticate") + "?next=" + quote(request.get_full_path()))
            return redirect("mfa_index")
        return self.get_response(request)

    def _is_strong(self, request) -> bool:
        records = get_authentication_records(request, request.user)
        return any(record.get("method") in ("mfa", "socialaccount") for record in records)


class EditorsLanguageMiddleware:
    """Opens the editors' room in the language that somebody chose for pages; the room's own setting goes before it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/cms/") and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)
