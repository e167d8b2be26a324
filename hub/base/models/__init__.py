"""The nouns every page shares."""

from hub.base.models.media import HubDocument, HubImage, HubRendition
from hub.base.models.pages import HubPage
from hub.base.models.site import SiteSettings
from hub.base.models.texts import StandardText, StandardTextVersion
from hub.base.models.topics import Topic, TopicLink
from hub.base.models.workflow import FourEyesTask

__all__ = [
    "FourEyesTask",
    "HubDocument",
    "HubImage",
    "HubPage",
    "HubRendition",
    "SiteSettings",
    "StandardText",
    "StandardTextVersion",
    "Topic",
    "TopicLink",
]
