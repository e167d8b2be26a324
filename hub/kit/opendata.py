"""Open data is said once: rows and columns; list, JSON and CSV follow."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A column: what it holds in plain words, and how it is read from a row's object."""

    value: Callable[[Any], Any]
    about: str = ""


@dataclass(frozen=True)
class Dataset:
    """A public table. ``rows`` gives objects that anybody may see; ``columns`` says what is told of each."""

    slug: str
    title: str
    about: str
    rows: Callable[[], Iterable[Any]]
    columns: dict[str, Column]
    licence: str = "CC BY 4.0"

    def records(self) -> Iterator[dict[str, Any]]:
        for thing in self.rows():
            yield {name: column.value(thing) for name, column in self.columns.items()}

    def csv_lines(self) -> Iterator[str]:
        """Semicolons and a byte order mark, as Danish spreadsheets read it; no cell can be a formula."""
        yield BOM + _line(self.columns)
        for record in self.records():
            yield _line(map(plain_cell, record.values()))


_datasets: dict[str, Dataset] = {}


def register(dataset: Dataset) -> Dataset:
    _datasets[dataset.slug] = dataset
    return dataset


def datasets() -> tuple[Dataset, ...]:
    return tuple(_datasets.values())


def dataset(slug: str) -> Dataset | None:
    return _datasets.get(slug)


def plain_cell(value: Any) -> str:
    """A value as text that no spreadsheet takes for a formula (numbers stay numbers)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if hasattr(value, "isoformat"):
        return timezone.localtime(value).isoformat() if hasattr(value, "tzinfo") and value.tzinfo else value.isoformat()
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(cells)
    return out.getvalue()
