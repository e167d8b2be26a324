"""What search adds to others' pages, by page."""

from django.utils.translation import gettext_lazy as _

from hub.base.chrome import footer_entry
from search.slots import advising, cases, my_page, own_matches, profile, related

__all__ = ["advising", "cases", "my_page", "own_matches", "profile", "related"]

footer_entry(_("How we match"), "how_we_match")
footer_entry(_("How the search works"), "how_search_works")
