"""What editors read of search in the CMS, under reports."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from search.models import AskedQuery


class SearchesMade(ReportView):
    """What was asked at least three times in ninety days, the most usual first."""

    slug = "searches"
    model = AskedQuery
    permission_required = "view"
    page_title = _("What visitors search for")
    page_subtitle = _("Asked at least three times in 90 days")
    header_icon = "search"
    index_url_name = "search_report_asked"
    index_results_url_name = "search_report_asked_results"
    default_ordering = "-asked"
    columns = [
        Column("text", label=_("Query"), sort_key="text"),
        Column("asked", label=_("Times"), sort_key="asked"),
        Column("found_last", label=_("Results at last"), sort_key="found_last"),
        Column("last", label=_("Last on"), sort_key="last"),
    ]
    list_export = ["text", "asked", "found_last", "last"]
    export_headings = {
        "text": _("Query"),
        "asked": _("Times"),
        "found_last": _("Results at last"),
        "last": _("Last on"),
    }

    def get_base_queryset(self):
        return AskedQuery.objects.told()


class FruitlessSearches(SearchesMade):
    """Those that found nothing the last time: words for a group of synonyms, or something the hub does not have."""

    slug = "searches-without-results"
    page_title = _("Searches that find nothing")
    index_url_name = "search_report_fruitless"
    index_results_url_name = "search_report_fruitless_results"

    def get_base_queryset(self):
        return super().get_base_queryset().filter(found_last=0)
