"""Public pages by one look-up of their address instead of a walk down the tree."""

from __future__ import annotations

from django.http import Http404
from wagtail.models import Page, Site
from wagtail.views import serve as serve_by_walking

from hub.base.chrome import surroundings
from hub.base.memory import remember


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
    """The live page of its own type at a path: two queries the first time, one while nothing is published."""
    place = remember(("page at", url_path), lambda: _place(url_path))
    return place[0].objects.live().filter(pk=place[1]).first() if place else None


def _place(url_path: str) -> tuple[type[Page], int] | None:
    page = Page.objects.live().filter(url_path=url_path).select_related("content_type").first()
    return (page.specific_class, page.pk) if page and page.specific_class else None
