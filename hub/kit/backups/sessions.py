"""Connections of a backup's own: other limits of time, another file, one unchanging moment."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

UNHURRIED = "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0"


@contextmanager
def session(using: str, *, name: str | None = None) -> Iterator[str]:
    """The alias of a new connection to the same database, or to the SQLite file ``name``; closed in the end."""
    alias = f"backup-{uuid.uuid4().hex}"
    connection: BaseDatabaseWrapper = connections[using].copy(alias)
    if connection.vendor == "postgresql":
        options = {key: value for key, value in connection.settings_dict["OPTIONS"].items() if key != "pool"}
        connection.settings_dict["OPTIONS"] = options | {"options": UNHURRIED}
    if name is not None:  # a file at rest: none of the pragmas that would write to it
        connection.settings_dict |= {"NAME": name, "OPTIONS": {}}
    connections[alias] = connection
    try:
        yield alias
    finally:
        connection.close()
        del connections[alias]
