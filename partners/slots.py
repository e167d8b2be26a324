"""What partners add to others' pages and to the menu."""

from django.utils.translation import gettext_lazy as _

from hub.base.chrome import menu_entry

menu_entry(4, _("Partners"), "organisation_list")
