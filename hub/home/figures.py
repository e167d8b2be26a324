"""The public key figures, computed from the records. Nothing here is kept: it is read once a content version."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, DateTimeField, Q, Value

from challenges.models import Challenge, Response
from hub.base.memory import remember
from hub.kit.clock import now
from partners.models import Organisation
from projects.models import LearningPage, Pilot

DATES = ("edition__opens_at", "edition__closes_at", "opened_at", "released_at", "cancelled_at")
NO_DATES = (Value(None, output_field=DateTimeField()),) * len(DATES)


@dataclass(frozen=True)
class Figures:
    """Counts of what anybody may see. ``responses`` are those of opened challenges only: a total that moves would
    tell that somebody has answered."""

    challenges: int
    challenges_open: int
    answered: int
    responses: int
    decided: int
    pilots: int
    pilots_running: int
    scaled: int
    stopped: int
    learnings: int
    organisations: int


def figures() -> Figures:
    """All key figures as they are now."""
    rows, pilots, learnings, organisations = remember("figures", _read)
    moment = now()
    running = [row for row in rows if row["edition__opens_at"] <= moment < row["edition__closes_at"]]
    opened = [row for row in rows if row["opened_at"]]
    return Figures(
        challenges=len(rows),
        challenges_open=sum(1 for row in running if not row["cancelled_at"] and not row["released_at"]),
        answered=sum(1 for row in opened if row["answers"]),
        responses=sum(row["answers"] for row in opened),
        decided=sum(1 for row in rows if row["released_at"]),
        pilots=sum(pilots.values()),
        pilots_running=sum(count for (status, _ending), count in pilots.items() if status == Pilot.Status.RUNNING),
        scaled=sum(
            count for (_status, ending), count in pilots.items() if ending in (Pilot.Ending.SCALE, Pilot.Ending.TENDER)
        ),
        stopped=sum(count for (status, _ending), count in pilots.items() if status == Pilot.Status.STOPPED),
        learnings=learnings,
        organisations=organisations,
    )


def _read() -> tuple:
    """Published challenges, and how many of the rest there are, as one union."""
    answers = Count("responses", filter=~Q(responses__status=Response.Status.DRAFT))
    challenges = Challenge.objects.published().order_by().annotate(answers=answers)
    pilots = Pilot.objects.public().order_by()
    learnings = LearningPage.objects.live().filter(locale__language_code="da").order_by()
    organisations = Organisation.objects.public().order_by()
    found = challenges.values_list(Value("challenge"), Value(""), Value(""), "answers", *DATES)
    rows = found.union(
        pilots.values_list(Value("pilot"), "status", "ending", Value(1), *NO_DATES),
        _number(learnings, "learning"),
        _number(organisations, "organisation"),
        all=True,
    )
    counted: Counter = Counter()
    dated = []
    for kind, status, ending, number, *dates in rows:
        counted[kind, status, ending] += number
        if kind == "challenge":
            dated.append(dict(zip(DATES, dates, strict=True)) | {"answers": number})
    told = Counter({(status, ending): number for (kind, status, ending), number in counted.items() if kind == "pilot"})
    return dated, told, counted["learning", "", ""], counted["organisation", "", ""]


def _number(things, kind: str):
    """How many there are, as one row of the union."""
    return (
        things.values(kind=Value(kind))
        .annotate(number=Count("pk"))
        .values_list("kind", Value(""), Value(""), "number", *NO_DATES)
    )
