"""The tool layer as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KitConfig(AppConfig):
    """Finds what the apps above have declared: reactions, fillers, ticks, checks and data sets."""

    name = "hub.kit"
    label = "kit"

    def ready(self) -> None:
        from hub.kit import engine  # noqa: F401 -- registers its check

        autodiscover_modules(
            "rules", "reactions", "slots", "opendata", "casefile", "personal", "receivers", "ticks", "health", "persons"
        )
