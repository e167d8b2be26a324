"""The nouns of projects."""

from projects.models.datause import DataUse
from projects.models.indexes import LearningIndexPage, PilotIndexPage
from projects.models.indicators import Indicator, Measurement
from projects.models.pages import LearningPage, LearningPageTopic, PilotPage, PilotPageTopic
from projects.models.pilots import Milestone, Pilot, PilotPartner, StatusUpdate

__all__ = [
    "DataUse",
    "Indicator",
    "LearningIndexPage",
    "LearningPage",
    "LearningPageTopic",
    "Measurement",
    "Milestone",
    "Pilot",
    "PilotIndexPage",
    "PilotPage",
    "PilotPageTopic",
    "PilotPartner",
    "StatusUpdate",
]
