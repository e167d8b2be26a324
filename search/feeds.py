"""Any search as an Atom feed: what everybody may find, the newest first. The same for whoever asks."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.html import escape
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from hub.base.chrome import surroundings
from search.finding import finder, showing, wanting
from search.models import SearchDocument

PAGES = 3  # of a search; thirty entries
NO_MOMENT = dt.datetime.fromtimestamp(0, tz=dt.UTC)  # of a feed without an entry: always the same, so that it is cached
SHARED = "public, max-age=300"


class Atom(feedgenerator.Atom1Feed):
    """Django's, but that a feed without entries does not change with each look at it."""

    def latest_post_date(self) -> dt.datetime:
        return super().latest_post_date() if self.items else NO_MOMENT


class SearchFeed(Feed):
    """``/feeds/soeg/?q=…`` takes what ``/soeg/`` takes; who is signed in makes no difference."""

    feed_type = Atom

    def get_object(self, request, *args, **kwargs) -> wanting.Wanted:
        return wanting.wanted(request.GET)

    def title(self, wanted: wanting.Wanted) -> str:
        return f"{surroundings().site_name or 'Quadro'}: {wanted.name}"

    def link(self, wanted: wanting.Wanted) -> str:
        return address_of("search", wanted)

    def feed_url(self, wanted: wanting.Wanted) -> str:
        return address_of("search_feed", wanted)

    def feed_guid(self, wanted: wanting.Wanted) -> str:
        return address_of("search_feed", wanted)

    def author_name(self, wanted: wanting.Wanted) -> str:
        shared = surroundings()
        return shared.municipality or shared.site_name or "Quadro"

    def items(self, wanted: wanting.Wanted) -> list[SearchDocument]:
        chosen = {facet: set(values) for facet, values in wanted.chosen.items()}
        found: list[SearchDocument] = []
        for page in range(1, PAGES + 1):
            result = finder.search(wanted.query, language=get_language(), filters=chosen, order="new", page=page)
            found += [hit.document for hit in result.hits]
            if page >= result.pages:
                break
        return found

    def item_title(self, row: SearchDocument) -> str:
        return row.title

    def item_description(self, row: SearchDocument) -> str:
        """Plain words, where the format says markup."""
        return escape(row.summary)

    def item_link(self, row: SearchDocument) -> str:
        return showing.whole_address(row)

    def item_guid(self, row: SearchDocument) -> str:
        """Of the thing, whatever its address or language."""
        return f"urn:uuid:{row.object_id}"

    def item_updateddate(self, row: SearchDocument) -> dt.datetime:
        return row.changed_at

    def item_categories(self, row: SearchDocument) -> list[str]:
        return [str(showing.KIND_NAMES.get(row.kind, row.kind))]


@require_safe
@conditional_page
def search_feed(request):
    """Shared by all who come without a cookie; a signed-in reader's answer may renew their own."""
    response = SearchFeed()(request)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        response["Cache-Control"] = SHARED
    return response


def address_of(name: str, wanted: wanting.Wanted) -> str:
    asked = wanting.parameters(wanted.query, wanted.chosen)
    return urljoin(settings.SITE_URL, f"{reverse(name)}?{asked}" if asked else reverse(name))
