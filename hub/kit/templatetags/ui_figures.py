"""Figures: charts as SVG with a table behind, the ring of the four parties, key figures, the funnel."""

from django import template
from django.utils.translation import gettext as _

from hub.kit import charts
from hub.kit.formats import figure, number
from hub.kit.templatetags.ui_text import HELIX

register = template.Library()

PLOTS = (charts.WIDE, charts.NARROW)
COLOURS = {"public": "#0b5cad", "business": "#a34a00", "academia": "#6a2bc0", "civil": "#0b6e5f"}


def _sentence(labels, series, target, unit) -> str:
    """What the chart shows, said in words: each series' first and last value, and the target."""
    said = []
    for row in series:
        given = [(label, value) for label, value in zip(labels, row.values, strict=False) if value is not None]
        if given:
            said.append(
                _("%(name)s: from %(first)s (%(first_label)s) to %(last)s (%(last_label)s).")
                % {
                    "name": row.name,
                    "first": figure(given[0][1]),
                    "first_label": given[0][0],
                    "last": figure(given[-1][1]),
                    "last_label": given[-1][0],
                }
            )
    if target is not None:
        said.append(_("Target: %(target)s %(unit)s.") % {"target": figure(target), "unit": unit})
    return " ".join(said)


def _shared(title, unit, labels, rows, target, target_text, source, note) -> dict:
    return {
        "title": title,
        "unit": unit,
        "names": [row.name for row in rows],
        "sentence": _sentence(labels, rows, target, unit),
        "target_text": target_text,
        "source": source,
        "note": note,
    }


@register.inclusion_tag("components/line_chart.html")
def line_chart(  # noqa: PLR0913 -- a chart's own parts
    *,
    title,
    labels,
    series,
    unit="",
    target=None,
    target_text="",
    assess_at=None,
    assess_text="",
    notice="",
    note="",
    source="",
    first_column="",
    open_table=False,
):
    """Lines over time with a target and the moment from which it can be judged; a table stands behind.

    `series` are {name, values, kind}: main, before (the same time a year earlier) or compare; None is a gap.
    `notice` says why it can't be judged yet.
    """
    rows = charts.as_series(series)
    return _shared(title, unit, labels, rows, target, target_text, source, note) | {
        "drawings": [
            charts.line_drawing(labels, rows, target=target, assess_at=assess_at, plot=plot) for plot in PLOTS
        ],
        "assess_text": assess_text,
        "notice": notice,
        "first_column": first_column,
        "open_table": open_table,
    }


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(  # noqa: PLR0913 -- a chart's own parts
    *,
    title,
    labels,
    series,
    unit="",
    target=None,
    target_text="",
    groups=(),
    better="",
    note="",
    source="",
    first_column="",
    open_table=False,
):
    """Bars from zero; `better` (lower or higher) colours the bars that meet the target. A table stands behind."""
    rows = charts.as_series(series)
    return _shared(title, unit, labels, rows, target, target_text, source, note) | {
        "drawings": [
            charts.bar_drawing(labels, rows, target=target, groups=groups, better=better, plot=plot) for plot in PLOTS
        ],
        "first_column": first_column,
        "open_table": open_table,
    }


@register.inclusion_tag("components/ring.html")
def ring(*, parties):
    """Who is in: {kind, name, role, url}; the ring's parts are as many as the parties."""
    kinds = [party["kind"] if isinstance(party, dict) else party.kind for party in parties]
    counts = [(kind, kinds.count(kind)) for kind in HELIX if kind in kinds]
    named = ", ".join(f"{HELIX[kind]} ({number(count)})" for kind, count in counts)
    return {
        "parties": parties,
        "arcs": [arc | {"colour": COLOURS[arc["kind"]]} for arc in charts.ring_arcs(counts)],
        "count": str(len(counts)),
        "label": _("%(count)s of 4 parties take part: %(named)s") % {"count": len(counts), "named": named},
    }


@register.inclusion_tag("components/wheel.html")
def wheel(*, figure, text, label, note=""):
    """The home page's ring of four parties around one figure; `label` says all of it in a sentence."""
    return {"figure": number(figure), "text": text, "label": label, "note": note, "words": HELIX}


@register.inclusion_tag("components/kpi.html")
def kpi(*, items):
    """Key figures side by side: {label, value, text}."""
    return {"items": items}


@register.inclusion_tag("components/funnel.html")
def funnel(*, steps):
    """From many to few: {number, title, text, share (0 to 100, or None)}."""
    return {"steps": steps}
