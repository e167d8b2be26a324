"""Open data is said once: rows and columns; list, JSON and CSV follow."""

from __future__ import annotations

import csv
import datetime as dt
import io
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A column: how it is read from a row's object (a name, a path of names, a function), and what it holds."""

    value: str | Callable[[Any], Any]
    about: str = ""

    def read(self, thing: Any) -> Any:
        """The value in the types of JSON; None where the path breaks off."""
        if callable(self.value):
            return plain(self.value(thing))
        for name in self.value.split("."):
            thing = None if thing is None else getattr(thing, name)
        return plain(thing)


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
            yield {name: column.read(thing) for name, column in self.columns.items()}

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


def csv_file(dataset: Dataset, name: str) -> StreamingHttpResponse:
    """The rows as a file to keep, by that name."""
    response = StreamingHttpResponse(dataset.csv_lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.csv")
    return response


def plain(value: Any) -> Any:
    """Dates as ISO text, identifiers as text, decimals as numbers without trailing noughts; the rest as it is."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


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
