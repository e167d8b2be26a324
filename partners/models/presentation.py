"""What a partner's page shows, to whom."""

from __future__ import annotations

from partners.models.organisations import Organisation
from partners.models.people import Membership, Person


def context(organisation: Organisation, user) -> dict:
    """What the template of the page prints beside the slots."""
    mine = own_membership(organisation, user)
    return {
        "organisation": organisation,
        "topics": [link.tag for link in organisation.topic_links.all()],
        "units": list(Organisation.objects.visible_to(user).filter(parent=organisation).order_by("name")),
        "parent": visible_parent(organisation, user),
        "evidence": list(organisation.evidence.all()),
        "contacts": list(contacts(organisation)),
        "mine": mine,
        "administers": mine is not None and mine.is_active and mine.role == Membership.Role.ADMIN,
        "acts": mine is not None and mine.is_active,
    }


def people(organisation: Organisation, user) -> dict:
    """Who acts for it and who has asked to: for members and facilitators only."""
    mine = own_membership(organisation, user)
    acts = mine is not None and mine.is_active
    decides = user.has_perm("partners.confirm_membership", Membership(organisation=organisation))
    sees = acts or decides
    standing = organisation.memberships.filter(ended_at=None).select_related("user").order_by("asked_at", "pk")
    return {
        "mine": mine,
        "acts": acts,
        "decides": decides,
        "members": [row for row in standing if row.confirmed_at] if sees else [],
        "waiting": [row for row in standing if not row.confirmed_at] if decides else [],
    }


def own_membership(organisation: Organisation, user) -> Membership | None:
    """The standing membership of the reader, asked for or confirmed."""
    if not user.is_authenticated:
        return None
    return organisation.memberships.filter(user=user, ended_at=None).first()


def contacts(organisation: Organisation):
    """Members who have chosen to be shown to everybody."""
    members = Membership.objects.active().filter(organisation=organisation).values("user")
    return Person.objects.filter(public=True, user__in=members)


def visible_parent(organisation: Organisation, user) -> Organisation | None:
    """What it is part of, where the reader may see that."""
    if organisation.parent_id is None:
        return None
    return Organisation.objects.visible_to(user).filter(pk=organisation.parent_id).first()
