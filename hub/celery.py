"""What Celery calls: ``celery -A hub.celery worker``, with TASK_ENGINE=celery."""

import os

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.production")
django.setup()

from hub.kit.broker import app  # noqa: E402 -- needs Django
from hub.kit.engine import engine_can_run  # noqa: E402 -- needs Django

if settings.TASK_ENGINE != "celery":
    raise ImproperlyConfigured("A Celery worker runs with TASK_ENGINE=celery only")
if missing := engine_can_run():
    raise ImproperlyConfigured(" ".join(error.msg for error in missing))

__all__ = ["app"]
