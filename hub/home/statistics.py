"""The page of key figures: the funnel and the charts, from the same public records as ``figures``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from challenges.models import Challenge, Response
from hub.base.memory import remember
from hub.base.models import Topic
from hub.home.figures import figures
from hub.kit.clock import COPENHAGEN
from partners.models import Helix, Organisation
from projects.models import LearningPage, Pilot

MOST_TOPICS = 8


@dataclass(frozen=True)
class ChallengeFact:
    """What the figures need of one published challenge. ``responses`` is nought until they were opened."""

    pk: int
    department: str
    closes_at: dt.datetime
    released_at: dt.datetime | None
    opened: bool
    responses: int
    topics: tuple[str, ...]


@dataclass(frozen=True)
class PilotFact:
    """What the figures need of one pilot with a live page."""

    challenge: int | None
    department: str
    status: str
    ending: str


@dataclass(frozen=True)
class Facts:
    """All that the figures are made from; it changes only with a publication."""

    challenges: tuple[ChallengeFact, ...]
    pilots: tuple[PilotFact, ...]
    learnings: dict[str, int]
    partners: dict[str, int]
    topics: dict[str, str]


def facts() -> Facts:
    """Read once a content version."""
    return remember("statistics", _read)


def funnel() -> list[dict]:
    """From published to scaled up. Every step counts challenges."""
    known, values = facts(), figures()
    tried = {pilot.challenge for pilot in known.pilots} - {None}
    scaled = {pilot.challenge for pilot in known.pilots if pilot.ending == Pilot.Ending.SCALE} - {None}
    answered = sum(challenge.responses > 0 for challenge in known.challenges)
    decided = sum(bool(challenge.released_at) for challenge in known.challenges)
    steps = [
        (
            values.challenges,
            _("challenges"),
            _("published, %(count)s open now") % {"count": values.challenges_open},
        ),
        (
            answered,
            _("got responses"),
            _("%(count)s responses in all that were opened") % {"count": values.responses},
        ),
        (decided, _("were decided"), _("with reasons to everybody who answered")),
        (len(tried), _("became a pilot"), _("%(count)s pilots run now") % {"count": values.pilots_running}),
        (len(scaled), _("were scaled up"), _("the decision at the end of the pilot")),
    ]
    whole = values.challenges
    return [
        {"number": number, "title": title, "text": text, "share": round(100 * number / whole) if whole else None}
        for number, title, text in steps
    ]


def page() -> dict:
    """What the page of key figures prints: each group with its dataset."""
    known = facts()
    return {
        "funnel": funnel(),
        "groups": [
            _group("challenges", _("Challenges by department"), _by_department(known)),
            _group("challenges", _("Challenges by topic"), _by_topic(known)),
            _group("challenges", _("Time to a decision"), _waiting(known)),
            _group("pilots", _("Pilots by state"), _counted(Pilot.Status.choices, _statuses(known), _("pilots"))),
            _group("pilots", _("How pilots ended"), _counted(Pilot.Ending.choices, _endings(known), _("pilots"))),
            _group(
                "learnings",
                _("Learnings by result"),
                _counted(LearningPage.Result.choices, known.learnings, _("learnings")),
            ),
            _group("organisations", _("Partners by part"), _counted(Helix.choices, known.partners, _("partners"))),
        ],
    }


def _read() -> Facts:
    pilots = Pilot.objects.public().values_list("challenge_id", "department__name", "status", "ending")
    learnings = LearningPage.objects.filter(live=True, locale__language_code="da").order_by()
    partners = Organisation.objects.public().order_by()
    return Facts(
        challenges=tuple(_challenges()),
        pilots=tuple(PilotFact(*row) for row in pilots.order_by("pk")),
        learnings=dict(learnings.values_list("result").annotate(Count("pk"))),
        partners=dict(partners.values_list("helix").annotate(Count("pk"))),
        topics={topic.slug: topic.label for topic in Topic.objects.all()},
    )


def _challenges() -> Iterable[ChallengeFact]:
    """Responses of opened challenges only: a total that moves would tell that somebody has answered."""
    submitted = Count("responses", filter=~Q(responses__status=Response.Status.DRAFT))
    rows = Challenge.objects.published().select_related("edition", "department").annotate(submitted=submitted)
    for challenge in rows.order_by("pk"):
        opened = challenge.opened_at is not None
        yield ChallengeFact(
            pk=challenge.pk,
            department=challenge.department.name,
            closes_at=challenge.edition.closes_at,
            released_at=challenge.released_at,
            opened=opened,
            responses=challenge.submitted if opened else 0,
            topics=tuple(challenge.edition.facts.get("topics", ())),
        )


def _group(dataset: str, title: str, chart: dict) -> dict:
    return {"title": title, "chart": chart, "url": reverse("data_detail", args=[dataset]), "csv": dataset}


def _by_department(known: Facts) -> dict:
    asked = Counter(challenge.department for challenge in known.challenges)
    tried = Counter(pilot.department for pilot in known.pilots)
    names = sorted(asked | tried, key=lambda name: (-asked[name], name))
    series = [
        {"name": _("Challenges"), "values": [asked[name] for name in names], "kind": "main"},
        {"name": _("Pilots"), "values": [tried[name] for name in names], "kind": "compare"},
    ]
    return {"labels": names, "series": series, "unit": "", "note": "", "column": _("Department")}


def _by_topic(known: Facts) -> dict:
    used = Counter(slug for challenge in known.challenges for slug in challenge.topics if slug in known.topics)
    most = sorted(used.items(), key=lambda item: (-item[1], item[0]))[:MOST_TOPICS]
    series = [{"name": _("Challenges"), "values": [count for _slug, count in most], "kind": "main"}]
    labels = [known.topics[slug] for slug, _count in most]
    return {"labels": labels, "series": series, "unit": "", "note": "", "column": _("Topic")}


def _waiting(known: Facts) -> dict:
    """Median days from the deadline to the released decisions, by the quarter of the release."""
    days: dict[tuple[int, int], list[int]] = {}
    for challenge in known.challenges:
        if challenge.released_at:
            on = challenge.released_at.astimezone(COPENHAGEN)
            days.setdefault((on.year, (on.month + 2) // 3), []).append(
                (challenge.released_at - challenge.closes_at).days
            )
    quarters = sorted(days)
    labels = [_("Q%(quarter)s %(year)s") % {"quarter": quarter, "year": year} for year, quarter in quarters]
    values = [median(days[quarter]) for quarter in quarters]
    note = _("Median of the days from the deadline for responses to the released decisions.")
    series = [{"name": _("Days"), "values": values, "kind": "main"}]
    return {"labels": labels, "series": series, "unit": _("days"), "note": note, "column": _("Quarter")}


def _statuses(known: Facts) -> Counter:
    return Counter(pilot.status for pilot in known.pilots)


def _endings(known: Facts) -> Counter:
    return Counter(pilot.ending for pilot in known.pilots if pilot.ending)


def _counted(choices: list, counts: dict[str, int], name: str) -> dict:
    """One bar a choice, in the order of the choices."""
    values = [counts.get(value, 0) for value, _label in choices]
    series = [{"name": name.capitalize(), "values": values, "kind": "main"}] if any(values) else []
    labels = [str(label) for _value, label in choices]
    return {"labels": labels, "series": series, "unit": "", "note": "", "column": ""}
