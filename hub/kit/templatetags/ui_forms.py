"""Forms: a field with its label, help and error; the error summary; facets."""

from django import forms, template
from django.db.models.fields import BLANK_CHOICE_DASH
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

register = template.Library()
FIRST_CHOICES = 8
DASHES = BLANK_CHOICE_DASH[0][1]


def _look(bound, scale: bool) -> str:
    """Which of the field's anatomies fits the widget."""
    widget = bound.field.widget
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "scale" if scale else "choices"
    if widget.use_fieldset:
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "file" if isinstance(widget, forms.FileInput) else "plain"


def _say_what_to_do(bound) -> None:
    """An empty choice says what to do, or that nothing is chosen; Django's is a row of dashes."""
    widget = bound.field.widget
    if isinstance(widget, forms.Select):
        empty = _("Choose …") if bound.field.required else _("Not chosen")
        widget.choices = [(value, empty if label == DASHES else label) for value, label in widget.choices]


def _anchor(bound) -> str:
    """The id of the element that an error in the summary leads to."""
    return bound.id_for_label or f"{bound.auto_id}_0"


def _named(bound) -> dict:
    """What the summary calls a field: its ``summary_label`` where the label says too little alone."""
    label = str(getattr(bound.field, "summary_label", "") or bound.label)
    return {"label": label, "asks": strip_tags(label).endswith(("?", ":", "."))}


@register.inclusion_tag("components/field.html")
def field(*, field, label="", help="", rows=0, words=0, scale=False, hide_label=False):  # noqa: A002 -- HTML's and Django's own names
    """A bound field: label, help before it, its error, and a count of words for long answers."""
    help_text = help or field.help_text
    names = {"help": help_text, "error": field.errors, "count": words}
    described = " ".join(f"{field.auto_id}_{name}" for name, there in names.items() if there)
    attributes = {"aria-describedby": described} if described else {}
    if rows:
        attributes["rows"] = str(rows)
    if words:
        attributes["data-words"] = str(words)
    look = _look(field, scale)
    _say_what_to_do(field)
    return {
        "field": field,
        "look": look,
        "label": label or field.label,
        "help": help_text,
        "words": words,
        "written": len(str(field.value() or "").split()),
        "described": described,
        "hide_label": hide_label,
        "optional": not field.field.required and look != "check" and not getattr(field.field, "may_be_needed", False),
        "widget": ""
        if look in ("choices", "scale")
        else field.as_widget(attrs=None if look == "group" else attributes),
    }


@register.inclusion_tag("components/form_fields.html")
def form_fields(*, form):
    """All fields of a form, one question a line."""
    return {"form": form}


@register.inclusion_tag("components/form_errors.html")
def form_errors(*, form=None, forms=(), focus=True):
    """What has to be mended, first on the page and in focus, each line a link to its field."""
    general, errors = [], []
    for each in [form, *forms] if form is not None else forms:
        if not each.is_bound or not each.errors:
            continue
        general += each.non_field_errors()
        errors += [
            {"anchor": _anchor(each[name]), "text": text} | _named(each[name])
            for name, texts in each.errors.items()
            if name in each.fields
            for text in texts
        ]
    return {"general": general, "errors": errors, "focus": focus}


@register.simple_block_tag(takes_context=True)
def facets(context, content, *, label, action="", keep="q", button=""):
    """A form that narrows a list; `keep` names the query parameters that are carried along, comma-separated."""
    request = context.get("request")
    names = [name.strip() for name in keep.split(",") if name.strip()] if request else []
    kept = [(name, value) for name in names for value in request.GET.getlist(name)]
    values = {"content": content, "label": label, "action": action, "kept": kept, "button": button}
    values["chosen"] = content.count(" checked>")
    return render_to_string("components/facets.html", values)


@register.inclusion_tag("components/facet.html")
def facet(*, title, name, choices):
    """Boxes to tick in a ``facets`` form; a long list folds all but its first ones and those that are ticked."""
    choices = list(choices)
    first = choices[:FIRST_CHOICES] if len(choices) > FIRST_CHOICES + 2 else choices
    shown = [*first, *(choice for choice in choices[len(first) :] if _is_ticked(choice))]
    rest = [choice for choice in choices if choice not in shown]
    return {"title": title, "name": name, "choices": shown, "rest": rest}


def _is_ticked(choice) -> bool:
    return bool(choice.get("checked") if isinstance(choice, dict) else choice.checked)
