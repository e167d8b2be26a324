"""Who types a name finds what has it: what is called just so stands before all that speaks of it."""

import pytest

from search.finding import finder
from search.models import SearchDocument
from tests.search import elastic
from tests.search.test_backends import row
from tests.search.test_generations import settle

pytestmark = pytest.mark.django_db
server = elastic.server
SPEAKERS = (
    ("Østfjord Hospital, Østfjord", "Et hospital i Østfjord. Østfjord Hospital er et hospital."),
    ("Fonden for Østfjord Hospital", "Fonden støtter Østfjord Hospital. Østfjord Hospital ligger i Østfjord."),
)


def plant():
    for title, text in SPEAKERS:
        row(title, text, kind="partner")
    long = "Vi tager imod patienter fra hele landsdelen og forsker i søvn, kost, smerter og hjertets rytme. " * 12
    named = row("Østfjord Hospital", long, kind="partner")
    row("Eastfjord Hospital", "A place of care.", kind="partner", language="en", of=named)
    row("Hvor der er en vilje", "Alt om Østfjord.", kind="news")
    row("Hvor er der?", "Nyt om hospitaler og alt andet i Østfjord.", kind="news")


@pytest.fixture(params=["files", "elasticsearch"])
def answering(request, db):
    if request.param == "elasticsearch":
        request.getfixturevalue("server")
    plant()
    elastic.settle()


def titles(text, **given):
    return [hit.document.title for hit in finder.search(text, **given).hits]


@pytest.mark.once
@pytest.mark.parametrize("typed", ["Østfjord Hospital", "østfjord hospital", " OESTFJORD  hospital! "])
def test_the_thing_of_that_name_is_first_and_the_others_follow(answering, typed):
    found = titles(typed)
    assert found[0] == "Østfjord Hospital"
    assert {title for title, _text in SPEAKERS} < set(found[1:])


@pytest.mark.once
def test_a_name_in_another_language_is_a_name_and_the_text_read_is_the_readers(answering):
    row("Om Eastfjord Hospital", "Eastfjord Hospital, Eastfjord Hospital.", kind="news")
    settle()
    assert titles("Eastfjord Hospital", language="en")[0] == "Eastfjord Hospital"
    assert titles("Eastfjord Hospital", language="da")[0] in ("Eastfjord Hospital", "Østfjord Hospital")


@pytest.mark.once
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fonden østfjord", "Fonden for Østfjord Hospital"),  # a part of its name, in any order and form
        ("hospitalets fond", "Fonden for Østfjord Hospital"),
        ("fonden østfjrd", "Fonden for Østfjord Hospital"),  # with a slip
    ],
)
def test_what_has_all_words_in_its_title_stands_before_what_speaks_of_them(answering, typed, first):
    row("Om penge", "Fonden, fonden, fondens penge: Østfjord, Østfjord, hospitalets fond.", kind="news")
    settle()
    assert titles(typed)[0] == first


def test_one_word_says_too_little_of_what_is_meant():
    row("Hospital", "En side om andet og mere, som er lang nok til, at den ikke vejer tungt. " * 9, kind="page")
    plant()
    settle()
    assert titles("hospitalet")[0] != "Hospital"
    assert titles("hospital")[0] == "Hospital"


def test_what_may_not_be_seen_is_not_called_anything():
    plant()
    SearchDocument.objects.filter(title="Østfjord Hospital").update(public=False)
    settle()
    assert "Østfjord Hospital" not in titles("Østfjord Hospital")


def test_a_title_one_may_not_see_lifts_nothing():
    """The Danish row is seen and its English one is not: else the order would tell what that one is called."""
    filler = "Vi taler om vikarer, kost, smerter, søvn og hjertets rytme, og om det, der ellers er. " * 9
    seen = row("Vikaren", f"Om Eastfjord Hospital. {filler}", kind="partner")
    row("Eastfjord Hospital", "A draft.", kind="partner", language="en", of=seen, public=False)
    row("Fonden", "Eastfjord Hospital, Eastfjord Hospital.", kind="partner")
    settle()
    assert titles("Eastfjord Hospital") == ["Fonden", "Vikaren"]


def test_a_chosen_order_stays_what_was_chosen():
    plant()
    SearchDocument.objects.filter(title=SPEAKERS[0][0]).update(facets={"at": "2026-09-09"})
    settle()
    assert titles("Østfjord Hospital", order="new")[0] == SPEAKERS[0][0]
