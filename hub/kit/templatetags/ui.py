"""The components, gathered: the one library every template has (settings name it among the builtins).

A component is a function with keyword arguments in one of the ui_* modules, a template of the same name in
templates/components/ and a block of CSS of the same name. They are shown, in their states, at /styleguide/.
"""

from django import template

from hub.kit.templatetags import ui_boxes, ui_figures, ui_forms, ui_text, ui_ways, ui_work

register = template.Library()

for module in (ui_text, ui_boxes, ui_ways, ui_forms, ui_figures, ui_work):
    register.tags.update(module.register.tags)
    register.filters.update(module.register.filters)
