"""What lists share: a page with the number of all rows in one query, and choices with their counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models


def page_number(number: str | None) -> int:
    """What an address asks for, at least 1; 1 for what is no number."""
    return max(int(number), 1) if number and number.isdecimal() and len(number) < 5 else 1


def page_of(found: models.QuerySet, number: str | None, size: int) -> ListPage:
    """One page of the list with the number of all rows, in one query where there is such a page."""
    asked = page_number(number)
    start = (asked - 1) * size
    rows = list(found.annotate(in_all=models.Window(models.Count("pk")))[start : start + size])
    if not rows:
        return Paginator(found, size).get_page(number)
    paginator = Paginator(found, size)
    paginator.count = rows[0].in_all
    return ListPage(rows, asked, paginator)


def choices(
    title: str,
    name: str,
    known: Iterable[tuple[str, str, str]],
    wishes: Mapping[str, list[str]],
    counts: Mapping[str, Mapping[str, int]],
) -> dict:
    """One group of the ``facets`` component; ``known`` are (value, label, part of the helix). Without what is empty."""
    shown = [
        {
            "value": value,
            "label": label,
            "checked": value in wishes[name],
            "helix": helix,
            "count": counts[name].get(value, 0),
        }
        for value, label, helix in known
        if counts[name].get(value) or value in wishes[name]
    ]
    return {"title": title, "name": name, "choices": shown}
