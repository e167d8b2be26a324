"""The tool layer's own periodic jobs."""

from __future__ import annotations

import datetime as dt

import structlog
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import DraftStateMixin, Page, Revision

from hub.kit import audit, clock, retention, tasks, uploads
from hub.kit.models import Heartbeat, TickSlot
from hub.kit.tasks import tick

log = structlog.get_logger("hub.ticks")

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)


@tick("kit.reap", every=MINUTE)
def reap() -> None:
    tasks.reap()


@tick("kit.publish_scheduled", every=MINUTE)
def publish_scheduled() -> None:
    """What Wagtail's command of this name does, but with a try for each: one invalid page stops no other."""
    for thing in _expired():
        _try(thing.unpublish, thing, set_expired=True, log_action="wagtail.unpublish.scheduled")
    due = Revision.objects.filter(approved_go_live_at__lt=clock.now()).order_by("approved_go_live_at")
    for revision in due:
        _try(revision.publish, revision, log_action="wagtail.publish.scheduled")


def _expired() -> list:
    drafts = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    models = [Page, *(model for model in drafts if not issubclass(model, Page))]
    past: list[QuerySet] = [model.objects.filter(live=True, expire_at__lt=clock.now()) for model in models]
    return [thing for queryset in past for thing in queryset.order_by("expire_at")]


def _try(verb, thing, **given) -> None:
    try:
        with transaction.atomic():
            verb(**given)
    except Exception:
        log.exception("scheduled publishing failed", thing=f"{thing._meta.label} {thing.pk}")


@tick("kit.seal_audit", every=dt.timedelta(minutes=5))
def seal_audit() -> None:
    audit.seal_entries()


@tick("kit.prune", every=DAY)
def prune() -> None:
    """Rows that have served: finished tasks, slots of a month ago, workers that never came back."""
    tasks.prune()
    TickSlot.objects.filter(at__lt=clock.now() - 30 * DAY).delete()
    Heartbeat.objects.filter(good_until__lt=clock.wall() - DAY).delete()


@tick("kit.forget_old", every=DAY)
def forget_old() -> None:
    """What is declared to be kept for a time only."""
    rows = retention.forget_old()
    if rows:
        log.info("time was up", rows=rows)


@tick("kit.sweep_files", every=DAY)
def sweep_files() -> None:
    swept = uploads.sweep()
    if swept:
        log.info("unused files swept", files=swept)


@tick("kit.scan_waiting_files", every=dt.timedelta(hours=1))
def scan_waiting_files() -> None:
    uploads.scan_waiting()
