"""Bring the Danish catalogues up to date with the code, or say what is wrong with them."""

from django.core.management.base import BaseCommand, CommandError

from hub.kit import catalogue


class Command(BaseCommand):
    help = "Extracts what the project and Wagtail say, keeps the Danish, drops what is no longer said, compiles."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; fail when something must be mended")

    def handle(self, *args, **options):
        places = [(place, domain) for place in (catalogue.OURS, catalogue.CMS) for domain in catalogue.DOMAINS]
        found = []
        for place, domain in places:
            fresh = catalogue.fresh(place, domain)
            if not options["check"]:
                path = catalogue.po_path(place, domain)
                path.parent.mkdir(parents=True, exist_ok=True)
                fresh.save(str(path))
                catalogue.read(path).save_as_mofile(str(path.with_suffix(".mo")))
            found += catalogue.faults(place, domain, extracted=fresh)
        if not options["check"]:
            catalogue.read(catalogue.ENGLISH).save_as_mofile(str(catalogue.ENGLISH.with_suffix(".mo")))
        found += catalogue.english_faults()
        for line in found:
            self.stderr.write(line)
        if found and options["check"]:
            raise CommandError(f"{len(found)} to mend. Run: manage.py messages, then translate in hub/locale.")
        self.stdout.write(f"{len(places) + 1} catalogues, {len(found)} to mend")
