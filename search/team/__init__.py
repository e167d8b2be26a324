"""A balanced team over the four parts of the helix: its worth, what each seat adds, the best there is. Pure."""

from search.team.choosing import PROPOSALS, fits, kept, proposals, propose
from search.team.task import PARTS, Candidate, Competence, Frame, Task
from search.team.worth import Proposal, Seat, Terms, level_of, said_by, seated, terms_of

VERSION = "team-1"  # kept with each team; a changed formula or search gets a new one

__all__ = [
    "PARTS",
    "PROPOSALS",
    "VERSION",
    "Candidate",
    "Competence",
    "Frame",
    "Proposal",
    "Seat",
    "Task",
    "Terms",
    "fits",
    "kept",
    "level_of",
    "proposals",
    "propose",
    "said_by",
    "seated",
    "terms_of",
]
