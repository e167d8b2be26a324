"""Tables whose rows are never changed or taken away: the database itself refuses."""

from __future__ import annotations

from django.db.migrations import RunPython

TABLES: list[str] = []
EVENTS = ("update", "delete")
TRIGGER_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


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
        for event in EVENTS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on_table}")


def guarded(connection) -> list[str]:
    """The tables that the database guards now."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER_NAMES[connection.vendor])
        names = {name for (name,) in cursor.fetchall()}
    return sorted(name.removesuffix("_no_delete") for name in names if name.endswith("_no_delete"))


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for event in EVENTS
        ]
    function = (
        "CREATE OR REPLACE FUNCTION quadro_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    return [
        function,
        *(
            f"CREATE OR REPLACE TRIGGER {table}_no_{event} BEFORE {event} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION quadro_append_only()"
            for event in EVENTS
        ),
    ]
