"""PostgreSQL by its own tools, pg_dump and pg_restore, in the custom format and out of one snapshot."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.postgresql.client import DatabaseClient

from hub.kit.backups.manifest import BackupDamaged, BackupRefused
from hub.kit.backups.sessions import session

FILE = "database.dump"
INSTALLED = Path("/usr/lib/postgresql")  # where Debian keeps each version's own
ASIDE = "quadro_replaced"  # the schema that holds what is being replaced, until the restore has come through
PLAIN = ("--no-owner", "--no-privileges")
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


@contextmanager
def snapshot(using: str, target: Path) -> Iterator[str]:
    """Dump the database to ``target``; inside, the alias that reads the very moment that was dumped."""
    with session(using) as alias, transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            moment = cursor.fetchone()[0]
        dump = ["--format=custom", *PLAIN, f"--snapshot={moment}", f"--file={target}"]
        _run("pg_dump", alias, *dump, f"--dbname={_name(alias)}")
        yield alias


@contextmanager
def reading(using: str, file: Path) -> Iterator[str | None]:
    """A dump can be listed and not asked: what is in its tables is known once it is restored."""
    try:
        _call([tool("pg_restore"), "--list", str(file)], {})
    except BackupRefused as error:
        raise BackupDamaged([str(error)]) from None
    yield None


def load(using: str, file: Path) -> None:
    """Put the backup's database in the place of what is there: all of it, or nothing if something breaks."""
    connections[using].close()
    with session(using) as alias:
        connection = connections[alias]
        moved = bool(connection.introspection.table_names())
        if moved:
            _refuse_company(connection)
            _execute(connection, f"ALTER SCHEMA public RENAME TO {ASIDE}", "CREATE SCHEMA public")
            _execute(connection, "GRANT USAGE ON SCHEMA public TO PUBLIC")
        try:
            how = ["--single-transaction", "--exit-on-error", *PLAIN]
            _run("pg_restore", alias, *how, f"--dbname={_name(alias)}", str(file))
        except BaseException:
            if moved:
                _execute(connection, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {ASIDE} RENAME TO public")
            raise
        if moved:
            _execute(connection, f"DROP SCHEMA {ASIDE} CASCADE")


def tool(name: str, major: int = 0) -> str:
    """Where a tool lies: the server's own version first, else the nearest newer, else what the path has."""
    versions = sorted(
        (path for path in INSTALLED.glob(f"*/bin/{name}") if path.parts[-3].isdigit()),
        key=lambda path: int(path.parts[-3]),
    )
    fitting = [str(path) for path in versions if int(path.parts[-3]) >= major]
    found = next(iter(fitting), None) if major else str(versions[-1]) if versions else None
    found = found or shutil.which(name)
    if found is None:
        raise BackupRefused(
            f"{name} is missing: it is not on the path and not under {INSTALLED}. Install PostgreSQL's client "
            f"programs{f', version {major} or newer' if major else ''} (Debian: apt-get install postgresql-client)."
        )
    return found


def _run(name: str, alias: str, *arguments: str) -> None:
    connection = connections[alias]
    found = tool(name, connection.get_database_version()[0])
    settings = connection.settings_dict | {"OPTIONS": _without_limits(connection.settings_dict["OPTIONS"])}
    known, environment = DatabaseClient.settings_to_cmd_args_env(settings, [])
    # ["psql", "-U", …, "-h", …, "-p", …, name]: these tools take the same, and the name by an option of their own
    _call([found, *known[1:-1], "--no-password", *arguments], environment or {})


def _call(command: list[str], environment: dict[str, str]) -> None:
    given = {"HOME": str(Path.home()), "LC_ALL": "C.UTF-8"} | environment
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)  # noqa: S603 -- a tool of PostgreSQL's, arguments of ours, no shell
    if done.returncode:
        raise BackupRefused(f"{Path(command[0]).name} failed: {done.stderr.strip()}")


def _without_limits(options: dict) -> dict:
    return {key: value for key, value in options.items() if key != "options"}


def _name(alias: str) -> str:
    return connections[alias].settings_dict["NAME"]


def _refuse_company(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        others = cursor.fetchone()[0]
    if others:
        raise BackupRefused(f"{others} other sessions use the database. Stop web and worker first.")


def _execute(connection, *statements: str) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
