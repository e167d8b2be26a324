"""Check the chain of hashes over the audit entries: ``manage.py verify_audit``."""

from django.core.management.base import BaseCommand, CommandError

from hub.kit.audit import AuditEntry, AuditSeal, broken_seals


class Command(BaseCommand):
    help = "Verify that no sealed audit entry was changed or taken away. Exit code 1 if one was."

    def handle(self, **options):
        broken = broken_seals()
        for entry in broken:
            self.stderr.write(f"does not fit the chain: {entry}")
        if broken:
            raise CommandError(f"{len(broken)} of {AuditSeal.objects.count()} sealed entries do not fit the chain")
        waiting = AuditEntry.objects.unsealed().count()
        self.stdout.write(f"{AuditSeal.objects.count()} sealed entries fit the chain, {waiting} wait for their seal")
