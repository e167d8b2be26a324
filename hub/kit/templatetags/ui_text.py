"""Small components of a word and a mark, and the filters that print dates and numbers."""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import RichText

from hub.kit import formats
from hub.kit.languages import said

register = template.Library()

HELIX = {
    "public": _("Municipality"),
    "business": _("Company"),
    "academia": _("Knowledge"),
    "civil": _("Citizens"),
}
STATE_ICONS = {"ok": "ok", "miss": "miss", "stop": "warn", "now": "part", "wait": "wait", "": "wait"}
STRENGTHS = {"weak": 0, "possible": 1, "good": 2, "strong": 3}
FIT_WORDS = (_("Weak match"), _("Possible match"), _("Good match"), _("Strong match"))


def raised(text: RichText) -> RichText:
    """Rich text with its headings one level up, where it stands right below the title of a page."""
    return RichText(text.source.replace("<h3", "<h2").replace("</h3>", "</h2>"))


FILTERS: dict[str, Callable[..., Any]] = {
    "day": formats.day,
    "day_year": formats.day_year,
    "moment": formats.moment,
    "weekday_moment": formats.weekday_moment,
    "clock": formats.clock_time,
    "month_year": formats.month_year,
    "time_left": formats.time_left,
    "number": formats.number,
    "figure": formats.figure,
    "kroner": formats.kroner,
    "size": formats.size,
    "percent": formats.percent,
    "nbsp": formats.nbsp,
    "said": said,
    "breakable": formats.breakable,
    "raised": raised,
}
for name, function in FILTERS.items():
    register.filter(name, function)


@register.inclusion_tag("components/icon.html")
def icon(*, name, label=""):
    """A drawing from the sprite in base.html; without a label it is hidden from screen readers."""
    return {"name": name, "label": label}


@register.inclusion_tag("components/button.html")
def button(  # noqa: PLR0913 -- the attributes of one HTML element
    *,
    text,
    href="",
    kind="primary",
    small=False,
    full=False,
    icon="",
    name="",
    value="",
    submit=True,
    form="",
    more="",
    lang="",
    classes="",
    popover="",
    download=False,
):
    """A link that looks like a button when it has an address, else a button. `more` is read aloud only."""
    return locals()


@register.inclusion_tag("components/tag.html")
def tag(*, text, kind="", href=""):
    """A small label: open, soon, stop, brand or plain."""
    return {"text": text, "kind": "brand-tag" if kind == "brand" else kind, "href": href}


@register.inclusion_tag("components/state.html")
def state(*, text, kind="", icon="", role="", before=""):
    """Always an icon and a word; `before` is read aloud before the word."""
    look = "" if kind == "wait" else kind
    return {"text": text, "kind": look, "icon": icon or STATE_ICONS.get(kind, "wait"), "role": role, "before": before}


@register.inclusion_tag("components/helix.html")
def helix(*, kind, text="", href=""):
    """One of the four parties: colour, shape and word."""
    return {"kind": kind, "text": text or HELIX.get(kind, kind), "href": href}


@register.inclusion_tag("components/fit.html")
def fit(*, level, total=3, text=""):
    """Strength as bars and a word; level is a number up to total or weak, possible, good, strong."""
    reached = STRENGTHS[level] if level in STRENGTHS else int(level)
    word = text or FIT_WORDS[min(reached, len(FIT_WORDS) - 1)]
    return {"bars": [index < reached for index in range(int(total))], "text": word}


@register.inclusion_tag("components/coverage.html")
def coverage(*, sought=(), present=None):
    """Who is in (filled) and who is sought but missing (outline).

    Without `present` it says only who is sought: before a deadline filled shapes would tell who has answered.
    """
    sought = set(sought)
    shown = sought if present is None else set(present)
    kinds = [kind for kind in HELIX if kind in shown | sought]
    return {
        "open": present is None,
        "shapes": [{"kind": kind, "on": kind in shown, "x": place * 22} for place, kind in enumerate(kinds)],
        "width": max(len(kinds) * 22 - 4, 18),
        "filled": [HELIX[kind] for kind in kinds if kind in shown],
        "missing": [HELIX[kind] for kind in kinds if kind not in shown],
    }


@register.inclusion_tag("components/meter.html")
def meter(*, value, total=100, label=""):
    """A bare bar; say the figure in words beside it or give it a label."""
    share = round(100 * float(value) / float(total)) if total else 0
    return {"share": str(max(0, min(100, share))), "label": label}


@register.inclusion_tag("components/progress.html")
def progress(*, done, total, text=""):
    """How far somebody has come, in words and as a bar."""
    return {"done": done, "total": total, "text": text}
