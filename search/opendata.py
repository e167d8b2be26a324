"""What search tells everybody as open data: who is shown, by groups, month by month. Never who looked, nor at whom."""

from django.utils.translation import gettext_lazy as _

from hub.kit.opendata import Column, Dataset, register
from search import auditing
from search.models import ExposureAudit


def public_exposure():
    """A row a month and group; groups that are too few have no figures."""
    for audit in ExposureAudit.objects.filter(lists__gt=0).order_by("month"):
        for group in auditing.told(audit.groups):
            yield {"month": f"{audit.month:%Y-%m}", "lists": audit.lists} | group


def of(name):
    return lambda row: row[name]


register(
    Dataset(
        slug="exposure",
        title=_("Who is shown on lists of matches"),
        about=_("What each part and size is shown on the owners' lists of matches, beside how well it fits."),
        rows=public_exposure,
        columns={
            "month": Column(of("month"), _("Month")),
            "lists": Column(of("lists"), _("How many lists were looked at")),
            "by": Column(of("by"), _("helix (part) or size")),
            "group": Column(of("group"), _("The group; empty where it is not said")),
            "organisations": Column(of("actors"), _("How many organisations it has")),
            "exposure_share": Column(
                of("exposure"), _("Its share of what was shown, 0 to 1; empty where it would tell of fewer than 5")
            ),
            "merit_share": Column(
                of("merit"), _("Its share of what fits, 0 to 1; empty where it would tell of fewer than 5")
            ),
            "ratio": Column(of("ratio"), _("The first by the second; the aim is 0.8 to 1.25")),
        },
    )
)
