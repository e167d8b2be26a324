"""How doors find what they handle: 404 for what may not be seen, 403 for what may not be done."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.models import Membership, Organisation


def organisation_for(user, slug: str, perm: str) -> Organisation:
    """The organisation, if the user sees it and may do this with it."""
    organisation = get_object_or_404(Organisation.objects.visible_to(user).for_cards(), slug=slug)
    return permitted(user, perm, organisation)


def membership_for(user, slug: str, public_id, perm: str) -> Membership:
    """A standing membership of an organisation the user sees."""
    visible = Organisation.objects.visible_to(user)
    standing = Membership.objects.filter(ended_at=None, organisation__in=visible).select_related("organisation", "user")
    return permitted(user, perm, get_object_or_404(standing, organisation__slug=slug, public_id=public_id))


def permitted(user, perm: str, thing):
    if not user.has_perm(f"partners.{perm}", thing):
        raise PermissionDenied
    return thing


def crumbs(organisation: Organisation, here: str) -> list[tuple[str, str]]:
    """The way back from a door of an organisation."""
    return [
        (_("Partners"), reverse("organisation_list")),
        (organisation.name, organisation.get_absolute_url()),
        (here, ""),
    ]
