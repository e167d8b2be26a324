"""The nouns of challenges."""

from challenges.models.blocks import Importance
from challenges.models.challenges import Challenge, Phase
from challenges.models.decisions import Decision, Letter
from challenges.models.editions import Edition
from challenges.models.invitations import Invitation, competes
from challenges.models.pages import ChallengeIndexPage, ChallengePage, ChallengePageTopic
from challenges.models.parking import ParkedPost
from challenges.models.responses import Party, Response, ResponseFile, ResponseVersion
from challenges.models.reviews import Review, Score
from challenges.models.routes import Route, RouteVersion

__all__ = [
    "Challenge",
    "ChallengeIndexPage",
    "ChallengePage",
    "ChallengePageTopic",
    "Decision",
    "Edition",
    "Importance",
    "Invitation",
    "Letter",
    "ParkedPost",
    "Party",
    "Phase",
    "Response",
    "ResponseFile",
    "ResponseVersion",
    "Review",
    "Route",
    "RouteVersion",
    "Score",
    "competes",
]
