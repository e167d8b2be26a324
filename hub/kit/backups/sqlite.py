"""SQLite by its own online backup: one moment, whatever is written meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections

from hub.kit.backups.manifest import BackupDamaged, BackupRefused
from hub.kit.backups.sessions import session

FILE = "database.sqlite3"
PATIENCE = 20  # seconds to wait for whoever writes


@contextmanager
def snapshot(using: str, target: Path) -> Iterator[str]:
    """Copy the database to ``target``; inside, the alias that reads the copy."""
    source = Path(connections[using].settings_dict["NAME"])
    if not source.exists():
        raise BackupRefused(f"There is no database at {source}.")
    with closing(sqlite3.connect(source, timeout=PATIENCE)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file that is whole by itself
        found = [row[0] for row in copy.execute("PRAGMA integrity_check(10)")]
    if found != ["ok"]:
        raise BackupRefused(f"SQLite says that the database is damaged: {'; '.join(found)}")
    with session(using, name=str(target)) as alias:
        yield alias


@contextmanager
def reading(using: str, file: Path) -> Iterator[str | None]:
    """The alias that reads a backup's database where it lies."""
    with session(using, name=f"file:{file}?mode=ro&immutable=1") as alias:
        connections[alias].settings_dict["OPTIONS"] = {"uri": True}
        yield alias


def load(using: str, file: Path) -> None:
    """Put the backup's database in the place of what is there: all of it, or nothing if something breaks."""
    connection = connections[using]
    connection.close()
    target = Path(connection.settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(target, timeout=PATIENCE)) as live:
        try:
            copy.execute("SELECT count(*) FROM sqlite_master")
            copy.backup(live)
        except sqlite3.Error as error:
            raise BackupDamaged([f"SQLite can't take {file.name} in: {error}"]) from None
