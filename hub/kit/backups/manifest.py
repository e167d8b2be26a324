"""What a backup says of itself: ``manifest.json``, and beside it the SHA-256 of that, as ``sha256sum -c`` reads it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath
from typing import Any

FORMAT = 1
NAME, SEAL = "manifest.json", "manifest.sha256"
CHUNK = 1024 * 1024  # bytes

Manifest = dict[str, Any]
Listed = dict[str, dict[str, Any]]  # path in the backup: {"sha256": hex, "size": bytes}


class BackupRefused(Exception):  # noqa: N818 -- the name says what happened
    """Nothing was done, and this is why."""


class BackupDamaged(Exception):  # noqa: N818 -- the name says what happened
    """The backup is not what was written; ``faults`` has a plain line for each thing that is wrong."""

    def __init__(self, faults: list[str]):
        super().__init__(f"{len(faults)} faults in the backup")
        self.faults = faults


def write(folder: Path, manifest: Manifest) -> str:
    """Write the manifest and its SHA-256, which is returned: noted elsewhere, it proves the whole backup."""
    content = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False).encode()
    digest = hashlib.sha256(content).hexdigest()
    (folder / NAME).write_bytes(content)
    (folder / SEAL).write_text(f"{digest}  {NAME}\n")
    return digest


def read(folder: Path) -> Manifest:
    """The manifest of a backup. Raises BackupRefused where there is none, BackupDamaged where it was changed."""
    try:
        content, noted = (folder / NAME).read_bytes(), (folder / SEAL).read_text().split()
    except FileNotFoundError as error:
        raise BackupRefused(f"{folder} is no backup: {Path(error.filename).name} is missing.") from None
    if not noted or hashlib.sha256(content).hexdigest() != noted[0]:
        raise BackupDamaged([f"{NAME} is not what {SEAL} says: one of the two was changed"])
    manifest = json.loads(content)
    if manifest.get("format") != FORMAT:
        raise BackupRefused(f"This backup has format {manifest.get('format')}; this version reads format {FORMAT}.")
    return manifest


def digest_of(path: Path) -> str:
    """SHA-256 (hex) of a file, read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def entry(path: Path) -> dict[str, Any]:
    return {"sha256": digest_of(path), "size": path.stat().st_size}


def stays_inside(name: str) -> bool:
    """Whether a path of the manifest leads nowhere but into the backup."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
