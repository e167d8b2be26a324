"""Staff need a second factor before they reach the CMS or a case."""

from urllib.parse import quote

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

GUARDED = ("/cms/", "/sager/", "/en/sager/")


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
