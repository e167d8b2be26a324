"""Tables whose rows are never changed or taken away: the database itself refuses."""

from __future__ import annotations

from django.db.migrations import RunPython

TABLES: list[str] = []


def refuse(table: str) -> RunPython:
    """A migration step that makes ``table`` append-only, on SQLite and PostgreSQL."""
    TABLES.append(table)
    return RunPython(
        lambda _apps, editor: install(editor.connection, table), lambda _apps, editor: lift(editor.connection, table)
    )


def install(connection, table: str) -> None:
    """Put the triggers on."""
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, table):
            cursor.execute(statement)


def lift(connection, table: str) -> None:
    """Take the triggers off."""
    on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for event in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on_table}")


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for event in ("update", "delete")
        ]
    function = (
        "CREATE OR REPLACE FUNCTION quadro_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$"
    )
    return [
        function,
        *(
            f"CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION quadro_append_only()"
            for event in ("update", "delete")
        ),
    ]
