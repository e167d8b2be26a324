"""What the CMS does with search: its words are built into the index at once, and two reports say what is asked."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search import actions
from search.cms import SearchGroup
from search.models import OwnWord, Promotion, SynonymGroup
from search.reports import FruitlessSearches, SearchesMade

BUILT_IN = (OwnWord, Promotion, SynonymGroup)
REPORTS = (
    (SearchesMade, _("What visitors search for"), 1000),
    (FruitlessSearches, _("Searches that find nothing"), 1010),
)
register_snippet(SearchGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def snippet_saved(request, snippet):
    if isinstance(snippet, BUILT_IN):
        actions.renew_now()


@hooks.register("after_delete_snippet")
def snippets_deleted(request, snippets):
    if any(isinstance(snippet, BUILT_IN) for snippet in snippets):
        actions.renew_now()


@hooks.register("register_admin_urls")
def report_addresses():
    return [
        address
        for view, _title, _order in REPORTS
        for address in (
            path(f"reports/{view.slug}/", view.as_view(), name=view.index_url_name),
            path(f"reports/{view.slug}/results/", view.as_view(results_only=True), name=view.index_results_url_name),
        )
    ]


class ReportItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("search.view_askedquery")


def report_item(view, title, order):
    @hooks.register("register_reports_menu_item")
    def item():
        return ReportItem(title, reverse(view.index_url_name), name=view.slug, icon_name="search", order=order)


for each in REPORTS:
    report_item(*each)
