"""Components of cases and people: phases, timelines, reasons, persons, files, tasks, criteria."""

from django import template
from django.template.loader import render_to_string

register = template.Library()

FILE_ICONS = {"ok": "ok", "wait": "wait", "stop": "warn", "lock": "lock"}
CRITERION_ICONS = {"done": "ok", "now": "part", "left": "miss"}


@register.inclusion_tag("components/phase_line.html")
def phase_line(*, steps):
    """The phases of a challenge in a row: {title, text, state: done|now|next, current}."""
    return {"steps": steps}


@register.inclusion_tag("components/timeline.html")
def timeline(*, items):
    """What happened and what comes: {title, text, state: done|now|"", url}."""
    return {"items": items}


@register.inclusion_tag("components/reasons.html")
def reasons(*, items):
    """Why something matches and why not: {text, met, url, link}."""
    return {"items": items}


@register.inclusion_tag("components/person.html")
def person(*, name, text="", kind="", href=""):
    """A person with initials; with a kind the text is a state."""
    initials = "".join(part[0] for part in str(name).split() if part[0].isalpha()).upper()
    short = initials[0] + initials[-1] if len(initials) > 1 else initials
    return {"name": name, "text": text, "kind": kind, "href": href, "initials": short}


@register.inclusion_tag("components/file.html")
def file(*, name, text="", href="", state="", kind=""):
    """An uploaded file, inside a list of class files."""
    look = "" if kind in ("wait", "lock") else kind
    return {
        "name": name,
        "text": text,
        "href": href,
        "state": state,
        "kind": look,
        "icon": FILE_ICONS.get(kind, "wait"),
    }


@register.simple_block_tag
def todo(content, *, title, href, link, when="", left="", primary=False):
    """One thing that waits for somebody, inside a list of class todo-list."""
    values = {"content": content, "title": title, "href": href, "link": link, "when": when, "left": left}
    return render_to_string("components/todo.html", values | {"primary": primary})


@register.simple_block_tag
def criterion(content, *, number, title, note="", kind="left", points="", open=False):  # noqa: A002 -- HTML's own name
    """A criterion in a review: done (with points), now or left."""
    values = {"content": content, "number": number, "title": title, "note": note, "kind": kind, "points": points}
    return render_to_string("components/criterion.html", values | {"icon": CRITERION_ICONS[kind], "open": open})
