"""The door to how the search stands."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search import standing
from search.rules import runs_the_hub


@require_safe
@login_required
def search_state(request):
    """Which step answers now, and what the index holds. For the secretariat and administrators."""
    if not runs_the_hub(request.user):
        raise PermissionDenied
    context = standing.told() | {"crumbs": [(_("My page"), reverse("my_page")), (_("How the search stands"), "")]}
    return render(request, "search/search_state.html", context)
