"""Tell whether a receipt is true: ``manage.py verify_receipt FILE``. Also before the opening; it reveals no content."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from challenges.models import receipts


class Command(BaseCommand):
    help = "Hold a receipt (the downloaded file, or the text of letter, page or mail) against what was handed in."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the downloaded receipt, or a text file with the words of one")

    def handle(self, *, file, **options):
        try:
            text = Path(file).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} can't be read: {error}") from None
        found = receipts.verdict(text)
        if found.version is not None:
            self._tell(found.version)
        for fault in found.faults:
            self.stderr.write(f"not true: {fault}")
        if found.faults:
            raise CommandError("This receipt is not true as it stands.")
        self.stdout.write("The receipt is true: what is kept is what was handed in.")

    def _tell(self, version):
        challenge = version.response.challenge
        self.stdout.write(f"challenge  {challenge.title} ({challenge.public_id})")
        self.stdout.write(f"response   {version.response.public_id}, version {version.number}")
        self.stdout.write(
            f"received   {version.arrived_at.isoformat()}, deadline {version.edition.closes_at.isoformat()}"
        )
        self.stdout.write(f"SHA-256    {version.sha256}; {receipts.standing(version)}")
