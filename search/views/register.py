"""The public page on how we match, and the same for machines."""

from __future__ import annotations

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.base.memory import remember
from search.saying import register


@require_safe
def how_we_match(request):
    """Read once a content version; a new audit or new weights make a new one."""
    return render(request, "search/how_we_match.html", remember("how we match", register.page))


@require_safe
def how_we_match_json(request):
    told = remember("how we match, for machines", register.as_json)
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
