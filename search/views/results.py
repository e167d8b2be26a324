"""The search page."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search import facets, finder, generations, showing, suggesting


@require_safe
def search(request):
    """Everything that can be found, with its facets. Works without JavaScript; no input is an error."""
    chosen = facets.chosen(request.GET)
    order = facets.order(request.GET)
    result = finder.search(
        request.GET.get("q"),
        user=request.user,
        language=get_language(),
        filters=chosen,
        page=facets.number(request.GET.get("page")),
        order=order,
    )
    context = told(result, chosen) | around(result)
    context |= {"orders": facets.orders(request.GET, order, bool(result.query)), "crumbs": [(_("Search"), "")]}
    return render(request, "search/search.html", context)


def around(result) -> dict:
    """What else is offered: other queries, the synonyms that were asked too, topics where nothing was found."""
    index, language = generations.newest(), get_language()
    if index is None or not result.query:
        return {}
    slugs = [slug for hit in result.nearby for slug in hit.document.facets.get("topics", ())]
    return {
        "instead": suggesting.instead(index, result.query, language) if result.page == 1 else [],
        "also": suggesting.also(index, result.query, language),
        "near_topics": suggesting.near_topics(index, result.query, language, slugs) if not result.total else [],
    }


def told(result, chosen: dict) -> dict:
    """The hits and the choices as the page shows them."""
    pages = Paginator(range(result.total), finder.PAGE_SIZE)
    return {
        "result": result,
        "page": pages.page(result.page),
        "results": [showing.shown(hit, get_language()) for hit in result.hits],
        "nearby": [showing.shown(hit, get_language()) for hit in result.nearby],
        "groups": facets.groups(result, chosen),
        "chosen": any(chosen.values()),
    }
