"""The public pages on how we match, with the same for machines, and on how the search works."""

from __future__ import annotations

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.base.memory import remember
from search.saying import register, searching


@require_safe
def how_we_match(request):
    """Read once a content version; a new audit or new weights make a new one."""
    return render(request, "search/how_we_match.html", remember("how we match", register.page))


@require_safe
def how_we_match_json(request):
    told = remember("how we match, for machines", register.as_json)
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def how_search_works(request):
    """Read anew each time: its figures are those of now."""
    return render(request, "search/how_search_works.html", searching.page())
