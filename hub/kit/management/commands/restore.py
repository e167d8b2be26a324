"""Restore a backup: ``manage.py restore DIR --verify``."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.migrations.loader import MigrationLoader

from hub.kit import backups, sealing


class Command(BaseCommand):
    help = "Put a backup in place. Everything in it is checked before anything is touched. Stop web and worker first."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("dir", help="a folder that manage.py backup wrote")
        parser.add_argument(
            "--verify", action="store_true", help="compare rows, files, guards and the audit afterwards"
        )
        parser.add_argument("--replace", action="store_true", help="also where there is data already: it is lost")
        parser.add_argument("--database", default="default", help="which of the settings' databases")
        parser.add_argument("--dry-run", action="store_true", help="check the backup only, and change nothing")

    def handle(self, *, dir, verify, replace, dry_run, database, **options):  # noqa: A002 -- the name in the help
        try:
            if dry_run:
                told = backups.check(Path(dir).absolute(), using=database, deep=True)
            else:
                told = backups.restore(Path(dir), using=database, replace=replace)
        except backups.BackupRefused as refused:
            raise CommandError(f"{refused} Nothing was changed.") from None
        except backups.BackupDamaged as damaged:
            self._fail(damaged.faults, "The backup is damaged: {count} faults. Nothing was changed.")
        self._tell(told, dry_run)
        if verify and not dry_run:
            faults = backups.faults_after(told, using=database)
            if faults:
                self._fail(faults, "The backup was restored, but not all is as it says: {count} faults.")
            self.stdout.write("Verified: rows, files, guards, the audit's chain and the sealing key.")

    def _tell(self, told, dry_run):
        rows = sum(told["tables"].values())
        done = "The backup is whole" if dry_run else "Restored"
        self.stdout.write(
            f"{done}: made {told['made_at']} by {told['version']}, {rows} rows, {len(told['files'])} files"
        )
        for path in told["absent"]:
            self.stderr.write(f"was not there when the backup was made: {path}")
        if told["sealing_keys"] and not set(told["sealing_keys"]) & set(sealing.fingerprints()):
            keys = ", ".join(told["sealing_keys"])
            self.stderr.write(f"The key in SEALING_KEY_FILE is another: put the one with fingerprint {keys} in place.")
        fresh = len(MigrationLoader(None).disk_migrations) - len(told["migrations"])
        if fresh > 0:
            self.stdout.write("The backup is older than the code: run manage.py migrate.")

    def _fail(self, faults, words):
        for fault in faults:
            self.stderr.write(fault)
        raise CommandError(words.format(count=len(faults)))
