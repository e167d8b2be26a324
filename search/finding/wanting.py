"""A search as somebody keeps it: read from an address, told in words, and turned into an address again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core import signing
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from challenges.models import Phase
from hub.base.models import Topic
from partners.models import Helix
from search import analysis
from search.finding import facets
from search.models import SavedSearch
from search.models.documents import Kind

LONGEST_NAME = 100
SALT = "search.stop"  # of the addresses that stop a search without a sign-in


@dataclass(frozen=True)
class Wanted:
    """A clean query and, for each facet, the chosen values that exist; ``words`` say the choices to a reader."""

    query: str
    chosen: Mapping[str, list[str]]
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the search is called as long as nobody gives it another name."""
        said = " · ".join([*([self.query] if self.query else []), *self.words])
        return Truncator(said or _("Everything")).chars(LONGEST_NAME)


def wanted(query: QueryDict) -> Wanted:
    """What an address asks for; unknown choices are left out. One query at most."""
    chosen = facets.chosen(query)
    topics = Topic.objects.filter(slug__in=list(chosen["topics"])[:50]) if chosen["topics"] else ()
    labels = {
        "kind": {str(kind): str(label) for kind, label in Kind.choices},
        "phase": {str(phase): str(label) for phase, label in Phase.choices},
        "helix": {str(part): str(label) for part, label in Helix.choices},
        "topics": {topic.slug: topic.label for topic in topics},
    }
    known = {facet: sorted(chosen[facet] & set(names)) for facet, names in labels.items()}
    words = tuple(labels[facet][value] for facet, values in known.items() for value in values)
    return Wanted(
        analysis.clean_query(query.get("q")), {facet: values for facet, values in known.items() if values}, words
    )


def parameters(query: str, chosen: Mapping[str, list[str]], **more: str) -> str:
    """A search as the query string of an address."""
    pairs = [("q", query)] if query else []
    pairs += [(name, value) for name, facet in facets.PARAMETERS.items() for value in sorted(chosen.get(facet, ()))]
    return urlencode([*pairs, *more.items()])


def address(saved: SavedSearch, **more: str) -> str:
    """Where its results stand, in the present language."""
    asked = parameters(saved.query, saved.chosen, **more)
    return f"{reverse('search')}?{asked}" if asked else reverse("search")


def token(saved: SavedSearch) -> str:
    """What stops a search without a sign-in: nobody can guess it, and nothing else can be done with it."""
    return signing.Signer(salt=SALT).sign(str(saved.public_id)).replace(":", ".")


def behind(given: str) -> str | None:
    """The public identifier in a token; None for anything else."""
    try:
        return signing.Signer(salt=SALT).unsign(given.replace(".", ":", 1))
    except signing.BadSignature:
        return None
