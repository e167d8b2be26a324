"""Makes the test database of the settings before pytest asks for it: `python -m tests.databases [VAR_DIR …]`.

Each VAR_DIR named gets a copy of it, so that suites running side by side migrate once between them.
"""

import gc
import os
import sqlite3
import sys
from pathlib import Path


def main(others: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.test")
    import django

    django.setup()
    gc.freeze()  # migrating makes every model some hundred times; looking for those to forget was a third of the time
    gc.set_threshold(1_000_000, 1000, 1000)
    from django.conf import settings
    from django.db import connection

    made = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=True)
    connection.close()
    for other in map(Path, others):
        if connection.vendor == "sqlite":
            copy(Path(made), other / "test" / Path(made).name)
        else:
            clone(connection, made, made.removesuffix(settings.VAR.parent.name) + other.name)


def clone(connection, made: str, name: str) -> None:
    """A copy by PostgreSQL itself."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(
                f"CREATE DATABASE {connection.ops.quote_name(name)} TEMPLATE {connection.ops.quote_name(made)}"
            )


def copy(made: Path, target: Path) -> None:
    """A whole copy or none: what is half written has another name."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(f".{os.getpid()}")
    database = sqlite3.connect(made)
    database.execute("VACUUM INTO ?", [str(half)])
    database.close()
    half.replace(target)


if __name__ == "__main__":
    main(sys.argv[1:])
