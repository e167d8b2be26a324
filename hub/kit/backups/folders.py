"""The files: copied out while people write, put back all at once."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from hub.kit.backups.manifest import CHUNK, BackupDamaged, Listed

STAGED, REPLACED = ".restoring", ".replaced"  # inside the root: it may be a disk of its own


def roots() -> dict[str, Path]:
    """The folders that belong to an installation, by their name in a backup."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.PRIVATE_ROOT)}


def copy_out(backup: Path) -> Listed:
    """Copy every file there is into the backup. One that is deleted meanwhile is left out."""
    listed: Listed = {}
    for name, root in roots().items():
        (backup / name).mkdir()
        for path in _files(root, hidden=name == "media"):
            place = f"{name}/{path.relative_to(root).as_posix()}"
            try:
                listed[place] = _copy(path, backup / place)
            except FileNotFoundError:
                (backup / place).unlink(missing_ok=True)
    return listed


def stage(backup: Path, listed: Listed) -> None:
    """Lay the backup's files ready beside the present ones. Raises BackupDamaged."""
    unstage()
    for name, root in roots().items():
        (root / STAGED).mkdir(parents=True, mode=0o700)
        for place, noted in listed.items():
            if place.startswith(f"{name}/"):
                copied = _copy(backup / place, root / STAGED / place.removeprefix(f"{name}/"))
                if copied["sha256"] != noted["sha256"]:
                    raise BackupDamaged([f"{place} changed while it was read"])


def unstage() -> None:
    """Take away what was laid ready."""
    for root in roots().values():
        shutil.rmtree(root / STAGED, ignore_errors=True)


def swap() -> None:
    """Put what was laid ready in the place of the present files, which are then deleted."""
    for root in roots().values():
        old = root / REPLACED
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir()
        for child in [path for path in root.iterdir() if path.name not in {STAGED, REPLACED}]:
            child.rename(old / child.name)
        for child in (root / STAGED).iterdir():
            child.rename(root / child.name)
        (root / STAGED).rmdir()
        shutil.rmtree(old)


def are_empty() -> bool:
    return not any(next(_files(root), None) for root in roots().values())


def _files(root: Path, *, hidden: bool = True) -> Iterator[Path]:
    """Every file under a root; without ``hidden`` not those that are just being written (``uploads``)."""
    for path in sorted(root.rglob("*")):
        first = path.relative_to(root).parts[0]
        if first not in {STAGED, REPLACED} and (hidden or not path.name.startswith(".")) and path.is_file():
            yield path


def _copy(source: Path, target: Path) -> dict:
    """Copy one file, and say what was copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as read, target.open("wb") as write:
        while piece := read.read(CHUNK):
            write.write(piece)
            digest.update(piece)
            size += len(piece)
    shutil.copystat(source, target)
    return {"sha256": digest.hexdigest(), "size": size}
