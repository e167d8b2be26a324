"""Take organisations from a CSV or JSONL file, and with --roles what they took part in. A dry run unless --commit."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import URLValidator

from hub.base.models import Topic
from hub.kit import imports
from hub.kit.import_command import ImportCommand
from hub.kit.imports import BadRowError, fitted, plain
from partners.actions.imports import bring_in
from partners.management.roles import RoleImport
from partners.models import Helix, Organisation
from partners.models.organisations import valid_cvr

LIMITS = {"name": 200, "description": 3000, "places": 200, "languages": 100, "references": 2000, "ror": 40}


class Command(ImportCommand):
    help = __doc__
    what = "organisations"
    columns = {
        "external_id": "the identifier elsewhere",
        "name": "the name",
        "helix": "public, business, academia or civil",
        "description": "what it does",
        "website": "an address that begins with http",
        "cvr": "the CVR number",
        "ror": "the ROR identifier",
        "places": "where it works",
        "languages": "languages it works in",
        "references": "references",
        "start_within": "weeks until it can start",
        "topics": "slugs of topics, separated by ; or a list",
        "public": "no keeps it off the list of partners",
        "verified_on": "the day the municipality confirmed it",
        "consent_on": "the day it agreed to be matched",
    }

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--roles", help="What organisations took part in: each row becomes evidence")
        parser.add_argument("--texts", help="The texts of what they took part in, where --roles names only identifiers")

    def prepare(self, *, roles, texts, **_options):
        """All files are read before anything is written: a wrong one stops the import, not half of it."""
        if texts and not roles:
            raise CommandError("--texts belongs to --roles")
        self.roles = RoleImport(self, roles, texts) if roles else None
        self.here = {row.external_id: row for row in Organisation.objects.exclude(external_id=None)}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}

    def known(self, external_id):
        return self.here.get(external_id)

    def plan(self, values, note):
        name = plain(values.get("name"))
        if not name:
            raise BadRowError("no name")
        helix = str(values.get("helix", "")).strip()
        if helix not in Helix.values:
            raise BadRowError(f"helix is {helix!r}; it must be one of {', '.join(Helix.values)}")
        texts = {field: self.text(field, values.get(field), note) for field in LIMITS if field != "name"}
        if not texts["description"]:
            note("no description, so it matches by its evidence alone")
        return {
            **texts,
            "name": fitted(name, LIMITS["name"], note, "a name was longer than 200 characters and was cut"),
            "helix": helix,
            "website": self.website(values.get("website"), note),
            "cvr": self.cvr(values.get("cvr"), note),
            "start_within": self.weeks(values.get("start_within")),
            "public": str(values.get("public", "yes")).strip().lower() not in {"no", "nej", "false", "0"},
            "verified_at": imports.noon(values.get("verified_on"), self.date_order),
            "consent_at": imports.noon(values.get("consent_on"), self.date_order),
            "topics": imports.chosen(values.get("topics"), self.topics, "topic", note),
        }

    def text(self, field, value, note):
        text = plain(value)
        if value and text != str(value).strip() and "<" in str(value):
            note(f"markup was taken out of {field}")
        return fitted(text, LIMITS[field], note, f"{field} was longer than {LIMITS[field]} characters and was cut")

    def website(self, value, note):
        address = str(value or "").strip()
        try:
            if address:
                URLValidator(["http", "https"])(address)
        except ValidationError:
            note("website is no address and was left out")
            return ""
        if len(address) > 200:
            note("website is longer than 200 characters and was left out")
            return ""
        return address

    def cvr(self, value, note):
        number = "".join(letter for letter in str(value or "") if letter.isdigit())
        if not number:
            return None
        try:
            valid_cvr(number)
        except ValidationError:
            note("cvr is not valid and was left out")
            return None
        return number

    def weeks(self, value):
        text = str(value or "").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 4):
            raise BadRowError(f"start_within is {text!r}; it must be a number of weeks")
        return int(text) if text else None

    def make(self, external_id, plan):
        organisation = bring_in(external_id=external_id, **plan)
        self.here[external_id] = organisation
        return organisation

    def after(self, **_options):
        if self.roles:
            self.roles.take_all()
