"""Rows of several tables in one question: for pages that show a little of much that belongs to one record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db.models import DateTimeField, DecimalField, Field, Model, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils.timezone import is_naive, make_aware


def read_together(**asked: QuerySet) -> dict[str, list[Any]]:
    """The rows of each queryset by its name, all in one query, in the order of their model.

    Each row travels as JSON, so that tables of any shape fit below each other. What a queryset joins, annotates or
    orders by is left out; its filters count.
    """
    names, querysets = list(asked), list(asked.values())
    parts = [_as_json(queryset, number) for number, queryset in enumerate(querysets)]
    found: dict[str, list[Any]] = {name: [] for name in names}
    for number, row in parts[0].union(*parts[1:], all=True):
        found[names[number]].append(_built(querysets[number], row))
    return {name: _in_order(rows) for name, rows in found.items()}


def keep(instance: Model, name: str, rows: list[Any]) -> None:
    """Let ``instance.<name>.all()`` be these rows, as Django's own prefetching does."""
    known = getattr(instance, name).get_queryset()
    known._result_cache, known._prefetch_done = rows, True
    cache: dict[str, QuerySet] = instance.__dict__.setdefault("_prefetched_objects_cache", {})
    cache[name] = known


def _as_json(queryset: QuerySet, number: int) -> QuerySet:
    columns = [field.attname for field in queryset.model._meta.concrete_fields]
    row = JSONObject(**{name: name for name in columns})
    return queryset.order_by().annotate(_part=Value(number), _row=row).values_list("_part", "_row")


def _built(queryset: QuerySet, row: Mapping[str, Any]) -> Model:
    fields = queryset.model._meta.concrete_fields
    values = [_value(field, row[field.attname]) for field in fields]
    return queryset.model.from_db(queryset.db, [field.attname for field in fields], values)


def _value(field: Field, value: Any) -> Any:
    """What the column would have given: JSON knows no moments and no exact numbers."""
    if value is None:
        return None
    if isinstance(field, DecimalField):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
    known = field.to_python(value)
    return make_aware(known, dt.UTC) if isinstance(field, DateTimeField) and is_naive(known) else known


def _in_order(rows: list[Model]) -> list[Model]:
    """By the ordering of the model, which must name columns of its own."""
    for name in reversed([str(name) for name in rows[0]._meta.ordering or ()] if rows else []):
        rows.sort(key=attrgetter(name.removeprefix("-")), reverse=name.startswith("-"))
    return rows
