"""Backup and restore: database, public media and private files as one folder that proves itself.

A backup holds ``manifest.json`` (what is in it, with the SHA-256 of each file), ``manifest.sha256``, the database in
its own format, and the folders ``media`` and ``private``. The keys (SEALING_KEY_FILE, SECRET_KEY) are never in it.
"""

from hub.kit.backups.checking import check, faults_after
from hub.kit.backups.making import make
from hub.kit.backups.manifest import BackupDamaged, BackupRefused
from hub.kit.backups.restoring import restore

__all__ = ["BackupDamaged", "BackupRefused", "check", "faults_after", "make", "restore"]
