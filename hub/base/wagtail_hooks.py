"""What the CMS does with what every page shares."""

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
