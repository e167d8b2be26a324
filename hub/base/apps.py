"""The shared page layer as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "hub.base"
    label = "base"
    verbose_name = _("Shared content")
