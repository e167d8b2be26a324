"""The foundation of an installation, laid once by the real verb; each later test gets the same rows put back.

``found()`` and the tasks it leaves take the better part of a second, and hundreds of tests begin with them. The rows
they wrote are kept, and written again as they were, where a test's database stands as it stood then and the clock is
about where it was. Everywhere else (after a flush, in another time, with another name) the verb itself is called.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection, transaction
from wagtail.models import Site

from hub.base import memory
from hub.home.actions import found
from hub.kit import clock
from hub.kit.worker import drain

FJORDBY = {"municipality": "Fjordby Kommune", "contact_email": "kontakt@fjordby.example"}
GOOD_FOR = dt.timedelta(minutes=30)

Rows = dict[str, set[tuple]]


@dataclass
class Foundation:
    """What laying it took away and what it added, table by table, and how the tables stood before."""

    laid_at: dt.datetime
    before: list[tuple]
    gone: Rows
    new: Rows


_kept: list[Foundation] = []


def keep() -> None:
    """Lay the foundation in a transaction that is undone, and keep the rows.

    Never inside another's transaction: a foundation that stands there already would leave nothing to keep, and
    ``lay()`` would put back nothing.
    """
    if connection.in_atomic_block:
        raise RuntimeError("the foundation is kept before any world is built")
    with transaction.atomic():
        old = _all_rows()
        found(**FJORDBY)
        drain()
        rows = _all_rows()
        gone = {table: old[table] - rows[table] for table in old if old[table] - rows[table]}
        new = {table: rows[table] - old[table] for table in rows if rows[table] - old[table]}
        transaction.set_rollback(True)
    _kept[:] = [Foundation(clock.now(), _standing(gone | new), gone, new)]
    memory.forget()
    Site.clear_site_root_paths_cache()


def lay() -> None:
    """``found()`` and its tasks for Fjordby, or the rows they wrote the first time."""
    kept = _kept[0] if _kept and connection.in_atomic_block else None
    if kept is None or abs(clock.now() - kept.laid_at) > GOOD_FOR or _standing(kept.gone | kept.new) != kept.before:
        found(**FJORDBY)
        drain()
        return
    with connection.cursor() as cursor:
        for table, rows in kept.gone.items():
            key = _key(table)
            cursor.execute(  # the names come from the models
                f"DELETE FROM {_name(table)} WHERE {_name(key[0])} IN ({_places(len(rows))})",
                [row[key[1]] for row in rows],
            )
        for table, rows in kept.new.items():
            columns = _columns()[table]
            into = f"INSERT INTO {_name(table)} ({', '.join(map(_name, columns))}) VALUES ({_places(len(columns))})"
            cursor.executemany(into, list(rows))
    memory.forget()
    Site.clear_site_root_paths_cache()


def _name(word: str) -> str:
    return connection.ops.quote_name(word)


def _places(number: int) -> str:
    return ", ".join(["%s"] * number)


@cache
def _models() -> dict:
    every = apps.get_models(include_auto_created=True)
    return {
        model._meta.db_table: model for model in every if model._meta.managed and "_fts" not in model._meta.db_table
    }


@cache
def _columns() -> dict[str, list[str]]:
    """The columns that are written, of every table. What the database works out by itself is left to it."""
    return {
        table: [field.column for field in model._meta.local_concrete_fields if not field.generated]
        for table, model in _models().items()
    }


def _key(table: str) -> tuple[str, int]:
    key = _models()[table]._meta.pk.column
    return key, _columns()[table].index(key)


def _all_rows() -> Rows:
    rows = {}
    with connection.cursor() as cursor:
        for table, columns in _columns().items():
            cursor.execute(f"SELECT {', '.join(map(_name, columns))} FROM {_name(table)}")
            rows[table] = set(cursor.fetchall())
    return rows


def _standing(tables) -> list[tuple]:
    """How many rows the tables have, and the last of them: enough to tell a fresh database from another."""
    counted = [
        f"SELECT '{table}', COUNT(*), MAX(CAST({_name(_key(table)[0])} AS VARCHAR(40))) FROM {_name(table)}"
        for table in sorted(tables)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counted))
        return sorted(cursor.fetchall())
