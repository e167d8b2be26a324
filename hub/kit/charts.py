"""The geometry of charts: pure functions from numbers to coordinates.

templates/components/*_chart.html draw them, once for a wide place and once for a narrow one (a phone), so that no text
is ever too small to read and nobody scrolls sideways. Coordinates are strings, so that no number format can touch them.
All lengths are SVG user units.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hub.kit.formats import figure

TOP, HEIGHT = 28, 208
ABOVE_ALL = 13  # the line of text over the plot
BOTTOM = TOP + HEIGHT
DIGIT, BOLD = 7.8, 9  # how broad a digit is: on the axis, and at the end of a line
STYLES = {
    "main": {"colour": "#0b3d6e", "width": "3.5", "dash": "none"},
    "before": {"colour": "#5d6b82", "width": "2.5", "dash": "2 5"},
    "compare": {"colour": "#8a5a00", "width": "2.5", "dash": "9 4"},
}
MORE_STYLES = [
    {"colour": "#0b6e5f", "width": "2.5", "dash": "12 3 2 3"},
    {"colour": "#6a2bc0", "width": "2.5", "dash": "5 3"},
]
MET = "#176b36"


@dataclass(frozen=True)
class Plot:
    """How broad a drawing is: the view box, the plot inside it, how many labels fit, and where the target is named."""

    name: str
    view: int
    left: int
    width: int
    labels: int
    target_beside: bool  # the target's name stands to the right of the plot, else on its line

    @property
    def right(self) -> int:
        return self.left + self.width


WIDE = Plot("wide", 720, 48, 560, 14, target_beside=True)
NARROW = Plot("narrow", 360, 44, 300, 6, target_beside=False)


@dataclass(frozen=True)
class Series:
    """One named row of values, None where nothing was measured."""

    name: str
    values: Sequence
    kind: str = "main"


@dataclass(frozen=True)
class Scale:
    """A straight scale with round ticks."""

    low: float
    high: float
    ticks: tuple

    def y(self, value: float) -> float:
        return BOTTOM - (float(value) - self.low) / (self.high - self.low) * HEIGHT


@dataclass(frozen=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    colour: str
    value: str
    middle: str
    text_y: str
    inside: bool


@dataclass
class Drawing:
    """What a chart template draws."""

    plot: Plot = WIDE
    ticks: list = field(default_factory=list)
    labels: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    bars: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    key: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    target: dict | None = None
    assess: dict | None = None


def text(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def nice_step(span: float, parts: int = 4) -> float:
    """The round number (1, 2, 2.5 or 5 times a power of ten) that cuts the span into about `parts` pieces."""
    raw = span / parts
    power = 10 ** math.floor(math.log10(raw))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= raw * (1 - 1e-9))


def scale(values: Sequence, *, from_zero: bool) -> Scale:
    """A scale over all values that are there; `from_zero` for bars, whose length must be true."""
    given = [float(value) for value in values if value is not None] or [0.0, 1.0]
    low, high = min(given), max(given)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (0.0, high * 2) if high > 0 else (low - 1, high + 1)
    step = nice_step(high - low)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(step * index, 10) for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def as_series(given: Sequence) -> list[Series]:
    """Accepts Series, dicts and objects with name, values and kind."""
    return [
        row
        if isinstance(row, Series)
        else Series(**(row if isinstance(row, dict) else {"name": row.name, "values": row.values, "kind": row.kind}))
        for row in given
    ]


def styles(series: Sequence[Series]) -> list[dict]:
    """A colour and a dash for each series: the named kinds first, further series of a kind get the spare styles."""
    used, spare, chosen = set(), iter(MORE_STYLES * len(series)), []
    for row in series:
        fresh = row.kind in STYLES and row.kind not in used
        chosen.append(STYLES[row.kind] if fresh else next(spare))
        used.add(row.kind)
    return chosen


def line_drawing(
    labels: Sequence, series: Sequence[Series], *, target=None, assess_at=None, plot: Plot = WIDE
) -> Drawing:
    """Lines over labels; `assess_at` is a position on the label axis and may lie one past the last label."""
    axis = scale([value for row in series for value in row.values] + [target], from_zero=False)
    plot = _roomy(plot, axis)
    slots = max(len(labels) - 1, assess_at or 0, 1)
    xs = [plot.left + plot.width * index / slots for index in range(max(len(labels), slots + 1))]
    drawing = _frame(plot, axis, labels, xs, series)
    for row, style in zip(series, styles(series), strict=True):
        drawing.lines.append({"paths": _paths(row.values, xs, axis), **style, "end": _end(plot, row, xs, axis)})
        drawing.key.append({"name": row.name, **style, "strong": row.kind == "main"})
    _part_ends([line["end"] for line in drawing.lines if line["end"]])
    drawing.target = _target(plot, axis, target)
    if assess_at is not None:
        at_end = not plot.target_beside and xs[assess_at] > plot.left + plot.width / 2
        drawing.assess = {"x": text(xs[assess_at]), "anchor": "end" if at_end else "middle"}
    return drawing


def bar_drawing(
    labels: Sequence, series: Sequence[Series], *, target=None, groups=(), better="", plot: Plot = WIDE
) -> Drawing:
    """Bars from zero, side by side for several series. `better` ("lower", "higher") marks what meets the target."""
    axis = scale([value for row in series for value in row.values] + [target], from_zero=True)
    plot = _roomy(plot, axis)
    slot = plot.width / max(len(labels), 1)
    xs = [plot.left + slot * (index + 0.5) for index in range(len(labels))]
    drawing = _frame(plot, axis, labels, xs, series)
    width = slot * 0.66 / max(len(series), 1)
    for place, (row, style) in enumerate(zip(series, styles(series), strict=True)):
        drawing.key.append({"name": row.name, **style, "strong": False})
        start = -slot * 0.33 + place * width
        for x, value in zip(xs, row.values, strict=False):
            if value is not None:
                colour = MET if _met(value, target, better) else style["colour"]
                drawing.bars.append(_bar(x + start, width, value, axis, colour))
    drawing.target = _target(plot, axis, target)
    if drawing.target and not plot.target_beside:  # on its line the name would stand on the bars
        drawing.target |= {"x": text(plot.right), "text_y": text(ABOVE_ALL), "anchor": "end"}
    position = 0
    for name, count in groups:
        drawing.groups.append({"x": text(plot.left + slot * (position + count / 2)), "name": name})
        position += count
    return drawing


def _roomy(plot: Plot, axis: Scale) -> Plot:
    """The plot with room to its left for the longest number of the axis."""
    longest = max(len(figure(tick)) for tick in axis.ticks)
    more = max(math.ceil(DIGIT * longest) + 8 - plot.left, 0)
    return replace(plot, left=plot.left + more, width=plot.width - more)


def _frame(plot: Plot, axis: Scale, labels: Sequence, xs: Sequence[float], series: Sequence[Series]) -> Drawing:
    every = math.ceil(len(labels) / plot.labels) or 1
    last = (len(labels) - 1) % every  # counted from the newest, whose name is always there
    return Drawing(
        plot=plot,
        ticks=[
            {"y": text(axis.y(tick)), "text_y": text(axis.y(tick) + 4), "name": figure(tick)} for tick in axis.ticks
        ],
        labels=[{"x": text(xs[i]), "name": name} for i, name in enumerate(labels) if i % every == last],
        rows=[
            {"name": name, "cells": [row.values[i] if i < len(row.values) else None for row in series]}
            for i, name in enumerate(labels)
        ],
    )


def _paths(values: Sequence, xs: Sequence[float], axis: Scale) -> list[str]:
    """One path for each unbroken run of values; a single value becomes a short dash so that it can be seen."""
    runs: list[list[tuple[float, float]]] = []
    run: list[tuple[float, float]] = []
    for x, value in zip(xs, values, strict=False):
        if value is None:
            run = []
            continue
        if not run:
            runs.append(run)
        run.append((x, axis.y(value)))
    drawn = [run if len(run) > 1 else [(run[0][0] - 3, run[0][1]), (run[0][0] + 3, run[0][1])] for run in runs]
    return ["M" + "L".join(f"{text(x)} {text(y)}" for x, y in run) for run in drawn]


def _end(plot: Plot, row: Series, xs: Sequence[float], axis: Scale) -> dict | None:
    """The last measured point, with its value; the year before is background and gets none."""
    last = max((i for i, value in enumerate(row.values) if value is not None), default=None)
    if last is None or row.kind == "before" or last >= len(xs):
        return None
    name = figure(row.values[last])
    return {
        "x": text(xs[last]),
        "text_x": text(min(xs[last], plot.view - len(name) * BOLD / 2)),
        "y": text(axis.y(row.values[last])),
        "at": axis.y(row.values[last]),
        "name": name,
    }


def _part_ends(ends: list[dict]) -> None:
    """The highest point's text stands above it, the others' below, so that two texts don't meet."""
    for place, end in enumerate(sorted(ends, key=lambda end: end["at"])):
        above = (place == 0 and len(ends) > 1) or end["at"] > BOTTOM - 26
        end["text_y"] = text(end["at"] - 10 if above else end["at"] + 22)


