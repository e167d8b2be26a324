"""Telling of matches that came when an organisation showed more: its members, and who asks. Each pair once."""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from django.utils.translation import gettext_lazy as _

from challenges.models import Phase
from challenges.reactions import page_path
from hub.accounts.actions import danish_path, notify
from hub.accounts.models import Notice
from hub.kit.audit import AuditEntry
from hub.kit.events import Event, emit
from partners.models import Membership, Organisation
from search.models import Match

NAMED = 10  # challenges that one message names


def acting_for(organisation: Organisation):
    return Membership.objects.active().filter(organisation=organisation).users()


def tell_of_fits(organisation: Organisation, before: Set[int], event: Event) -> None:
    """After an organisation changed: what it fits now and did not in ``before`` (primary keys of challenges)."""
    found = organisation.matches.consenting().exclude(challenge__in=before)
    found = found.select_related("challenge__edition__route_version", "challenge__department")
    fresh = [match for match in found if match.challenge.phase in (Phase.UPCOMING, Phase.OPEN)]
    for match in fresh:
        tell_owner(match)
    told = told_already(organisation, fresh) if fresh else set()
    untold = [match for match in fresh if str(match.challenge.public_id) not in told]
    if untold:
        tell_members(organisation, untold, key=f"fits:{event.entry.public_id}")
        ids = [str(match.challenge.public_id) for match in untold]
        emit("search.matches_told", organisation, by=None, challenges=ids)


def told_already(organisation: Organisation, matches: list[Match]) -> set[str]:
    """The challenges its members have heard of: when they were new, or when the organisation changed before."""
    entries = AuditEntry.objects.filter(action="search.matches_told", subject_id=organisation.public_id)
    told = {challenge for data in entries.values_list("data", flat=True) for challenge in data["challenges"]}
    keys = {
        f"matched:{match.challenge.public_id}:{organisation.public_id}": str(match.challenge.public_id)
        for match in matches
    }
    return told | {keys[key] for key in Notice.objects.filter(key__in=keys).values_list("key", flat=True)}


def tell_members(organisation: Organisation, matches: list[Match], *, key: str) -> None:
    """One message, however many challenges fit now."""
    titles = [match.challenge.title for match in matches[:NAMED]]
    values = {"organisation": organisation.name, "challenge": titles[0], "count": len(matches)}
    values["titles"] = "\n".join([*titles, *(["…"] if len(matches) > NAMED else [])])
    one = len(matches) == 1
    several = _("%(titles)s\n\nA match is a suggestion. You see the best ones, and why they may fit, on your page.")
    alone = _("A match is a suggestion. Read the challenge, and see there why it may fit.")
    notify(
        acting_for(organisation),
        kind="matched",
        key=key,
        subject=_("A challenge may fit %(organisation)s now: “%(challenge)s”")
        if one
        else _("%(count)s challenges may fit %(organisation)s now"),
        text=alone if one else several,
        why=_("You act for %(organisation)s, which wants to be matched with challenges."),
        path=partial(page_path, matches[0].challenge) if one else danish_path("my_page"),
        values=values,
    )


def tell_owner(match: Match) -> None:
    """Those who ask hear who fits now; on equal terms only how many do."""
    challenge, organisation = match.challenge, match.organisation
    count = challenge.matches.consenting().count()
    equal = challenge.edition.route_version.equal
    notify(
        acting_for(challenge.department),
        kind="match_added",
        key=f"match_added:{challenge.public_id}:{count if equal else organisation.public_id}",
        subject=_("Organisations that may fit “%(challenge)s”: %(count)s")
        if equal
        else _("%(organisation)s may fit “%(challenge)s”"),
        text=_("See who they are, and why."),
        why=_("You work on this case."),
        path=danish_path("case_matches", challenge.public_id),
        values={"challenge": challenge.title, "organisation": organisation.name, "count": count},
    )
