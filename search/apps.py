"""The app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from challenges.actions import plug_competitors, plug_people
        from hub.kit import finder
        from search.finding.finder import IndexFinder
        from search.models.matches import competitors, fitting_people

        finder.plug(IndexFinder())
        plug_competitors(competitors)
        plug_people(fitting_people)
