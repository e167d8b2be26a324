"""The doors of accounts that allauth does not have."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.accounts import actions
from hub.accounts.forms import DeleteAccountForm


@require_http_methods(["GET", "POST"])
@login_required
@reauthentication_required
def account_delete(request):
    """The person's own erasure, after a fresh sign-in and a tick."""
    form = DeleteAccountForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.erase(request.user, by=request.user)
        logout(request)
        messages.success(request, _("Your account is deleted."))
        return redirect("/")
    return render(request, "account/account_delete.html", {"form": form})
