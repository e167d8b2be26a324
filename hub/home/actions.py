"""Laying the foundation of an installation."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Site

from challenges.models import Route
from hub.base.actions import plant_texts
from hub.base.models import SiteSettings, Topic
from hub.home.foundation.groups import make_approval, make_groups
from hub.home.foundation.routes import ROUTES
from hub.home.foundation.topics import TOPICS
from hub.home.foundation.tree import Tree, make_tree
from hub.kit import version


@transaction.atomic
def found(*, municipality: str = "", contact_email: str = "") -> Tree:
    """Make what every installation needs and does not have yet. What is there, edited or not, stays as it is."""
    tree = make_tree()
    make_approval(tree.home, tree.challenges, make_groups(tree.home))
    _routes()
    _topics()
    plant_texts()
    names = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if municipality:
        names.municipality, names.contact_email = municipality, contact_email
        names.save()
    version.bump()
    return tree


def _routes() -> None:
    for order, route in enumerate(ROUTES):
        Route.objects.get_or_create(slug=route["slug"], defaults=route | {"order": order})


def _topics() -> None:
    for slug, kind, name, name_en, parent in TOPICS:
        above = Topic.objects.get(slug=parent) if parent else None
        Topic.objects.get_or_create(
            slug=slug, defaults={"kind": kind, "name": name, "name_en": name_en, "parent": above}
        )
