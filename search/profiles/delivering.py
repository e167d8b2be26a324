"""What organisations have really delivered here: completed pilots, as evidence that nobody has to declare."""

from collections import defaultdict
from dataclasses import dataclass

from projects.models import Pilot, PilotPartner
from search.matching import EvidenceText
from search.matching.walking import nearness, neighbours
from search.models import SearchDocument
from search.models.documents import Kind

PILOT = "pilot:"  # begins the id of a completed pilot among evidence
LONGEST = 4000  # characters of a pilot's page that are read


@dataclass(frozen=True)
class Delivered:
    """By the id of each organisation: the pilots it completed, for whom, and how near it is to each department."""

    evidence: dict[str, tuple[EvidenceText, ...]]
    departments: dict[str, frozenset[str]]
    near: dict[str, tuple[tuple[str, float], ...]]


def delivered() -> Delivered:
    """Three queries, however many pilots. The department that ran a pilot is no partner of its own."""
    rows = PilotPartner.objects.select_related("pilot__department", "organisation")
    links = [
        (row.pilot, str(row.organisation.public_id), str(row.pilot.department.public_id))
        for row in rows.order_by("pk")
        if row.organisation_id != row.pilot.department_id
    ]
    done = [link for link in links if link[0].status == Pilot.Status.COMPLETED]
    texts = texts_of({link[0] for link in done})
    evidence: dict[str, list[EvidenceText]] = defaultdict(list)
    departments: dict[str, set[str]] = defaultdict(set)
    for pilot, organisation, department in done:
        departments[organisation].add(department)
        if pilot.pk in texts:
            evidence[organisation].append(texts[pilot.pk])
    return Delivered(
        {name: tuple(each) for name, each in evidence.items()},
        {name: frozenset(each) for name, each in departments.items()},
        nearest([(organisation, department) for _pilot, organisation, department in links]),
    )


def texts_of(pilots: set[Pilot]) -> dict[int, EvidenceText]:
    """What anybody may read of each pilot, in Danish where it is written in Danish."""
    key_of = {pilot.public_id: pilot for pilot in pilots}
    public = SearchDocument.objects.public().filter(kind=Kind.PILOT, object_id__in=key_of)
    found = {}
    for row in public.order_by("-language", "pk"):  # Danish last, so that it stays
        pilot = key_of[row.object_id]
        text = f"{row.title}\n{row.summary}\n{row.text}"[:LONGEST]
        found[pilot.pk] = EvidenceText(
            f"{PILOT}{pilot.public_id}", text, row.language, "pilot", verified=True, date=pilot.ended_at.date()
        )
    return found


def nearest(edges: list[tuple[str, str]]) -> dict[str, tuple[tuple[str, float], ...]]:
    graph = neighbours(edges)
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for department in sorted({department for _organisation, department in edges}):
        for name, share in nearness(graph, department).items():
            found[name].append((department, share))
    return {name: tuple(each) for name, each in found.items()}
