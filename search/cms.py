"""What editors keep of search in the CMS, in one menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.models import OwnWord, SynonymGroup


class Synonyms(SnippetViewSet):
    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("Synonyms")
    list_display = ["__str__", "changed_at"]
    search_fields = ["words"]
    search_backend_name = None


class OwnWords(SnippetViewSet):
    model = OwnWord
    icon = "list-ul"
    menu_label = _("Words for compounds")
    list_display = ["word", "kind", "changed_at"]
    list_filter = ["kind"]
    search_fields = ["word"]
    search_backend_name = None


class StateItem(MenuItem):
    """The way to how the search stands, for those who may read it."""

    def is_shown(self, request):
        return request.user.is_facilitator or request.user.is_administrator


class SearchGroup(SnippetViewSetGroup):
    """All of it takes effect with the next build of the index, seconds later."""

    items = (Synonyms, OwnWords)
    menu_label = _("Search")
    menu_name = "hub-search"
    menu_icon = "search"
    menu_order = 350

    def get_submenu_items(self):
        state = StateItem(_("How the search stands"), reverse_lazy("search_state"), icon_name="info-circle", order=900)
        return [*super().get_submenu_items(), state]
