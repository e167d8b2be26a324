"""The verbs of challenges, by subject."""

from challenges.actions.publishing import adopt, brief, cancel, facts_of, freeze_route, publish, publish_edition, retire

__all__ = ["adopt", "brief", "cancel", "facts_of", "freeze_route", "publish", "publish_edition", "retire"]
