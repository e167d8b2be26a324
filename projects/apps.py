"""The app as Django knows it."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

REGISTERING = ("rules", "reactions", "receivers", "personal")


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Pilots and learnings")

    def ready(self):
        for module in REGISTERING:
            import_module(f"projects.{module}")
