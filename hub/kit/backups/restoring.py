"""Restoring: everything is checked and laid ready before anything is touched."""

from __future__ import annotations

from pathlib import Path

from django.core.cache import cache
from django.db import connections

from hub.kit.backups import folders
from hub.kit.backups.checking import check
from hub.kit.backups.making import ENGINES
from hub.kit.backups.manifest import BackupRefused, Manifest


def restore(folder: Path, *, using: str = "default", replace: bool = False) -> Manifest:
    """Put a backup's database and files in place; what it says of itself. Stop web and worker first.

    Without ``replace`` database and folders must be empty. Raises BackupRefused or BackupDamaged, and then nothing
    was changed.
    """
    folder = folder.absolute()
    told = check(folder, using=using)
    if not replace:
        _refuse_what_is_not_empty(using)
    engine = ENGINES[told["engine"]]
    try:
        folders.stage(folder, told["files"])
        engine.load(using, folder / engine.FILE)
    except BaseException:
        folders.unstage()
        raise
    folders.swap()
    cache.clear()
    return told


def _refuse_what_is_not_empty(using: str) -> None:
    tables = connections[using].introspection.table_names()
    if tables:
        raise BackupRefused(
            f"The database is not empty ({len(tables)} tables). --replace puts the backup in its place, for good."
        )
    if not folders.are_empty():
        raise BackupRefused(
            "There are files in media or private. --replace puts the backup's in their place, for good."
        )
