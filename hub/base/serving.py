"""Public pages by one look-up of their address instead of a walk down the tree."""

from __future__ import annotations

from functools import cache

from django.http import Http404
from wagtail.models import Page, Site, get_page_models
from wagtail.views import serve as serve_by_walking

from hub.base.chrome import TWINS, surroundings, twin_paths
from hub.base.memory import remember
from hub.base.models import HubPage


def serve(request, path: str = ""):
    """The live page at ``path`` in the language of the request.

    Privacy settings are off for every page type (``HubPage.private_page_options``): not walking skips nothing.
    What is not found in one look-up (nothing live, or a routable page) is left to Wagtail.
    """
    request._wagtail_site = remember(("site", request.get_host()), lambda: Site.find_for_request(request))
    root = surroundings().root_path
    page = page_at(f"{root}{path}") if root else None
    if page is None:
        return serve_by_walking(request, path)
    if page.private_page_options:
        raise Http404
    request.hub_page = page
    return page.serve(request)


def page_at(url_path: str) -> Page | None:
    """The live page of its own type at a path, and where it stands in other languages, in one query."""
    kinds = _kinds()
    found = Page.objects.live().filter(url_path=url_path).select_related(*kinds).annotate(**twin_paths())
    page = found.first()
    if page is None:
        return None
    own = next((getattr(page, name) for name, model in kinds.items() if model is page.specific_class), None)
    if own is None:
        return None
    own.twin_paths = {code: getattr(page, name) for code, name in TWINS.items()}
    return own


@cache
def _kinds() -> dict[str, type[HubPage]]:
    """Our page types, by what a page calls the row of its type."""
    return {_below(model): model for model in get_page_models() if issubclass(model, HubPage)}


def _below(model: type[Page]) -> str:
    """What a page calls the row of its type."""
    return model._meta.get_field("page_ptr").remote_field.get_accessor_name()
