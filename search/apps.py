"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from challenges.actions import plug_competitors
        from hub.kit import finder
        from search.finder import IndexFinder
        from search.models.matches import competitors

        finder.plug(IndexFinder())
        plug_competitors(competitors)
