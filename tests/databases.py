"""Makes the test database of the settings before pytest asks for it: `python -m tests.databases [VAR_DIR …]`.

On SQLite each VAR_DIR named gets a copy of it, so that suites running side by side migrate once between them.
"""

import os
import sqlite3
import sys
from pathlib import Path


def main(others: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.test")
    import django

    django.setup()
    from django.db import connection

    made = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=True)
    connection.close()
    if connection.vendor == "sqlite":
        for other in others:
            copy(Path(made), Path(other) / "test" / Path(made).name)


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
