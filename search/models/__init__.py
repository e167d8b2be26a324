"""The nouns of search."""

from search.models.asked import AskedQuery
from search.models.chunks import Chunk
from search.models.copies import ElasticIndex
from search.models.documents import Posting, SearchDocument
from search.models.exposure import ExposureAudit, Impression
from search.models.feedback import MatchFeedback
from search.models.flags import EvidenceFlag
from search.models.generations import Generation
from search.models.matches import Match
from search.models.pieces import PieceVector
from search.models.promotions import Promotion
from search.models.saved import SavedSearch
from search.models.teams import Team, TeamSeat
from search.models.weights import WeightVersion
from search.models.words import OwnWord, SynonymGroup

__all__ = [
    "AskedQuery",
    "Chunk",
    "ElasticIndex",
    "EvidenceFlag",
    "ExposureAudit",
    "Generation",
    "Impression",
    "Match",
    "MatchFeedback",
    "OwnWord",
    "PieceVector",
    "Posting",
    "Promotion",
    "SavedSearch",
    "SearchDocument",
    "SynonymGroup",
    "Team",
    "TeamSeat",
    "WeightVersion",
]
