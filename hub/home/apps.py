"""The shop window as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "hub.home"
    label = "home"
    verbose_name = _("Home")

    def ready(self):
        from hub.home import documents  # noqa: F401 -- registers what the index reads
