"""The page of key figures: the funnel and the charts, from the same public records as ``figures``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Challenge, Response
from hub.base.memory import remember
from hub.base.models import Topic
from hub.home.figures import figures
from hub.kit.clock import COPENHAGEN
from partners.models import Helix, Organisation
from projects.models import LearningPage, Pilot

MOST_TOPICS = 10
QUARTERS = 12


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
            ngettext("challenge", "challenges", values.challenges),
            _("published, %(count)s open now") % {"count": values.challenges_open},
        ),
        (
            answered,
            _("got responses"),
            ngettext("%(count)s response opened in all", "%(count)s responses opened in all", values.responses)
            % {"count": values.responses},
        ),
        (decided, ngettext("was decided", "were decided", decided), _("with reasons to everybody who answered")),
        (
            len(tried),
            _("became a pilot"),
            ngettext("%(count)s pilot runs now", "%(count)s pilots run now", values.pilots_running)
            % {"count": values.pilots_running},
        ),
        (
            len(scaled),
            ngettext("was scaled up", "were scaled up", len(scaled)),
            _("the decision at the end of the pilot"),
        ),
    ]
    whole = values.challenges
    return [
        {"number": number, "title": title, "text": text, "share": round(100 * number / whole) if whole else None}
        for number, title, text in steps
    ]


def page() -> dict:
    """What the page of key figures prints: the funnel, the waiting, and tables, each with its dataset."""
    known = facts()
    asked, tried, shared, partners = _("Challenges"), _("Pilots"), _("Learnings"), _("Partners")
    states = Counter(pilot.status for pilot in known.pilots)
    endings = Counter(pilot.ending for pilot in known.pilots)
    topics, results = _by_topic(known), _counted(LearningPage.Result.choices, known.learnings)
    return {
        "funnel": funnel(),
        "waiting": waiting(),
        "groups": [
            _group("challenges", _("Challenges and pilots by department"), [asked, tried], _by_department(known)),
            _group("challenges", _("Challenges by topic"), [asked], topics),
            _group("pilots", _("Pilots by state"), [tried], _counted(Pilot.Status.choices, states)),
            _group("pilots", _("How pilots ended"), [tried], _counted(Pilot.Ending.choices, endings)),
            _group("learnings", _("Learnings by result"), [shared], results),
            _group("organisations", _("Partners by part"), [partners], _counted(Helix.choices, known.partners)),
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


def _group(dataset: str, title: str, heads: list[str], counts: list[tuple[str, list[int]]]) -> dict:
    """A table with a bar a row: the first number's share of the largest."""
    most = max((values[0] for _label, values in counts), default=0)
    rows = [
        {"label": label, "values": values, "share": round(100 * values[0] / most) if most else 0}
        for label, values in counts
    ]
    return {"title": title, "heads": heads, "rows": rows if most else [], "dataset": dataset}


def _by_department(known: Facts) -> list[tuple[str, list[int]]]:
    asked = Counter(challenge.department for challenge in known.challenges)
    tried = Counter(pilot.department for pilot in known.pilots)
    names = sorted(asked | tried, key=lambda name: (-asked[name], name))
    return [(name, [asked[name], tried[name]]) for name in names]


def _by_topic(known: Facts) -> list[tuple[str, list[int]]]:
    used = Counter(slug for challenge in known.challenges for slug in challenge.topics if slug in known.topics)
    most = sorted(used.items(), key=lambda item: (-item[1], known.topics[item[0]]))[:MOST_TOPICS]
    return [(known.topics[slug], [count]) for slug, count in most]


def _counted(choices: list, counts: dict[str, int]) -> list[tuple[str, list[int]]]:
    """One row a choice, in the order of the choices."""
    return [(str(label), [counts.get(value, 0)]) for value, label in choices]


def waiting() -> dict:
    """A chart of the median days from the deadline to the released decisions, by the quarter of the release."""
    days: dict[tuple[int, int], list[int]] = {}
    for challenge in facts().challenges:
        if challenge.released_at:
            on = challenge.released_at.astimezone(COPENHAGEN)
            taken = (challenge.released_at - challenge.closes_at).days
            days.setdefault((on.year, (on.month + 2) // 3), []).append(taken)
    quarters = sorted(days)[-QUARTERS:]
    return {
        "labels": [_("Q%(quarter)s") % {"quarter": quarter} for _year, quarter in quarters],
        "groups": sorted(Counter(str(year) for year, _quarter in quarters).items()),
        "series": [{"name": _("Days"), "values": [median(days[quarter]) for quarter in quarters], "kind": "main"}],
    }
