"""What a database holds, said in numbers and hashes: before a backup, and again after the restore."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import DatabaseError, connections
from django.db.models import FileField

from hub.kit import appendonly, audit
from hub.kit.models import PrivateFile

Contents = dict[str, Any]


def contents(using: str) -> Contents:
    """Migrations, rows by table, guarded tables and the audit's chain."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT count(*) FROM {name}")  # noqa: S608 -- its own names  # nosec B608 -- its own names
            tables[table] = cursor.fetchone()[0]
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
    return {
        "tables": tables,
        "migrations": migrations,
        "guards": appendonly.guarded(connection),
        "audit": audit.chain(using),
    }


def differences(using: str, noted: Contents) -> list[str]:
    """A plain line for each thing in which the database is not what the manifest says; none when all is well."""
    try:
        found = contents(using)
    except DatabaseError as error:
        return [f"the database can't be read: {error}"]
    faults = [
        f"table {table}: {found['tables'].get(table, 'no such table')} rows, {noted['tables'].get(table, 'none')} noted"
        for table in sorted(found["tables"].keys() | noted["tables"].keys())
        if found["tables"].get(table) != noted["tables"].get(table)
    ]
    if found["migrations"] != noted["migrations"]:
        faults.append("the migrations are not those that were applied when the backup was made")
    faults += [f"table {table} is no longer append-only" for table in noted["guards"] if table not in found["guards"]]
    if found["audit"]["head"] != noted["audit"]["head"]:
        faults.append("the newest hash of the audit is another than the one that was noted")
    return faults + [f"audit entry {entry} does not fit the chain" for entry in found["audit"]["broken"]]


def named_files(using: str, tables: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Each file that a row names: its path in a backup, and its SHA-256 where the row knows it."""
    kept = PrivateFile.objects.using(using).values_list("path", "sha256")
    yield from ((f"private/{path}", sha256) for path, sha256 in kept.iterator())
    for model in apps.get_models():
        if model._meta.proxy or model._meta.db_table not in tables:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, FileField) and field.storage == default_storage:
                rows = model._base_manager.using(using).values_list(field.attname, flat=True)
                yield from ((f"media/{name}", "") for name in rows.iterator() if name)


def is_named(using: str, path: str) -> bool:
    """Whether a private file's row is there at this moment."""
    return PrivateFile.objects.using(using).filter(path=path.removeprefix("private/")).exists()
