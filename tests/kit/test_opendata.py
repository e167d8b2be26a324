"""Open data is said once and can be opened safely in a spreadsheet."""

import csv
import datetime as dt
import io
import uuid
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit import opendata
from hub.kit.opendata import Column, Dataset, plain_cell

PEOPLE = [{"name": "Anna; Bo", "born": 1990}, {"name": "=1+1", "born": None}]
DATASET = Dataset(
    slug="tried",
    title="Tried",
    about="A table for this test.",
    rows=lambda: PEOPLE,
    columns={"name": Column(lambda row: row["name"]), "born": Column(lambda row: row["born"], "Year of birth")},
)


def parsed(dataset):
    text = "".join(dataset.csv_lines())
    return list(csv.reader(io.StringIO(text.removeprefix(opendata.BOM)), delimiter=";"))


def test_rows_and_columns_become_records():
    assert list(DATASET.records()) == [{"name": "Anna; Bo", "born": 1990}, {"name": "=1+1", "born": None}]


def test_the_csv_is_what_a_danish_spreadsheet_reads():
    assert next(DATASET.csv_lines()).startswith("\ufeffname;born")
    assert parsed(DATASET) == [["name", "born"], ["Anna; Bo", "1990"], ["'=1+1", ""]]


def test_a_column_is_read_by_its_name_along_a_path_in_the_types_of_json():
    born = SimpleNamespace(on=dt.date(1990, 5, 1), weight=Decimal("3.50"), place=None)
    row = SimpleNamespace(id=uuid.UUID(int=7), born=born, children=Decimal("2.0"), name="Anna")
    read = [Column(path).read(row) for path in ("id", "born.on", "born.weight", "born.place.name", "children", "name")]
    assert read == ["00000000-0000-0000-0000-000000000007", "1990-05-01", 3.5, None, 2, "Anna"]
    with pytest.raises(AttributeError):
        Column("nickname").read(row)


@given(st.text(max_size=30))
def test_no_text_becomes_a_formula_and_none_is_lost(text):
    cell = plain_cell(text)
    assert not cell.startswith(opendata.FORMULA_STARTS)
    assert cell.removeprefix("'") == text or cell == text


@given(st.one_of(st.integers(), st.floats(allow_nan=False)))
def test_numbers_stay_numbers(number):
    assert float(plain_cell(number)) == float(number)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-3, "-3"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC), "2026-07-01T14:00:00+02:00"),
        (["a", "b"], "a, b"),
        (["=a"], "'=a"),
    ],
)
def test_each_kind_of_value_has_one_plain_form(value, cell):
    assert plain_cell(value) == cell


def test_a_registered_dataset_is_found_by_its_slug(monkeypatch):
    monkeypatch.setattr(opendata, "_datasets", {})
    assert opendata.register(DATASET) is DATASET
    assert opendata.datasets() == (DATASET,)
    assert opendata.dataset("tried") is DATASET
    assert opendata.dataset("other") is None
