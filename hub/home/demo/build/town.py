"""Where the builder is: the day everything is counted from, and who and what the slugs of the content mean."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from django.utils.text import slugify
from wagtail.models import Locale

from challenges.models import Challenge
from hub.accounts.models import User
from hub.base.models import Topic
from hub.home.demo.build import stock
from hub.home.demo.content.people import CITIZENS, PEOPLE
from hub.kit.clock import COPENHAGEN
from partners.models import Organisation
from projects.models import Pilot

FACILITATOR, SECOND_FACILITATOR = "mette-lindkvist", "jonas-aagaard"
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe"})
EDITOR, DATA_OFFICER = "caroline-vinther", "astrid-holtegaard"


def mark(slug: str) -> str:
    """How a record of the demo is known again."""
    return f"demo:{slug}"


class Town:
    """Fjordby as it is on ``today``. Records are looked up when asked for, and kept."""

    def __init__(self, today: dt.date):
        self.today = today
        self._people: dict[str, User] = {}
        self._organisations: dict[str, Organisation] = {}

    def at(self, day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
        """A moment so many days from today, by the clock in Copenhagen."""
        return dt.datetime.combine(self.today + dt.timedelta(days=day), dt.time(hour, minute), COPENHAGEN)

    def day(self, days: int) -> dt.date:
        return self.today + dt.timedelta(days=days)

    def end_of_month(self, months: int) -> dt.date:
        """The last day of the month so many months from this one."""
        count = self.today.year * 12 + self.today.month - 1 + months + 1
        return dt.date(count // 12, count % 12 + 1, 1) - dt.timedelta(days=1)

    def user(self, slug: str) -> User:
        if slug not in self._people:
            self._people[slug] = User.objects.get(email=self.address(slug))
        return self._people[slug]

    def organisation(self, slug: str) -> Organisation:
        if slug not in self._organisations:
            self._organisations[slug] = Organisation.objects.get(external_id=mark(slug))
        return self._organisations[slug]

    def challenge(self, slug: str) -> Challenge:
        return Challenge.objects.get(external_id=mark(slug))

    def pilot(self, words: dict) -> Pilot:
        """The pilot that came of an organisation's answer."""
        organisation = self.organisation(words["organisation"])
        return Pilot.objects.get(challenge=self.challenge(words["challenge"]), response__organisation=organisation)

    def voice_of(self, organisation: str) -> User:
        """Who speaks for an organisation: the first person named for it."""
        return self.user(next(slug for slug, _name, place, _title in PEOPLE if place == organisation))

    def topics(self, slugs: list[str]) -> list[Topic]:
        return list(Topic.objects.filter(slug__in=slugs))

    @cached_property
    def english(self) -> Locale:
        return Locale.objects.get(language_code="en")

    @cached_property
    def domains(self) -> dict[str, str]:
        return {place["slug"]: place["domain"] for places in stock.ORGANISATIONS for place in places}

    def address(self, slug: str) -> str:
        """The e-mail address of a person: the name with dots, at the organisation's domain."""
        name, place = next((name, place) for person, name, place, _title in PEOPLE if person == slug)
        plain = slugify(name.lower().translate(LETTERS)).replace("-", ".")
        return f"{plain}@{self.domains.get(place, CITIZENS)}"
