"""Some people show what they can as persons, and agree to be matched and suggested."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from hub.home.demo.build.moments import Moment
from hub.home.demo.build.partners import ARRIVAL
from hub.home.demo.build.town import Town, mark
from hub.home.demo.content.people_show import SHOWING
from partners import actions
from partners.models import Consent, Person


def moments(town: Town) -> Iterator[Moment]:
    for slug in SHOWING:
        yield Moment(town.at(ARRIVAL, 10), 0, f"{slug} shows something", functools.partial(_show, town, slug))


def _show(town: Town, slug: str) -> None:
    user, given = town.user(slug), SHOWING[slug]
    person = Person.objects.get(user=user)
    said = {name: getattr(person, name) for name in ("title", "email", "phone", "public")}
    actions.change_profile(user, name=user.name, language=user.language, by=user, about=given["about"], **said)
    actions.choose_topics(person, topics=town.topics(given["topics"]), by=user)
    for kind, texts in given["evidence"].items():
        for number, text in enumerate(texts if isinstance(texts, list) else [texts]):
            known, date = mark(f"{slug}:{kind}:{number}"), town.today - dt.timedelta(days=150 + 60 * number)
            actions.declare_evidence(person=person, by=user, kind=kind, text=text, date=date, external_id=known)
    for purpose in (Consent.Purpose.MATCHING, Consent.Purpose.SUGGESTING):
        actions.consent(person=person, by=user, purpose=purpose)
