"""The newest that the front page tells of running pilots, learnings and news: what is printed, and nothing else."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page

from hub.base.chrome import page_address
from projects.models import LearningPage, Pilot

MOST = 3
KINDS = {"pilots": "pilotpage", "learnings": "learningpage", "news": "newspage"}
COLUMNS = {
    "pilotpage": ("pilot__started_at", "summary", "pilot__department__name"),
    "learningpage": ("date", "summary", "result"),
    "newspage": ("date", "lead"),
}
RESULTS = dict(LearningPage.Result.choices)


def told(request) -> dict[str, list[dict]]:
    """``{"pilots": …, "learnings": …, "news": …}``, at most three of each, the newest first, in one query."""
    shown = Q(pilotpage__pilot__status=Pilot.Status.RUNNING) | Q(learningpage__isnull=False) | Q(newspage__isnull=False)
    columns = [f"{kind}__{name}" for kind, names in COLUMNS.items() for name in names]
    own = ("pk", "title", "url_path", "translation_key", "locale__language_code", *(KINDS.values()))
    rows = list(Page.objects.live().filter(shown).order_by("pk").values(*own, *columns))
    return {name: [_story(row, kind, request) for row in _newest(rows, kind)] for name, kind in KINDS.items()}


def _newest(rows: list[dict], kind: str) -> list[dict]:
    """The newest stories of a kind, each once: in the reader's language where there is one."""
    when = f"{kind}__{COLUMNS[kind][0]}"
    mine = sorted((row for row in rows if row[kind]), key=lambda row: (row[when], row["pk"]), reverse=True)
    language, chosen = get_language(), {}
    for row in mine:
        if row["translation_key"] not in chosen or row["locale__language_code"] == language:
            chosen[row["translation_key"]] = row
    return list(chosen.values())[:MOST]


def _story(row: dict, kind: str, request) -> dict:
    code, words = row["locale__language_code"], {name: row[f"{kind}__{name}"] for name in COLUMNS[kind]}
    result = words.get("result") or ""
    return {
        "title": row["title"],
        "url": page_address(row["url_path"], code, request),
        "summary": words.get("summary") or words.get("lead") or "",
        "meta": words.get("pilot__department__name") or RESULTS.get(result, ""),
        "lang": code if code != get_language() else "",
        "result": result,
        "date": words.get("date"),
    }
