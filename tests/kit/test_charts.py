"""The geometry of charts: true lengths, nothing outside the frame, whatever was measured."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit import charts
from hub.kit.charts import Series

values = st.lists(
    st.none() | st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda value: round(value, 2)),
    min_size=1,
    max_size=30,
)


@given(values)
def test_a_scale_holds_every_value_between_round_ticks(given_values):
    axis = charts.scale(given_values, from_zero=False)
    assert len(axis.ticks) >= 2
    for value in given_values:
        if value is not None:
            assert charts.TOP - 0.5 <= axis.y(value) <= charts.BOTTOM + 0.5


@given(values, st.none() | st.integers(-100, 100), st.sampled_from([charts.WIDE, charts.NARROW]))
def test_no_point_is_drawn_outside_the_plot(given_values, target, plot):
    labels = [str(index) for index in range(len(given_values))]
    drawing = charts.line_drawing(labels, [Series("A", given_values)], target=target, plot=plot)
    for line in drawing.lines:
        for path in line["paths"]:
            for point in path.removeprefix("M").split("L"):
                x, y = (float(part) for part in point.split())
                assert plot.left - 3.1 <= x <= plot.right + 3.1
                assert charts.TOP - 0.5 <= y <= charts.BOTTOM + 0.5


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_a_bar_is_as_long_as_its_value(given_values):
    drawing = charts.bar_drawing([str(v) for v in given_values], [Series("A", given_values)])
    axis = charts.scale(given_values, from_zero=True)
    for bar, value in zip(drawing.bars, given_values, strict=True):
        assert math.isclose(float(bar.height), value / axis.high * charts.HEIGHT, abs_tol=0.06)


@pytest.mark.parametrize("plot", [charts.WIDE, charts.NARROW])
@pytest.mark.parametrize("count", [1, 2, 7, 13, 24, 40])
def test_the_newest_label_is_always_there_and_no_more_than_fit(plot, count):
    labels = [str(index) for index in range(count)]
    drawing = charts.line_drawing(labels, [Series("A", [1] * count)], plot=plot)
    assert drawing.labels[-1]["name"] == labels[-1]
    assert len(drawing.labels) <= plot.labels


def test_a_gap_breaks_the_line():
    drawing = charts.line_drawing(list("abcde"), [Series("A", [1, 2, None, 3, 4])])
    assert len(drawing.lines[0]["paths"]) == 2


def test_a_moment_after_the_last_label_gets_its_own_place():
    drawing = charts.line_drawing(list("abc"), [Series("A", [1, 2, 3])], assess_at=3)
    assert float(drawing.assess["x"]) == charts.WIDE.right
    assert float(drawing.labels[-1]["x"]) < charts.WIDE.right


@pytest.mark.parametrize(
    ("better", "green"), [("lower", [False, True, True]), ("higher", [True, True, False]), ("", [False] * 3)]
)
def test_bars_that_meet_the_target_are_marked(better, green):
    drawing = charts.bar_drawing(list("abc"), [Series("A", [40, 35, 30])], target=35, better=better)
    assert [bar.colour == charts.MET for bar in drawing.bars] == green


def test_on_a_phone_the_target_of_bars_is_named_above_them_all():
    drawing = charts.bar_drawing(list("abc"), [Series("A", [1.5, 0.9, 1.2])], target=1, plot=charts.NARROW)
    assert float(drawing.target["text_y"]) < min(float(bar.y) for bar in drawing.bars)
    assert (drawing.target["x"], drawing.target["anchor"]) == (charts.text(charts.NARROW.right), "end")


def test_series_of_one_kind_never_look_the_same():
    chosen = charts.styles([Series("A", []), Series("B", []), Series("C", []), Series("D", [], "compare")])
    assert len({(style["colour"], style["dash"]) for style in chosen}) == 4


def test_the_parts_of_the_ring_fill_it():
    arcs = charts.ring_arcs([("public", 1), ("business", 2), ("civil", 1)])
    drawn = sum(float(arc["dash"].split()[0]) for arc in arcs)
    assert math.isclose(drawn, 2 * math.pi * 44 - 3 * 1.4, abs_tol=0.2)
    assert [arc["turn"] for arc in arcs] == ["-90", "0", "180"]


@pytest.mark.parametrize("plot", [charts.WIDE, charts.NARROW])
@pytest.mark.parametrize("most", [100, 38_000, 1_250_000])
def test_the_numbers_of_the_axis_stand_inside_the_drawing(plot, most):
    for draw in (charts.line_drawing, charts.bar_drawing):
        drawing = draw(["a", "b"], [Series("A", [0, most])], plot=plot)
        assert max(len(tick["name"]) for tick in drawing.ticks) * 7.5 <= drawing.plot.left - 8
        assert drawing.plot.right == plot.right


@pytest.mark.parametrize("plot", [charts.WIDE, charts.NARROW])
@pytest.mark.parametrize("last", [9, 38_000, 1_250_000])
def test_the_number_at_the_end_of_a_line_stands_inside_the_drawing(plot, last):
    end = charts.line_drawing(["a", "b"], [Series("A", [0, last])], plot=plot).lines[0]["end"]
    assert float(end["text_x"]) + len(end["name"]) * 8.5 / 2 <= plot.view
    assert float(end["x"]) == plot.right
