"""What the CMS does with users."""

from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel

from hub.accounts.cms import NameForm, refuse_in_bulk

hooks.register("before_bulk_action", refuse_in_bulk)
NameEmailSettingsPanel.form_class = NameForm  # Wagtail has no setting for it, and our users have one name
