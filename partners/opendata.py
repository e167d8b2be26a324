"""What is told of partners as open data: verified organisations that are on the public list, never a person."""

from django.utils.translation import gettext_lazy as _

from hub.kit.opendata import Column, Dataset, register
from partners.models import Organisation


def public_organisations():
    listed = Organisation.objects.public().select_related("parent").prefetch_related("topic_links__tag")
    return listed.order_by("name", "pk")


def parent(organisation):
    """The name of the organisation it is part of, if that may be seen."""
    above = organisation.parent
    return above.name if above and above.public and above.verified_at else None


register(
    Dataset(
        slug="organisations",
        title=_("Partners"),
        about=_("Verified companies, knowledge institutions, public bodies and associations on the public list."),
        rows=public_organisations,
        columns={
            "id": Column("public_id", _("Identifier that never changes")),
            "name": Column("name", _("Name")),
            "part": Column("helix", _("public, business, academia or civil")),
            "part_of": Column(parent, _("Organisation it is part of")),
            "cvr": Column("cvr", _("CVR number")),
            "ror": Column("ror", _("ROR identifier")),
            "description": Column("description", _("What it does")),
            "website": Column("website", _("Website")),
            "places": Column("places", _("Where it works")),
            "size": Column("size", _("Number of people")),
            "competences": Column(
                lambda organisation: [link.tag.name for link in organisation.topic_links.all()], _("Competences")
            ),
        },
    )
)