def _target(plot: Plot, axis: Scale, target) -> dict | None:
    if target is None:
        return None
    y = axis.y(target)
    said = {"y": text(y), "name": figure(target), "anchor": "start"}
    if plot.target_beside:
        return said | {"x": text(plot.right + 10), "text_y": text(y + 4), "below_y": text(y + 20)}
    return said | {"x": text(plot.left + 4), "text_y": text(y - 6), "below_y": ""}


def _met(value, target, better: str) -> bool:
    if target is None or not better:
        return False
    return value <= target if better == "lower" else value >= target


def _bar(x: float, width: float, value, axis: Scale, colour: str) -> Bar:
    zero, tip = axis.y(0), axis.y(value)
    inside = abs(zero - tip) > 30 and width >= 30
    text_y = zero - 11 if inside else min(zero, tip) - 6
    return Bar(
        text(x),
        text(min(zero, tip)),
        text(max(width - 2, 1)),
        text(abs(zero - tip)),
        colour,
        figure(value),
        text(x + width / 2 - 1),
        text(text_y),
        inside,
    )


def ring_arcs(counts: Sequence[tuple[str, int]], *, radius: float = 44, gap: float = 1.4) -> list[dict]:
    """Arcs of a ring in proportion to the counts, as stroke dashes clockwise from the top."""
    total, around, at, arcs = sum(count for _, count in counts), 2 * math.pi * radius, 0.0, []
    for kind, count in counts:
        length = around * count / total
        arcs.append(
            {
                "kind": kind,
                "dash": f"{text(max(length - gap, 1))} {text(around)}",
                "turn": text(at / around * 360 - 90),
            }
        )
        at += length
    return arcs
