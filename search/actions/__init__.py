"""The verbs of search."""

from search.actions.feedback import say_of_match, take_back
from search.actions.generations import build, build_generation, renew_now
from search.actions.index import follow, index, rebuild, remove
from search.actions.matches import forget_organisation, rebuild_matches, rematch_organisation
from search.actions.vectors import lacking, make_vectors

__all__ = [
    "build",
    "build_generation",
    "follow",
    "forget_organisation",
    "index",
    "lacking",
    "make_vectors",
    "rebuild",
    "rebuild_matches",
    "rematch_organisation",
    "remove",
    "renew_now",
    "say_of_match",
    "take_back",
]
