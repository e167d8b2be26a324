"""The doors of accounts that allauth does not have."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts import actions, keeping
from hub.accounts.forms import DeleteAccountForm


@require_safe
@login_required
def account_data(request):
    """What is kept of the person who asks, why and until when."""
    crumbs = [(_("My page"), reverse("my_page")), (_("Your profile"), reverse("profile"))]
    context = {"kept": keeping.kept_of(request.user), "traces": keeping.traces_of(request.user)}
    context["crumbs"] = [*crumbs, (_("What we keep about you"), "")]
    return render(request, "account/account_data.html", context)


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
