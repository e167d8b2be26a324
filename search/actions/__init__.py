"""The verbs of search."""

from search.actions.index import index, rebuild, remove
from search.actions.matches import forget_organisation, rebuild_matches, rematch_organisation

__all__ = ["forget_organisation", "index", "rebuild", "rebuild_matches", "rematch_organisation", "remove"]
