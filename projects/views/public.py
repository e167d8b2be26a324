"""What anybody may open beside the pages: the data-use declaration, and the numbers of an indicator."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.kit.opendata import csv_file
from projects.models import DataUse, Indicator, Pilot
from projects.opendata import measurements_of


@require_safe
def data_use_detail(request, public_id):
    """The whole declaration, once it is approved."""
    pilot = get_object_or_404(
        Pilot.objects.visible_to(request.user).select_related("data_use", "department"),
        public_id=public_id,
        data_use__status=DataUse.Status.APPROVED,
    )
    url = pilot.page.get_url(request) if pilot.page and pilot.page.live else ""
    crumbs = [(pilot.page.title, url), (_("Use of data"), "")] if url else [(_("Use of data"), "")]
    context = {"pilot": pilot, "declared": pilot.data_use, "crumbs": crumbs}
    return render(request, "projects/data_use_detail.html", context)


@require_safe
def indicator_csv(request, public_id):
    """All standing numbers of one public indicator, as a spreadsheet reads them."""
    shown = Indicator.objects.filter(public=True, pilot__in=Pilot.objects.public())
    indicator = get_object_or_404(shown, public_id=public_id)
    return csv_file(measurements_of(indicator), f"indikator-{indicator.public_id}")
