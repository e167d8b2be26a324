"""Back up database and files to a new folder: ``manage.py backup DIR``."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.kit import backups
from hub.kit.formats import size


class Command(BaseCommand):
    help = "Write database, media and private files to the new folder DIR. The keys are not in it: keep them apart."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("dir", help="a folder that does not exist yet")
        parser.add_argument("--database", default="default", help="which of the settings' databases")

    def handle(self, *, dir, database, **options):  # noqa: A002 -- the name in the help
        try:
            made = backups.make(Path(dir), using=database)
        except backups.BackupRefused as refused:
            raise CommandError(str(refused)) from None
        told = made.manifest
        whole = size(sum(file["size"] for file in told["files"].values()))
        rows = sum(told["tables"].values())
        self.stdout.write(f"Backup written to {dir}: {rows} rows, {len(told['files'])} files, {whole}")
        self.stdout.write(f"Newest hash of the audit: {told['audit']['head'] or 'none yet'}")
        self.stdout.write(f"SHA-256 of the manifest:  {made.digest}")
        keys = ", ".join(told["sealing_keys"]) or "none made yet"
        self.stdout.write("NOT in the backup, and needed beside it. Keep both in another place, under lock:")
        self.stdout.write(f"  SEALING_KEY_FILE (fingerprint {keys}): without it no sealed answer can be read again")
        self.stdout.write("  SECRET_KEY: with another one, people must sign in again and links in mails end")
        for entry in told["audit"]["broken"]:
            self.stderr.write(f"audit entry {entry} does not fit the chain")
        for path in made.lost:
            self.stderr.write(f"lost before this backup, a row names it and the disk has it not unchanged: {path}")
        if made.lost or told["audit"]["broken"]:
            raise CommandError("The backup stands, but the installation itself has the faults named above.")
