"""Ties between a person and those who answered: some bar the person, some only call for a second look."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.translation import gettext as _

from challenges.models import Response
from hub.accounts.models import User
from partners.models import Membership, Organisation

# Where anybody has a mailbox: the same domain says nothing of the same house.
OPEN_DOMAINS = {
    *("gmail.com", "googlemail.com", "hotmail.com", "hotmail.dk", "outlook.com", "outlook.dk", "live.dk", "live.com"),
    *("yahoo.com", "yahoo.dk", "icloud.com", "me.com", "mail.dk", "proton.me", "protonmail.com", "jubii.dk"),
}


def own_organisations(user: User) -> set[int]:
    """The primary keys of those the user acts for."""
    return set(Membership.objects.active().filter(user=user).values_list("organisation", flat=True))


def party_organisations(response: Response) -> list[Organisation]:
    return [party.organisation for party in response.parties.select_related("organisation")]


def bars(user: User, response: Response) -> bool:
    """Whether the user belongs to a party, or to a unit directly inside one."""
    parties = {organisation.pk for organisation in party_organisations(response)}
    own = Organisation.objects.filter(pk__in=own_organisations(user))
    return own.filter(Q(pk__in=parties) | Q(parent__in=parties)).exists()


def warnings(user: User, response: Response) -> list[str]:
    """Why somebody should think twice before this person assesses the response: plain sentences, or none."""
    parties = party_organisations(response)
    found = []
    own = list(Organisation.objects.filter(pk__in=own_organisations(user)))
    houses = {one.parent_id for one in own if one.parent_id} | {one.pk for one in own}
    theirs = {one for party in parties for one in (party.parent_id, party.pk)} | employers(parties)
    if theirs & houses:
        found.append(_("The reviewer and one of those who answer belong to the same parent organisation."))
    if _domain(user.email) in _domains(parties):
        found.append(_("The reviewer and one of those who answer have the same e-mail domain."))
    return found


def employers(parties: list[Organisation]) -> set[int]:
    """The primary keys of those that people who answer alone act for, and of what these are part of."""
    people = [party.alone_id for party in parties if party.is_alone]
    if not people:
        return set()
    acting = Membership.objects.active().filter(user__in=people, organisation__alone=None)
    pairs = acting.values_list("organisation", "organisation__parent")
    return {one for pair in pairs for one in pair if one}


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _domains(parties: list[Organisation]) -> set[str]:
    members = Membership.objects.active().filter(organisation__in=parties)
    domains = {_domain(email) for email in members.values_list("user__email", flat=True)}
    domains |= {(urlsplit(party.website).hostname or "").removeprefix("www.") for party in parties}
    return domains - OPEN_DOMAINS - {""}
