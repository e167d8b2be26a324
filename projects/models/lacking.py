"""Which part of the helix a partnership lacks: nobody of it is there, or fewer than the challenge looked for."""

from collections import Counter
from collections.abc import Iterable, Mapping

from partners.models import Helix

JOINING = (Helix.BUSINESS, Helix.ACADEMIA, Helix.CIVIL)  # the municipality is there from the beginning


def lacking(pilot) -> tuple[str, ...]:
    """The parts a planned or running pilot lacks, in the order of the helix; none for one that has ended.

    Reads the department, the partners and the challenge's edition, which should be fetched.
    """
    if pilot.has_ended:
        return ()
    present = [pilot.department.helix, *(partner.organisation.helix for partner in pilot.partners.all())]
    edition = pilot.challenge.edition if pilot.challenge else None
    return lacking_of(present, sought(edition.needs if edition else ()))


def sought(needs: Iterable[Mapping]) -> Counter[str]:
    """How many of each part a challenge looks for."""
    found: Counter[str] = Counter()
    for need in needs:
        found[need["helix"]] += int(need.get("number") or 1)
    return found


def lacking_of(present: Iterable[str], wanted: Mapping[str, int]) -> tuple[str, ...]:
    """Pure: the parts of which nobody is present, or fewer than are wanted."""
    there = Counter(present)
    return tuple(str(part) for part in JOINING if there[part] < max(1, wanted.get(part, 1)))
