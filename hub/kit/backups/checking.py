"""Checking: whether a backup is what was written, and whether a restored installation is what the backup says."""

from __future__ import annotations

from pathlib import Path

from django.db import connections
from django.db.migrations.loader import MigrationLoader

from hub.kit import sealing
from hub.kit.backups import folders, manifest
from hub.kit.backups.contents import differences
from hub.kit.backups.making import ENGINES
from hub.kit.backups.manifest import BackupDamaged, BackupRefused, Manifest


def check(folder: Path, *, using: str = "default", deep: bool = False) -> Manifest:
    """The manifest of a backup whose every file is what was written. Changes nothing.

    ``deep`` also asks the backup's database, where it can be asked without being restored (SQLite).
    Raises BackupDamaged, BackupRefused.
    """
    told = manifest.read(folder)
    faults = [fault for path, noted in told["files"].items() if (fault := _fault(folder, path, noted))]
    if faults:
        raise BackupDamaged(faults)
    _refuse_a_stranger(told, using)
    if deep:
        engine = ENGINES[told["engine"]]
        with engine.reading(using, folder / engine.FILE) as alias:
            faults = differences(alias, told) if alias else []
        if faults:
            raise BackupDamaged(faults)
    return told


def faults_after(told: Manifest, *, using: str = "default") -> list[str]:
    """What is not as the manifest says, after a restore: rows, guards, the audit's chain, files, keys."""
    faults = differences(using, told)
    for name, root in folders.roots().items():
        inside = {path: noted for path, noted in told["files"].items() if path.startswith(f"{name}/")}
        faults += [fault for path, noted in inside.items() if (fault := _fault(root.parent, path, noted, root))]
    sealed = 0 if faults else sealing.unopenable(using)
    if sealed:
        faults.append(f"{sealed} sealed cases can't be opened with the key in SEALING_KEY_FILE")
    return faults


def _fault(folder: Path, path: str, noted: dict, root: Path | None = None) -> str:
    if not manifest.stays_inside(path):
        return f"{path} leads out of the backup"
    place = root / path.partition("/")[2] if root else folder / path
    if not place.is_file():
        return f"{path} is missing"
    if place.stat().st_size != noted["size"] or manifest.digest_of(place) != noted["sha256"]:
        return f"{path} was changed"
    return ""


def _refuse_a_stranger(told: Manifest, using: str) -> None:
    vendor = connections[using].vendor
    if told["engine"] != vendor:
        raise BackupRefused(f"This is a backup of {told['engine']}, and DATABASE_URL names {vendor}.")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    newer = [name for name in told["migrations"] if name not in known]
    if newer:
        raise BackupRefused(
            f"The backup was made by another version ({told['version']}): this one has no migration {newer[0]}."
        )
