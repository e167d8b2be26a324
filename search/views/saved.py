"""The doors of saved searches. A visitor signs in first and comes back with the search."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from challenges.actions import Refused
from search import actions
from search.finding import wanting
from search.forms import SavedSearchForm
from search.models import SavedSearch


@require_http_methods(["GET", "POST"])
@login_required
def search_follow(request):
    """What is asked for stands in the address, also of the POST; choices that do not exist are left out.

    Who has saved just this is led to it.
    """
    wanted = wanting.wanted(request.GET)
    mine = SavedSearch.objects.visible_to(request.user)
    standing = mine.asking(wanted.query, wanted.chosen, get_language()) if request.method == "GET" else None
    if standing is not None:
        messages.info(request, _("You have saved this search already. Change it here."))
        return redirect("saved_search_change", standing.public_id)
    form = SavedSearchForm(request.POST or None, initial={"name": wanted.name, "frequency": "daily"})
    asked = wanting.parameters(wanted.query, wanted.chosen)
    there = f"{reverse('search')}?{asked}" if asked else reverse("search")
    if form.is_valid():
        try:
            given = {"chosen": wanted.chosen, "language": get_language(), **form.cleaned_data}
            actions.save_search(wanted.query, by=request.user, **given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("You follow the search now. It stands on your profile; nobody else sees it."))
            return redirect(there)
    way = [(_("Search"), reverse("search")), (_("Follow this search"), "")]
    context = {"form": form, "wanted": wanted, "there": there, "crumbs": way}
    return render(request, "search/search_follow.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def saved_search_change(request, public_id):
    """Name and frequency; the search itself is changed by searching anew."""
    saved = own(request, public_id)
    form = SavedSearchForm(request.POST or None, instance=saved)
    if form.is_valid():
        actions.change_saved_search(saved, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("profile")
    way = [(_("My page"), reverse("my_page")), (_("Your profile"), reverse("profile")), (_("Saved search"), "")]
    context = {"form": form, "saved": saved, "there": wanting.address(saved), "crumbs": way}
    return render(request, "search/saved_search_change.html", context)


@require_POST
@login_required
def saved_search_remove(request, public_id):
    actions.remove_saved_search(own(request, public_id), by=request.user)
    messages.success(request, _("The search is removed."))
    return redirect("profile")


@csrf_exempt  # a mail program may press the button (RFC 8058); the token in the address is what allows it
@never_cache
@require_http_methods(["GET", "POST"])
def saved_search_stop(request, token):
    """One click, also without a sign-in: the search is kept, and tells of nothing more."""
    public_id = wanting.behind(token)
    if public_id is None:
        raise Http404
    saved = SavedSearch.objects.select_related("user").filter(public_id=public_id).first()
    stops = saved is not None and saved.frequency != SavedSearch.Frequency.NEVER
    if stops and request.method == "POST":
        actions.change_saved_search(saved, name=saved.name, frequency=SavedSearch.Frequency.NEVER, by=saved.user)
        stops = False
    return render(request, "search/saved_search_stop.html", {"saved": saved, "stops": stops})


def own(request, public_id) -> SavedSearch:
    return get_object_or_404(SavedSearch.objects.visible_to(request.user), public_id=public_id)
