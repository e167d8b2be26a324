"""What editors keep of search in the CMS, in one menu."""

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.indexing import promoting
from search.models import OwnWord, Promotion, SynonymGroup
from search.rules import runs_the_hub


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


class StaffItem(MenuItem):
    """The way to a page for those who run the hub."""

    def is_shown(self, request):
        return runs_the_hub(request.user)


class PromotionForm(WagtailAdminModelForm):
    def clean_page(self):
        page = self.cleaned_data["page"]
        if promoting.key_of(page.specific) is None:
            raise ValidationError(gettext("This page is not found by the search, so it cannot be recommended."))
        return page


class Promotions(SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Recommended results")
    list_display = ["__str__", "page", "changed_at"]
    search_fields = ["words"]
    search_backend_name = None
    edit_handler = ObjectList([FieldPanel("words"), FieldPanel("page")], base_form_class=PromotionForm)


class SearchGroup(SnippetViewSetGroup):
    """All of it takes effect with the next build of the index, seconds later."""

    items = (Synonyms, OwnWords, Promotions)
    menu_label = _("Search on the site")
    menu_name = "hub-search"
    menu_icon = "search"
    menu_order = 350

    def get_submenu_items(self):
        state = StaffItem(_("How the search stands"), reverse_lazy("search_state"), icon_name="info-circle", order=900)
        weights = StaffItem(_("Weights of the matching"), reverse_lazy("weights_change"), icon_name="cog", order=800)
        return [*super().get_submenu_items(), weights, state]
