"""Write the whole case of a challenge to a folder, for the case system: ``manage.py export_case ID``."""

import shutil
import uuid
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from challenges.models import Challenge, Phase
from hub.kit import casefile, clock
from hub.kit.events import emit


class Command(BaseCommand):
    help = "Write a case as a folder with an index: editions, events, responses once opened, reviews, letters, pilots."

    def add_arguments(self, parser):
        parser.add_argument("id", help="the challenge's public identifier, as in the address of its case")
        parser.add_argument("--to", default=".", help="the folder in which the case's folder is made")
        parser.add_argument("--zip", action="store_true", help="one ZIP file instead of a folder")

    def handle(self, *, id, to, zip, **options):  # noqa: A002 -- the names in the help
        challenge = self._challenge(id)
        folder = Path(to) / f"sag-{challenge.public_id}-{clock.now():%Y%m%d-%H%M%S}"
        with override("da"):
            gathered = casefile.gather(challenge)
            told = {
                "sag": str(challenge.public_id),
                "titel": challenge.title,
                "afdeling": challenge.department.name,
                "fase": str(Phase(challenge.phase).label),
                "udskrevet": clock.now().isoformat(timespec="seconds"),
            }
            gathered.write(folder, heading=challenge.title, told=told)
        emit("challenges.case_exported", challenge, by=None, case=challenge, documents=len(gathered.documents))
        if zip:
            shutil.make_archive(str(folder), "zip", folder)
            shutil.rmtree(folder)
        place = folder.with_name(f"{folder.name}.zip") if zip else folder
        self.stdout.write(f"{place}: {len(gathered.documents)} documents")
        for line in gathered.withheld:
            self.stdout.write(f"not in it: {line}")

    def _challenge(self, given):
        try:
            public_id = uuid.UUID(given)
        except ValueError:
            raise CommandError(f"{given} is no identifier of a challenge") from None
        rows = Challenge.objects.select_related("department", "edition__route_version")
        challenge = rows.filter(public_id=public_id).first()
        if challenge is None:
            raise CommandError(f"There is no challenge {public_id}.")
        return challenge
