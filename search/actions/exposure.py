"""The ledger of who was shown on the owners' lists, and the monthly audit made from it as often as one likes."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

import structlog
from django.db import DatabaseError, transaction
from django.db.models import Count
from django.utils.crypto import salted_hmac

from challenges.models import Challenge
from hub.accounts.models import User
from hub.kit import version
from hub.kit.clock import now, today
from partners.models import Organisation
from search import auditing
from search.matching.labels import SHOWN
from search.models import ExposureAudit, Impression, Match

log = structlog.get_logger("search.exposure")


def note_shown(challenge: Challenge, matches: Sequence[Match], *, newcomers: Set[tuple], by: User) -> None:
    """Note that an owner saw these, in their order; the second look of a day is not noted. Never breaks the page.

    ``newcomers``: the actors that stand in a newcomer's place.
    """
    viewer = viewer_of(by)
    try:
        with transaction.atomic():
            if not matches or Impression.objects.filter(challenge=challenge, on=today(), viewer=viewer).exists():
                return
            rows = [
                Impression(
                    challenge=challenge,
                    organisation_id=match.organisation_id,
                    on=today(),
                    viewer=viewer,
                    place=place,
                    newcomer=match.actor in newcomers,
                )
                for place, match in enumerate(matches, start=1)
                if match.organisation_id
            ]
            Impression.objects.bulk_create(rows, ignore_conflicts=True)
    except DatabaseError as error:
        log.warning("a list was not noted", error=type(error).__name__)


def viewer_of(user: User) -> str:
    """Whose look it was, for this day alone: tomorrow the same person gives other letters."""
    return salted_hmac("search.exposure", f"{today().isoformat()}:{user.public_id}").hexdigest()


@transaction.atomic
def audit_month(month: dt.date) -> ExposureAudit:
    """Compute the audit of the month that begins on ``month``, and keep it in place of an older one."""
    rows = Impression.objects.filter(on__gte=month, on__lt=auditing.month_after(month))
    lists = Counter(dict(rows.order_by().values_list("challenge").annotate(Count("viewer", distinct=True))))
    shown: dict[int, float] = defaultdict(float)
    for organisation, place in rows.values_list("organisation", "place"):
        shown[organisation] += auditing.weight(place)
    worth: dict[int, float] = defaultdict(float)
    standing = Match.objects.suggested().of_organisations().filter(challenge__in=lists, strength__in=SHOWN)
    for challenge, organisation, score in standing.values_list("challenge", "organisation", "score"):
        worth[organisation] += lists[challenge] * score
    known = Organisation.objects.filter(pk__in={*shown, *worth}).values_list("pk", "helix", "size")
    groups = {pk: {"helix": helix, "size": size} for pk, helix, size in known}
    found = auditing.as_json(auditing.audit(groups, shown, worth))
    old = ExposureAudit.objects.filter(month=month).first()
    fields = {"groups": found, "lists": sum(lists.values()), "computed_at": now()}
    row, _new = ExposureAudit.objects.update_or_create(month=month, defaults=fields)
    if old is None or old.groups != found:
        version.bump()  # the page "how we match" shows it
    return row


def audit_now() -> None:
    """The present month so far, and the last one while looks of its last day may still come in."""
    month = auditing.first_of_month(today())
    audit_month(month)
    audit_month(auditing.month_before(month))
