"""The door to all hits of a search as a file."""

from __future__ import annotations

from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hub.accounts.limits import limited
from hub.kit.opendata import csv_file
from search import spreadsheet
from search.finding import facets, finder


@require_safe
@limited("search_csv", rate="30/5m")
def search_csv(request):
    """``/soeg/resultater.csv?q=…`` takes what ``/soeg/`` takes, and gives what its pages list to the same reader."""
    result = finder.search(
        request.GET.get("q"),
        user=request.user,
        language=get_language(),
        filters=facets.chosen(request.GET),
        order=facets.order(request.GET),
        size=spreadsheet.MOST,
    )
    response = csv_file(spreadsheet.of(result), spreadsheet.name(result))
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
