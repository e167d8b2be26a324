"""Telling of matches that came when somebody showed more: who fits, and who asks. Each pair once.

Who asks reads an organisation's name, but never a person's: no mail names somebody who may withdraw.
"""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Phase
from challenges.reactions import page_language, page_path, page_title
from hub.accounts.actions import Together, Ways, danish_path, notify
from hub.accounts.models import Notice, User
from hub.kit.audit import AuditEntry
from hub.kit.events import emit
from partners.models import Consent, Membership, Organisation, Person
from search.models import Match
from search.models.matches import agreed

NAMED = 10  # challenges that one message names
ACTS_FOR_IT = _("You act for %(organisation)s, which wants to be matched with challenges.")
AMONG_MINE = _("%(count)s new challenges may fit you")
AMONG_OURS = _("%(count)s new challenges may fit %(organisation)s")
AS_A_PERSON = _("You want to be matched with challenges as a person.")


def acting_for(whose: Organisation | Person):
    """The members of an organisation; a person acts for themself."""
    if isinstance(whose, Person):
        return User.objects.filter(person=whose, is_active=True)
    return Membership.objects.active().filter(organisation=whose).users()


def tell_of_new(match: Match) -> None:
    """A challenge is new to everybody, and fits somebody who has not heard of it yet."""
    challenge, whose = match.challenge, match.person or match.organisation
    a_person = match.person is not None
    if str(challenge.public_id) in told_when_changed(whose) or (a_person and told_as_member(match)):
        return
    notify(
        acting_for(whose),
        kind="matched",
        key=f"matched:{challenge.public_id}:{whose.public_id}",
        subject=_("A new challenge may fit you: “%(challenge)s”")
        if a_person
        else _("A new challenge may fit %(organisation)s: “%(challenge)s”"),
        text=_("A match is a suggestion. Read the challenge, and see there why it may fit."),
        why=AS_A_PERSON if a_person else ACTS_FOR_IT,
        path=Ways(partial(page_path, challenge), together=among_new(match, AMONG_MINE if a_person else AMONG_OURS)),
        values={"organisation": match.name, "challenge": page_title(challenge)},
    )


def among_new(match: Match, subject: str) -> Together:
    """Several that are new at once and fit the same, in one message."""
    return Together(
        sort=f"matched:{match.who.public_id}",
        title=page_title(match.challenge),
        language=page_language(match.challenge),
        subject=subject,
        text=_("A match is a suggestion. Read the challenges, and see there why they may fit."),
        path=danish_path("my_page"),
        values={"organisation": match.name},
    )


def told_as_member(match: Match) -> bool:
    """Whether a person has heard of the challenge already, for an organisation they act for."""
    key = f"matched:{match.challenge.public_id}:"
    return Notice.objects.filter(user__person=match.person_id, key__startswith=key).exists()


def tell_of_fits(whose: Organisation | Person, before: Set[int], *, all_are_new: bool = False) -> None:
    """After somebody changed: what they fit now and did not in ``before`` (primary keys of challenges).

    ``all_are_new``: those who ask hear of what fitted before, too.
    """
    found = whose.matches.consenting().select_related("challenge__edition__route_version", "challenge__department")
    current = [match for match in found if match.challenge.phase in (Phase.UPCOMING, Phase.OPEN)]
    fresh = [match for match in current if match.challenge_id not in before]
    seen = set(whose.matches.suggested().values_list("pk", flat=True))
    for match in current if all_are_new else fresh:
        if match.pk in seen:
            tell_owner(match)
    told = told_already(whose, fresh) if fresh else set()
    untold = [match for match in fresh if str(match.challenge.public_id) not in told]
    if untold:
        tell_them(whose, untold, key=f"fits:{whose.public_id}:{untold[0].challenge.public_id}")
        ids = [str(match.challenge.public_id) for match in untold]
        emit("search.matches_told", whose, by=None, challenges=ids)


def now_suggested(thing: Model | None) -> bool:
    """Whether a person has just agreed to be suggested: what they fit already is new to those who ask."""
    return isinstance(thing, Consent) and thing.purpose == Consent.Purpose.SUGGESTING


def told_already(whose: Organisation | Person, matches: list[Match]) -> set[str]:
    """The challenges they have heard of: when those were new, or when they themselves changed before."""
    keys = {
        f"matched:{match.challenge.public_id}:{whose.public_id}": str(match.challenge.public_id) for match in matches
    }
    return told_when_changed(whose) | {
        keys[key] for key in Notice.objects.filter(key__in=keys).values_list("key", flat=True)
    }


def told_when_changed(whose: Organisation | Person) -> set[str]:
    entries = AuditEntry.objects.filter(action="search.matches_told", subject_id=whose.public_id)
    return {challenge for data in entries.values_list("data", flat=True) for challenge in data["challenges"]}


def tell_them(whose: Organisation | Person, matches: list[Match], *, key: str) -> None:
    """One message, however many challenges fit now."""
    titles = [match.challenge.title for match in matches[:NAMED]]
    values = {"organisation": whose.name, "challenge": titles[0], "count": len(matches)}
    values["titles"] = "\n".join([*titles, *(["…"] if len(matches) > NAMED else [])])
    one, a_person = len(matches) == 1, isinstance(whose, Person)
    several = _("%(titles)s\n\nA match is a suggestion. You see the best ones, and why they may fit, on your page.")
    alone = _("A match is a suggestion. Read the challenge, and see there why it may fit.")
    notify(
        acting_for(whose),
        kind="matched",
        key=key,
        subject=fits_a_person(one=one) if a_person else fits_an_organisation(one=one),
        text=alone if one else several,
        why=AS_A_PERSON if a_person else ACTS_FOR_IT,
        path=partial(page_path, matches[0].challenge) if one else danish_path("my_page"),
        values=values,
    )


def fits_a_person(*, one: bool):
    return _("A challenge may fit you now: “%(challenge)s”") if one else _("%(count)s challenges may fit you now")


def fits_an_organisation(*, one: bool):
    if one:
        return _("A challenge may fit %(organisation)s now: “%(challenge)s”")
    return _("%(count)s challenges may fit %(organisation)s now")


def tell_owner(match: Match) -> None:
    """Those who ask hear who fits now; on equal terms, and of a person, only how many do."""
    challenge, organisation = match.challenge, match.organisation
    count = challenge.matches.suggested().count()
    named = organisation is not None and not challenge.on_equal_terms
    notify(
        acting_for(challenge.department),
        kind="match_added",
        key=f"match_added:{challenge.public_id}:{organisation.public_id if named else count}",
        subject=_("%(organisation)s may fit “%(challenge)s”") if named else how_many(challenge),
        text=_("See who they are, and why."),
        why=_("You work on this case."),
        path=danish_path("case_matches", challenge.public_id),
        values={"challenge": challenge.title, "organisation": match.name if named else "", "count": count},
    )


def keep_from_mail(whose: Organisation | Person) -> int:
    """No mail that waits names an organisation that agrees no more; the number of messages kept back."""
    if isinstance(whose, Person) or agreed().filter(organisation=whose).exists():
        return 0
    naming = Notice.objects.filter(kind="match_added", key__endswith=f":{whose.public_id}", waits_for_digest=True)
    return naming.update(waits_for_digest=False)


def how_many(challenge: Challenge):
    """People are spoken of only where there is one to be seen."""
    if challenge.matches.suggested().filter(organisation=None).exists():
        return _("Organisations and people that may fit “%(challenge)s”: %(count)s")
    return _("Organisations that may fit “%(challenge)s”: %(count)s")
