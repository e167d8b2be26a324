"""Take challenges from a CSV or JSONL file, as drafts that staff finish. A dry run unless --commit."""

from django.core.management.base import CommandError

from challenges.actions import brief
from challenges.models import Challenge, ChallengeIndexPage
from hub.base.models import Topic
from hub.kit import imports
from hub.kit.import_command import ImportCommand
from hub.kit.imports import BadRowError, fitted, plain
from hub.kit.numbers import read
from hub.kit.paragraphs import as_rich
from partners.models import Organisation

TITLE, SUMMARY = 120, 350
RICH = ("why_critical", "tried_before", "wanted_outcome", "constraints", "offer")
SHORT = {"affected": 1000, "rights": 1000, "personal_data": 200, "owner_name": 150, "contact_name": 150}


class Command(ImportCommand):
    help = __doc__
    what = "challenges"
    columns = {
        "external_id": "the identifier elsewhere",
        "title": "a question or an outcome, 120 characters",
        "summary": "350 characters; what is longer goes on into the problem",
        "problem": "the problem",
        "affected": "who is affected",
        "why_critical": "why it is business-critical",
        "tried_before": "what was tried before",
        "wanted_outcome": "what should be achieved",
        "constraints": "constraints",
        "offer": "what the municipality offers",
        "rights": "rights",
        "personal_data": "personal data",
        "owner_name": "the owner",
        "contact_name": "the contact",
        "budget": "DKK without VAT, a whole number",
        "opens_on": "the day it opens",
        "closes_on": "the day of the deadline",
        "topics": "slugs of topics, separated by ; or a list",
        "department": "slug or external_id of the department",
    }

    def prepare(self, **options):
        if self.commit and not ChallengeIndexPage.objects.filter(locale__language_code="da").exists():
            raise CommandError("There is no list of challenges yet. Make one under the home page in the CMS first.")
        self.here = {row.external_id: row for row in Challenge.objects.exclude(external_id=None)}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        departments = list(Organisation.objects.departments())
        self.departments = {row.external_id: row for row in departments if row.external_id}
        self.departments |= {row.slug: row for row in departments}

    def known(self, external_id):
        return self.here.get(external_id)

    def plan(self, values, note):
        title, summary = plain(values.get("title")), plain(values.get("summary"))
        if not title:
            raise BadRowError("no title")
        opens, closes = self.dates(values, note)
        long_title = f"title was longer than {TITLE} characters; all of it begins the problem"
        long_summary = f"summary was longer than {SUMMARY} characters; all of it is in the problem"
        return {
            "title": fitted(title, TITLE, note, long_title),
            "summary": fitted(summary, SUMMARY, note, long_summary),
            "problem": self.problem(title, summary, values.get("problem"), note),
            **{field: as_rich(plain(values.get(field))) for field in RICH},
            **{
                field: fitted(plain(values.get(field)), limit, note, f"{field} was cut")
                for field, limit in SHORT.items()
            },
            "budget": self.budget(values.get("budget"), note),
            "opens_at": opens,
            "closes_at": closes,
            "topics": imports.chosen(values.get("topics"), self.topics, "topic", note),
            "department": self.department(values.get("department")),
        }

    def problem(self, title, summary, value, note):
        """Nothing is lost: what is too long for its own field stands in full at the beginning."""
        text = plain(value)
        if value and "<" in str(value) and text != str(value).strip():
            note("markup was taken out of problem")
        whole = [part for part, limit in ((title, TITLE), (summary, SUMMARY)) if len(part) > limit]
        if not text and not whole:
            note("no problem is described")
        return as_rich("\n\n".join([*whole, text]))

    def dates(self, values, note):
        opens, closes = (self.noon(values.get(name), note) for name in ("opens_on", "closes_on"))
        if opens and closes and closes <= opens:
            note("the deadline is not after the opening; both dates were left out")
            return None, None
        return opens, closes

    def noon(self, value, note):
        try:
            return imports.noon(value, self.date_order)
        except BadRowError:
            note("a date is written in a way I don't know and was left out (see --dates)")
            return None

    def budget(self, value, note):
        text = str(value or "").strip()
        number = read(text, "da" if isinstance(value, str) else "en")  # JSON has numbers of its own
        if text and (number is None or number != int(number) or not 0 <= number < 2**31):
            note("budget is no whole number and was left out")
            return None
        return int(number) if number is not None else None

    def department(self, value):
        name = str(value or "").strip()
        if not name:
            raise BadRowError("no department; give the column or --default department=SLUG")
        if name not in self.departments:
            raise BadRowError(f"there is no department {name!r}")
        return self.departments[name]

    def make(self, external_id, plan):
        return brief(by=None, external_id=external_id, **plan)
