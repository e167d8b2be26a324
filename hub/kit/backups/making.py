"""Making a backup: the database first and the files after it, since a file is on disk before the row that names it."""

from __future__ import annotations

import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from hub import VERSION
from hub.kit import clock, sealing
from hub.kit.backups import folders, manifest, postgresql, sqlite
from hub.kit.backups.contents import contents, is_named, named_files
from hub.kit.backups.manifest import BackupRefused, Listed, Manifest

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True)
class Made:
    """A finished backup. ``lost`` names the files that rows ask for and the disk has no longer, or not unchanged."""

    manifest: Manifest
    digest: str
    lost: list[str]


def make(folder: Path, *, using: str = "default") -> Made:
    """Write a backup to ``folder``, which must not exist: whole, or not at all. Raises BackupRefused."""
    folder = folder.absolute()
    _refuse_a_bad_place(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}")
    unfinished.mkdir(mode=0o700)
    try:
        made = _written(unfinished, using)
        os.sync()  # on the disk before it has the name of a backup
        unfinished.rename(folder)
        os.sync()
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return made


def _refuse_a_bad_place(folder: Path) -> None:
    if folder.exists():
        raise BackupRefused(f"{folder} is there already. A backup never overwrites anything: name a new folder.")
    for name, root in folders.roots().items():
        if folder.is_relative_to(root.absolute()):
            raise BackupRefused(f"{folder} lies inside the {name} folder, which is backed up itself.")


def _written(folder: Path, using: str) -> Made:
    moment = clock.wall()
    vendor = connections[using].vendor
    engine = ENGINES[vendor]
    with engine.snapshot(using, folder / engine.FILE) as alias:
        found = contents(alias)
        files = folders.copy_out(folder)
        named = dict(named_files(alias, found["tables"]))
    lost, absent = _compare(named, files, using)
    files[engine.FILE] = manifest.entry(folder / engine.FILE)
    told: Manifest = {
        "format": manifest.FORMAT,
        "version": VERSION,
        "made_at": moment.isoformat(timespec="seconds"),
        "engine": vendor,
        "sealing_keys": sealing.fingerprints(),
        **found,
        "files": files,
        "absent": absent,
    }
    return Made(told, manifest.write(folder, told), lost)


def _compare(named: dict[str, str], files: Listed, using: str) -> tuple[list[str], list[str]]:
    """Files that are lost or changed, and all that rows name and the backup lacks.

    A private file without use may be swept while the backup runs, and its row with it: that is no loss.
    """
    absent = sorted(path for path in named if path not in files)
    lost = [path for path in absent if path.startswith("media/") or is_named(using, path)]
    changed = [path for path, sha256 in named.items() if path in files and sha256 not in {"", files[path]["sha256"]}]
    return lost + sorted(changed), absent
