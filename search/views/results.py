"""The search page."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search import counting, embedding, spreadsheet
from search.finding import facets, finder, showing, suggesting, wanting
from search.indexing import generations
from search.models import SavedSearch


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
    if not result.query:
        embedding.warm()  # who sees the empty page is about to ask
    if is_counted(request, result, chosen, order):
        counting.note(result.query, result.total)
    context = told(result, chosen) | around(result, with_promoted=not any(chosen.values()) and not order)
    context |= {"followed": followed(request)}
    context |= {"orders": facets.orders(request.GET, order, bool(result.query)), "crumbs": [(_("Search"), "")]}
    return render(request, "search/search.html", context)


def followed(request) -> SavedSearch | None:
    """The search as its reader has saved it to hear of it."""
    if not request.user.is_authenticated:
        return None
    asked = wanting.wanted(request.GET)
    return SavedSearch.objects.visible_to(request.user).watched().asking(asked.query, asked.chosen, get_language())


def is_counted(request, result, chosen: dict, order: str) -> bool:
    """A visitor's own words, once: not each page and each choice, and never what somebody signed in looks for."""
    narrowed = order or result.page > 1 or any(chosen.values())
    return bool(result.query) and not narrowed and request.method == "GET" and not request.user.is_authenticated


def around(result, *, with_promoted: bool) -> dict:
    """What else is offered: recommended results, other queries, synonyms asked too, topics where nothing was found."""
    if not result.query:
        return {}
    return generations.answer(lambda index: around_in(index, result, with_promoted=with_promoted)) or {}


def around_in(index: generations.Snapshot, result, *, with_promoted: bool) -> dict:
    language = get_language()
    slugs = [slug for hit in result.nearby for slug in hit.document.facets.get("topics", ())]
    first = result.page == 1
    promoted = suggesting.recommended(index, result.query, language) if first and with_promoted else []
    return {
        "promoted": [showing.shown(hit, language) for hit in promoted],
        "instead": suggesting.instead(index, result.query, language) if first else [],
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
        "most": spreadsheet.MOST,
    }
