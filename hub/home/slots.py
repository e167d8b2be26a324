"""What the shop window plugs in downward: the key figures."""

from django.utils.translation import gettext_lazy as _

from hub.base.chrome import menu_entry
from hub.home.figures import figures
from hub.kit import keyfigures

menu_entry(5, _("Figures and data"), "key_figures")
keyfigures.plug(lambda name: getattr(figures(), name, None))
