"""The nouns of search."""

from search.models.documents import Posting, SearchDocument
from search.models.matches import Match

__all__ = ["Match", "Posting", "SearchDocument"]
