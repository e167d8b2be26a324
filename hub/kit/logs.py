"""Logs: JSON lines in production, readable ones in development; never what a person wrote."""

from __future__ import annotations

import logging.config
import re
import sys
import traceback
from typing import Any

import structlog
from django.views.debug import SafeExceptionReporterFilter
from structlog.typing import Processor

FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<function>\S+)$', re.MULTILINE)


def where(text: str) -> str:
    """Only the places of a traceback: its messages quote values, and a value may be an answer under seal."""
    return "\n".join(f'File "{m["file"]}", line {m["line"]}, in {m["function"]}' for m in FRAME.finditer(text))


def our_places(text: str) -> list[str]:
    """The places of a traceback in our own code, and the last one wherever it is."""
    places = where(text).splitlines()
    return [place for place in places[:-1] if "site-packages" not in place] + places[-1:]


def without_message(logger: Any, name: str, event: dict) -> dict:
    """Replace an exception by its class and its places."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = f"{type(error).__module__}.{type(error).__qualname__}"
        event["where"] = our_places("".join(traceback.format_exception(error)))
    return event


def configure(choice: dict) -> None:
    """Django's LOGGING_CONFIG: ``{"style": "json" | "plain", "level": "INFO"}``."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    if choice["style"] == "json":
        last = [without_message, structlog.processors.JSONRenderer(ensure_ascii=False, default=str)]
    else:
        last = [structlog.dev.ConsoleRenderer(colors=False)]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    }
    logging.config.dictConfig(_handlers(formatter, choice["level"]))


def _handlers(formatter: dict, level: str) -> dict:
    quiet = {"level": "ERROR", "propagate": True, "handlers": []}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"hub": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "hub"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.request": quiet,  # the access line tells of each 404
            "django.server": quiet,  # and of each request
            "wagtail": quiet | {"level": "WARNING"},  # below that it tells the titles of drafts
            "django_tasks": quiet | {"level": "CRITICAL"},  # tasks.py tells of failures without what they quote
            "django_tasks_db": quiet | {"level": "WARNING"},
            "elastic_transport": quiet,  # search tells of failures, once each and without the way there
        },
    }


class QuietReporterFilter(SafeExceptionReporterFilter):
    """Error reports hold no request body and no local variable: either may be an answer under seal."""

    def get_post_parameters(self, request):
        return super().get_post_parameters(request) if not self.is_active(request) else {}

    def get_traceback_frame_variables(self, request, tb_frame):
        if not self.is_active(request):
            return super().get_traceback_frame_variables(request, tb_frame)
        return [(name, self.cleansed_substitute) for name in tb_frame.f_locals]
