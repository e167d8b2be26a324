"""Health for machines: /livez says that the process answers, /readyz what it could and could not reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult, get_date_max

from hub.kit import clock
from hub.kit.models import Heartbeat, PrivateFile

log = structlog.get_logger("hub.health")

MINUTE = dt.timedelta(minutes=1)
UNTOUCHED = 5 * MINUTE


@dataclass(frozen=True)
class Found:
    """What a check has found: ``wrong`` in a few words, "" when all is well; ``fact`` is told in either case."""

    wrong: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Check:
    """Something the hub needs. Without an essential one it can't serve at all; without another it serves less."""

    name: str
    essential: bool
    ask: Callable[[], str | Found]


_checks: dict[str, Check] = {}


def check(name: str, *, essential: bool = False) -> Callable:
    """Register ``function() -> str``: an empty string when all is well, else what is wrong in a few words; or Found."""

    def register(function: Callable) -> Callable:
        _checks[name] = Check(name, essential, function)
        return function

    return register


def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 with status ``ok`` or ``degraded``; 503 with ``down`` when something essential is missing.

    ``facts`` tell how the hub does what it does, such as which step of search answers.
    """
    answers = {each.name: _ask(each) for each in _checks.values()}
    found = {name: answer.wrong for name, answer in answers.items()}
    down = any(found[each.name] for each in _checks.values() if each.essential)
    status = "down" if down else "degraded" if any(found.values()) else "ok"
    body = {"status": status, "checks": {name: wrong or "ok" for name, wrong in found.items()}}
    body["facts"] = {name: answer.fact for name, answer in answers.items() if answer.fact}
    return JsonResponse(body, status=503 if down else 200, headers={"Cache-Control": "no-store"})


def _ask(each: Check) -> Found:
    try:
        said = each.ask()
    except Exception as error:
        log.warning("health check failed", check=each.name, error=type(error).__name__)
        return Found(f"failed: {type(error).__name__}")
    return said if isinstance(said, Found) else Found(said)


@check("database", essential=True)
def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


_all_applied: list[bool] = []


@check("migrations", essential=True)
def migrations() -> str:
    """Read from disk and database until none is missing, then believed: a process never loses a migration."""
    if not _all_applied:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if pending:
            return f"{len(pending)} not applied"
        _all_applied.append(True)
    return ""


@check("worker")
def worker() -> str:
    if Heartbeat.objects.filter(good_until__gte=clock.wall()).exists():
        return ""
    last = Heartbeat.objects.order_by("-at").values_list("at", flat=True).first()
    return f"last seen {int((clock.wall() - last).total_seconds())} s ago" if last else "never seen"


@check("queue")
def queue_moves() -> str:
    """Whatever engine runs the tasks: what is due and lies untouched tells that nobody takes it, or too few do."""
    since = clock.wall() - UNTOUCHED
    never_tried = Q(run_after=get_date_max(), enqueued_at__lt=since)
    lying = DBTaskResult.objects.ready().filter(never_tried | Q(run_after__lt=since)).count()
    return f"{lying} tasks due for more than {UNTOUCHED // MINUTE} min" if lying else ""


@check("tasks")
def tasks_done() -> str:
    """Says how many tasks were given up within a day: each is in the log, with its class of error and its place."""
    day_ago = clock.wall() - dt.timedelta(days=1)
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=day_ago).count()
    return f"{failed} given up within a day" if failed else ""


@check("cache")
def cache_answers() -> str:
    cache.set("readyz", "ok", 10)
    kept = cache.get("readyz") == "ok"
    if getattr(cache, "is_away", False):
        return "Redis does not answer: each process goes on with its own memory"
    return "" if kept else "does not keep what it is given"


@check("virus scanner")
def scanner() -> str:
    if not settings.CLAMD_SOCKET:
        return "not configured: files are given out unscanned"
    failed = PrivateFile.objects.filter(scan=PrivateFile.Scan.ERROR).count()
    return f"{failed} files could not be scanned" if failed else ""
