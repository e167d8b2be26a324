"""What is marked in a result is what the engine found: each way it may find a word, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import analysis
from search.analysis import compounds
from search.analysis.synonyms import Synonyms
from search.engine import Document, TextIndex
from search.finding import marking
from tests.search.explaining import explain

GROUPS = Synonyms.of([["skrald", "affald", "waste"]])


def shown(query, text, lang="da", synonyms=GROUPS):
    """The text with its marks as [ ]."""
    index = TextIndex.build([Document("a", lang, "", text), Document("b", lang, "", "noget andet her")])
    asked = marking.Asked.of(index.meant(query, "da", synonyms)[lang])
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in marking.marked(text, asked, lang))


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("luft", "Vi måler [luften] i byen"),  # a form of the word
        ("LUFTEN", "Vi måler [luften] i byen"),
        ("sensor", "Nye luftkvalitets[sensorer]"),  # the last part of a compound
        ("luftkvalitet", "Nye [luftkvalitets]sensorer"),  # two parts side by side are one mark
        ("luftkvalitetssensor", "Nye [luftkvalitetssensorer]"),  # the whole word
        ("kvalitetsluft", "Nye [luftkvalitets]sensorer"),
        ("regnvandsbasin", "Et [regnvandsbassin] i parken"),  # a slip
        ("affald", "[Skrald] i parken"),  # a synonym
        ("affald", "[Waste] i parken"),
        ("havnef", "Ved [havnef]ronten"),  # the beginning of a longer word, where nothing else is known
        ("maaler stoej", "Vi [måler] larm og [støj]"),
        ("xyz", "Vi måler luften"),
        ("kommunen og den", "Vi bor i [kommunen]"),  # a stop word is no match
        ("", "Vi måler luften"),
    ],
)
def test_each_way_a_word_is_found_is_marked_as_it_stands(query, marked):
    assert shown(query, marked.replace("[", "").replace("]", "")) == marked


def test_a_beginning_is_marked_only_where_the_word_itself_is_unknown():
    assert shown("lygtep", "En lygtepæl og Lygtepælen") == "En [lygtep]æl og [Lygtep]ælen"
    both = "[Luft] og Luftwaffe"
    assert shown("luft", both.replace("[", "").replace("]", "")) == both


WORDS = [
    "luft",
    "luftkvalitet",
    "luftkvalitetssensorer",
    "støj",
    "støjmåler",
    "affald",
    "skrald",
    "sensorerne",
    "og",
    "den",
]
TEXT = st.lists(st.sampled_from([*WORDS, "Å", "CO₂", "ﬁsk", "é", "-", "…"]), max_size=12).map(" ".join)
QUERY = st.lists(st.sampled_from([*WORDS, "lufft", "sensor", "støjm"]), max_size=4).map(" ".join)


@given(texts=st.lists(TEXT, min_size=1, max_size=4), query=QUERY)
@settings(max_examples=150)
def test_a_text_is_marked_exactly_where_the_engine_explains_a_match(texts, query):
    index = TextIndex.build([Document(str(number), "da", "", text) for number, text in enumerate(texts)])
    asked = marking.Asked.of(index.meant(query, "da", GROUPS)["da"], compounds.current())
    for place, text in enumerate(texts):
        pieces = marking.marked(text, asked, "da")
        assert "".join(piece.text for piece in pieces) == analysis.clean(text)
        found = {share.term for share in explain(index, query, place, "da", GROUPS)}
        assert any(piece.marked for piece in pieces) == bool(found)
        marks = {term for piece in pieces if piece.marked for term in analysis.terms(piece.text, "da")}
        assert found & marks or not found


@pytest.mark.parametrize(
    ("text", "query", "excerpt"),
    [
        (
            "energi; luft; klima; Vi bager brød. Om natten måler vi luft i 3.5 km rør.",
            "luft",
            "Om natten måler vi [luft]",
        ),
        ("energi; luft; klima", "luft", "energi; [luft]; klima"),
        ("energi; vand; Vi bager brød hver nat.", "xyz", "Vi bager brød hver nat."),
        (f"{'Ord og ord ' * 40}før luft kommer. Slut.", "luft", "… ord Ord og"),
    ],
)
def test_the_excerpt_is_a_sentence_where_one_answers_and_a_list_only_where_none_does(text, query, excerpt):
    index = TextIndex.build([Document("a", "da", "", text), Document("b", "da", "", "noget andet her")])
    asked = marking.Asked.of(index.meant(query, "da", GROUPS)["da"])
    pieces = marking.passage("", text, asked, "da")
    shown = "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)
    assert shown.startswith(excerpt)


@given(st.text(alphabet="ab .;!?", max_size=80))
def test_sentences_stand_in_order_and_each_ends_with_its_mark(text):
    found = marking.sentences(text)
    assert all(text[end - 1] in ".!?" and not text[start].isspace() for start, end in found)
    assert found == sorted(found)
    assert all(before <= after for (_, before), (after, _) in pairwise(found))
