"""What the CMS does with what every page shares."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from hub.kit import version

CHANGES = (
    "after_create_snippet",
    "after_edit_snippet",
    "after_delete_snippet",
    "after_edit_setting",
    "after_reorder_children",
)


def content_changed(request, *args, **kwargs):
    """Vocabulary, settings or order were changed: public pages are read anew."""
    version.bump()


for name in CHANGES:
    hooks.register(name, content_changed)


@hooks.register("insert_global_admin_js")
def let_the_editor_style():
    """Before the text editor: what it writes gets the page's nonce (``admin_nonce``)."""
    return format_html('<script data-nonce src="{}"></script>', static("hub/js/cms.js"))
