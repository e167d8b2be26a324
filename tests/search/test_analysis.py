"""Text to terms: what the index, the query and the matching agree on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.danish_stemmer import DanishStemmer
from snowballstemmer.english_stemmer import EnglishStemmer

from search import analysis
from search.analysis import compounds
from search.analysis.stemming import STEMMERS, stem

ANY_TEXT = st.text(st.characters(), max_size=300)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Måling", "maaling"), ("maaling", "maaling"), ("ÆØÅ", "aeoeaa"), ("ma\u030aling", "maaling"), ("CO₂", "co2"),
     ("café", "cafe"), ("Groß", "gross"), ("a\x00b", "ab"), ("ﬁlter", "filter"), ("rå\u00addata", "raadata")],
)  # fmt: skip
def test_each_way_to_write_a_letter_is_one_way(typed, folded):
    assert analysis.fold(typed) == folded


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [("måling", "målinger", "da"), ("målingerne", "maaling", "da"), ("sensor", "sensorerne", "da"),
     ("trafik", "Trafikken", "da"), ("boliger", "bolig", "da"), ("sensors", "Sensor", "en"),
     ("measuring", "measured", "en"), ("cities", "city", "en")],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_term(one, other, lang):
    assert analysis.terms(one, lang) == analysis.terms(other, lang) != []


def test_words_that_carry_nothing_are_left_out():
    assert analysis.terms("Det er ikke så meget, der skal til i en by", "da") == analysis.terms("by", "da")
    assert analysis.terms("this is what they were doing to it", "en") == []


@given(ANY_TEXT, st.sampled_from(["da", "en", "de"]))
def test_a_surface_stands_in_the_cleaned_text_where_its_token_says(text, lang):
    cleaned = analysis.clean(text)
    for token in analysis.tokens(text, lang):
        assert cleaned[token.start : token.start + len(token.surface)] == token.surface
        assert token.term


@given(ANY_TEXT)
def test_folding_and_cleaning_twice_changes_nothing_more(text):
    assert analysis.clean(analysis.clean(text)) == analysis.clean(text)
    assert analysis.fold(analysis.fold(text)) == analysis.fold(text)


@given(ANY_TEXT)
def test_a_cleaned_text_can_be_stored_everywhere(text):
    cleaned = analysis.clean(text)
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Hvordan måler vi luften langs vejen?", "da"), ("How do we measure the air along the road?", "en"),
     ("Vi har brug for data om støj", "da"), ("The sensor platform of a city", "en"), ("Quadro", "da"), ("", "da"),
     ("by", "da"), ("IT på skoler", "da"), ("smart by", "da"), ("have", "da"), ("It is noise", "en")],
)  # fmt: skip
def test_danish_and_english_are_told_apart(text, lang):
    assert analysis.language_of(text) == lang


@pytest.mark.parametrize(
    "typed",
    ["\x00", '"', "'", "luft\x00kvalitet", "a" * 10_000, "ord " * 10_000, "🙂🙂", "\u202eabc", "%_\\", "AND OR NOT *",
     "\ud800", "'; drop table", "<script>", None, 7],
)  # fmt: skip
def test_whatever_is_typed_becomes_a_harmless_query(typed):
    query = analysis.clean_query(typed)
    assert len(query) <= analysis.MAX_QUERY
    assert "\x00" not in query
    query.encode("utf-8")
    analysis.tokens(query, "da")


def test_a_query_keeps_the_words_as_typed():
    assert analysis.clean_query('  "luft"\t og   støj ') == '"luft" og støj'


@pytest.mark.parametrize(("lang", "plain"), [("da", DanishStemmer()), ("en", EnglishStemmer())])
def test_the_fast_stemmer_stems_every_word_we_ship_as_the_plain_one_does(lang, plain):
    """A hub that can't have the fast one must find the same, and neither may be renewed without the other."""
    assert type(STEMMERS[lang]) is not type(plain)
    words = sorted({*compounds.shipped().firsts, *compounds.shipped().lasts})
    assert len(words) > 10_000
    assert [STEMMERS[lang].stemWord(word) for word in words] == [plain.stemWord(word) for word in words]


@pytest.mark.parametrize(
    "forms",
    ["plads pladser pladsen pladserne", "arbejdsplads arbejdspladsernes", "indsats indsatser indsatsen",
     "proces processer processen", "kryds krydset krydsene", "kreds kredse kredsens", "grænse grænser",
     "konsekvens konsekvenserne", "succes succesen successer", "hus huse huset", "krise kriser krisens",
     "ressource ressourcer ressources", "netværk netværks"],
)  # fmt: skip
def test_the_forms_of_a_danish_word_that_ends_in_s_have_one_stem(forms):
    assert len({stem(analysis.fold(form), "da") for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("kurser", "kur"), ("processer", "procent"), ("dansen", "dan")])
def test_an_s_goes_only_where_a_word_is_left(one, other):
    assert not stem(other, "da").startswith(stem(one, "da"))
