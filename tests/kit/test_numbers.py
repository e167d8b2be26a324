"""Numbers as people type them: understood as the reader's language writes them, and never as another number."""

import importlib
import pkgutil
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.panels import get_edit_handler
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from challenges.models.blocks import CriterionBlock, NeedBlock, QuestionBlock
from hub.kit import formats
from hub.kit.forms import NumberField, WholeField
from hub.kit.numbers import read

BOTH = [
    *[(written, "38000.5") for written in ("38.000,5", "38,000.5", "38 000,5", "38\u00a0000.5", "38000,5", "38000.5")],
    *[(written, "1250000") for written in ("1.250.000", "1,250,000", "1 250 000", "1\u202f250\u202f000", "1250000")],
    *[(written, "1.9") for written in ("1,9", "1.9", " 1,9 ", "+1,9", "\u00a01.9")],
    *[(written, "-3.5") for written in ("-3,5", "-3.5", "\u22123,5", "\u20133,5", "- 3,5")],
    *[(written, "0.125") for written in ("0,125", "0.125", ",125", ".125")],
    *[(written, "1234.567") for written in ("1234,567", "1234.567", "1.234,567", "1,234.567")],
    *[(written, "3.50") for written in ("3,50", "3.50")],
    *[("38 000", "38000"), ("0", "0"), ("007", "7"), ("12.3456", "12.3456"), ("1.000.000,25", "1000000.25")],
]
ONE_MARK = [("38.000", "38000", "38.000"), ("38,000", "38.000", "38000"), ("-1.250", "-1250", "-1.250")]
NO_NUMBER = [
    *("mange", "-", "", " ", ".", ",", "5.", "5,", "1e5", "NaN", "Infinity", "0x1f", "٣", "450.000 kr.", "450.000,-"),
    *("1.25.000", "12 34", "1.250.5", "1,250,5", "1 2 3", "38.00.000", "0.500.000", "1.250,500,5", "1..5", "1. 250"),
    *("1.250 000", "1 250.000.000", "--5", "5-", "1/2", "38'000", "9" * 41, "1\x00"),
]
LANGUAGES = ["da", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("written", "number"), BOTH)
def test_what_has_one_meaning_is_understood_in_both_languages(written, number, language):
    assert read(written, language) == Decimal(number)


@pytest.mark.parametrize(("written", "danish", "english"), ONE_MARK)
def test_one_mark_before_three_digits_means_what_the_language_means(written, danish, english):
    assert (read(written, "da"), read(written, "en")) == (Decimal(danish), Decimal(english))
    with translation.override("da"):
        assert read(written) == Decimal(danish)
    with translation.override("en-gb"):
        assert read(written) == Decimal(english)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", NO_NUMBER)
def test_what_means_nothing_for_certain_is_no_number(written, language):
    assert read(written, language) is None


def test_thousands_parted_in_two_ways_or_decimals_after_the_wrong_mark_are_not_guessed():
    assert (read("1 250.500", "da"), read("1 250,500", "en")) == (None, None)
    assert read("1 250,500", "da") == read("1 250.500", "en") == Decimal("1250.500")


numbers = st.decimals(min_value=-(10**10), max_value=10**10, places=3)


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=numbers)
def test_what_a_form_or_a_page_shows_means_the_same_when_it_is_typed_again(language, number):
    with translation.override(language):
        assert read(formats.typed(number)) == number
        assert read(formats.number(number, 3)) == number


OURS = {"hub", "partners", "challenges", "projects", "search"}


class Asked(forms.Form):
    value = NumberField(required=False)
    people = WholeField(required=False, min_value=0)


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=numbers, people=st.none() | st.integers(min_value=0, max_value=10**12))
def test_a_form_that_is_opened_and_saved_changes_nothing(language, number, people):
    with translation.override(language):
        opened = Asked(initial={"value": number, "people": people})
        shown = {name: opened[name].value() for name in opened.fields}
        saved = Asked(shown, initial=opened.initial)
        assert saved.is_valid()
        assert saved.cleaned_data == opened.initial
        assert not saved.has_changed()


@given(text=st.text(alphabet="0123456789., -\u00a0\u2212+e", max_size=15))
def test_whatever_is_typed_is_a_number_or_refused_and_stays_as_it_was_typed(text):
    with translation.override("da"):
        form = Asked({"value": text, "people": text})
        if not form.is_valid():
            assert form.errors
        assert [form[name].value() for name in form.fields] == [text, text]


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [("da", "38.000", 38000), ("da", "38.000,00", 38000), ("en", "38,000", 38000), ("da", "38 000", 38000)],
)
def test_a_whole_number_may_have_its_thousands_parted(language, typed, kept):
    with translation.override(language):
        form = Asked({"people": typed})
        assert form.is_valid()
    assert form.cleaned_data["people"] == kept
    assert isinstance(form.cleaned_data["people"], int)


@pytest.mark.parametrize(
    ("language", "value", "people", "messages"),
    [
        (
            "da",
            "1.25.000",
            "38,5",
            ["Skriv et tal, for eksempel 38.000 eller 1,9.", "Skriv et helt tal, for eksempel 38.000."],
        ),
        (
            "en",
            "many",
            "38.000.5",
            ["Write a number, for example 38,000 or 1.9.", "Write a whole number, for example 38,000."],
        ),
    ],
)
def test_what_is_refused_is_said_as_the_language_writes_numbers(language, value, people, messages):
    with translation.override(language):
        form = Asked({"value": value, "people": people})
        assert [list(errors) for errors in form.errors.values()] == [[message] for message in messages]


def every_kind(base):
    for kind in base.__subclasses__():
        yield kind
        yield from every_kind(kind)


def fields_people_see():
    """(where, field) of all our forms, and of all pages, snippets and blocks in the CMS."""
    for name in ("partners.forms", "challenges.forms", "projects.forms", "search.forms", "hub.accounts.forms"):
        package = importlib.import_module(name)
        for _finder, module, _package in pkgutil.iter_modules(getattr(package, "__path__", [])):
            importlib.import_module(f"{name}.{module}")
    editors = [model.get_edit_handler() for model in get_page_models()]
    editors += [get_edit_handler(model) for model in get_snippet_models()]
    kinds = [kind for kind in every_kind(forms.BaseForm) if kind.__module__.partition(".")[0] in OURS]
    for kind in [*kinds, *(editor.get_form_class() for editor in editors)]:
        for name, field in getattr(kind, "base_fields", {}).items():
            yield f"{kind.__name__}.{name}", field
    for block in (NeedBlock, CriterionBlock, QuestionBlock):
        for name, child in block().child_blocks.items():
            yield f"{block.__name__}.{name}", getattr(child, "field", None)


def test_every_number_that_is_asked_for_is_read_this_way():
    asked = {where: field for where, field in fields_people_see() if isinstance(field, forms.IntegerField)}
    seen = {where for where, field in asked.items() if not field.widget.is_hidden}
    assert {where for where in seen if not isinstance(asked[where], NumberField | WholeField)} == set()
    for where in (
        "DataUseForm.kept_months",
        "BriefForm.affected_count",
        "MeasurementForm.value",
        "QuestionBlock.limit",
    ):
        assert where in seen
    for name in ("start_within", "budget", "standstill_days"):
        assert any(where.endswith(f".{name}") for where in seen)
