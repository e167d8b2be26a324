"""The engine: what a word weighs, what is found, and in which order. Arrays in, ranks out."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.analysis.synonyms import Synonyms
from search.engine import Document, TextIndex, fusion
from search.engine.postings import MANY, Postings, lucene_length
from search.engine.vocabulary import Vocabulary, order
from tests.search.explaining import explain, weight

WORDS = st.lists(st.text("abcæø", min_size=1, max_size=6), min_size=1, max_size=40, unique=True)
TEXTS = st.lists(st.lists(st.sampled_from(["luft", "støj", "vand", "by", "data"]), max_size=60), max_size=8)

DOCUMENTS = [
    Document("luft", "da", "Renere luft langs Ringgaden", "Biler forurener ved skolerne."),
    Document("støj", "da", "Stille nætter", "Luftkvalitetssensorer og støjmålere på facader."),
    Document("mad", "da", "Mindre affald", "Madspild i køkkener, og lidt om luft."),
    Document("noise", "en", "Noise sensors", "We measure the noise of roads with sensors."),
    Document("parks", "en", "Green parks", "Trees and flowers for the neighbourhood."),
    Document("tom", "da"),
]
ADDRESS = {"luft": 0, "støj": 1, "mad": 2, "noise": 1, "parks": 3}


def vector(place):
    return np.eye(4, dtype=np.float32)[place]


@pytest.fixture(scope="module")
def index():
    return TextIndex.build(DOCUMENTS)


@pytest.fixture(scope="module")
def meaning():
    places = {piece: ADDRESS[document.id] for document in DOCUMENTS for piece in document.pieces()}
    return TextIndex.build(DOCUMENTS, lambda piece: vector(places[piece]))


def names(found):
    return [each.id for each in found]


@pytest.mark.parametrize(("length", "kept"), [(0, 0), (39, 39), (40, 40), (41, 40), (100, 96), (1000, 984)])
def test_a_length_is_rounded_as_lucene_keeps_it(length, kept):
    assert lucene_length(length) == kept


@given(TEXTS)
def test_a_score_is_the_formula_of_bm25(texts):
    postings = Postings.build(texts)
    number = postings.vocabulary.find("luft")
    having = [text for text in texts if text]
    with_word = [text for text in texts if "luft" in text]
    if number < 0:
        assert not with_word
        return
    idf = math.log(1 + (len(having) - len(with_word) + 0.5) / (len(with_word) + 0.5))
    mean = sum(map(len, having)) / len(having)
    for text, score in zip(texts, postings.score([(number, 1.0)]), strict=True):
        norm = 1.2 * (0.25 + 0.75 * lucene_length(len(text)) / mean)
        count = text.count("luft")
        assert score == pytest.approx(2.2 * idf * count / (count + norm), rel=1e-5)


def test_terms_that_many_documents_have_weigh_what_they_weigh_alone():
    dice = np.random.default_rng(1)
    texts = [["luft"] * int(dice.integers(4)) + ["vand"] * int(dice.integers(2)) + ["by"] * (n % 9 == 0)
             for n in range(MANY)]  # fmt: skip
    postings = Postings.build(texts)
    boosts = [(postings.vocabulary.find(word), boost) for word, boost in (("luft", 1.0), ("by", 2.0), ("vand", 0.5))]
    assert [postings.vocabulary.term(int(number)) for number in postings.common.numbers] == ["luft", "vand"]
    scores, some = postings.score(boosts), np.arange(3, MANY, 7)
    plain = [sum(boost * weight(postings, number, place) for number, boost in boosts) for place in range(0, MANY, 50)]
    assert scores[::50].tolist() == pytest.approx(plain, rel=1e-6)
    assert np.array_equal(postings.of_some(some).score(boosts), scores[some])


def test_a_term_that_no_document_has_adds_nothing():
    one = np.array([0, 2], np.int32), np.array([1, 3], np.float32)
    postings = Postings(Vocabulary.of(["by", "vand"]), np.array([0, 2, 2]), *one, size=3)
    for boosts in ([(1, 1.0)], [(-1, 0.5)], []):
        assert postings.score(boosts).tolist() == [0, 0, 0]
        assert postings.of_some(np.array([0, 1])).score([(0, 2.0), *boosts]).tolist() == [2, 0]


@given(st.integers(0, 5000), st.integers(1, 40), st.integers(1, 300))
def test_the_best_are_the_highest_and_of_equal_ones_the_first(size, many, different):
    scores = np.random.default_rng(size).integers(different, size=size).astype(float)
    ordered = sorted(np.flatnonzero(scores > 0).tolist(), key=lambda place: (-scores[place], place))
    assert fusion.best(scores, many).tolist() == sorted(ordered[:many])


@given(WORDS)
def test_every_term_is_found_again_by_its_number(words):
    vocabulary = Vocabulary.of(sorted(words, key=order))
    assert len(vocabulary) == len(words)
    assert sorted(vocabulary.find(word) for word in words) == list(range(len(words)))
    assert all(vocabulary.term(vocabulary.find(word)) == word for word in words)
    assert vocabulary.find("zzz") == vocabulary.find("") == vocabulary.find("a\0") == -1


@given(
    WORDS.map(lambda words: sorted(words, key=order)), st.lists(st.text("abcæø", min_size=1, max_size=3), max_size=4)
)
def test_longer_words_that_begin_with_a_word_are_found_for_several_at_once(words, asked):
    found = Vocabulary.of(words).beginning(asked)
    longer = [[n for n, word in enumerate(words) if word.startswith(one) and word != one] for one in asked]
    assert found == longer


@given(WORDS.map(lambda words: sorted({analysis.fold(word) for word in words}, key=order)), st.text("abce", min_size=1))
def test_words_one_slip_away_are_those_and_no_others(words, word):
    vocabulary = Vocabulary.of(words)
    first, again = vocabulary.near_all([word, "zzz", word]), vocabulary.near_all([word])
    assert first == [*again, [], *again]  # and what is remembered is what was found
    near = {vocabulary.term(number) for number in vocabulary.near(word)}
    assert near == {other for other in words if other == word or is_one_slip(word, other)}


def is_one_slip(one, other):
    if len(one) > len(other):
        one, other = other, one
    if len(one) < len(other):
        return any(other[:place] + other[place + 1 :] == one for place in range(len(other)))
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(one) == sorted(other)
    return len(differing) == 1 or (swapped and one[differing[0]] == other[differing[1]])


def test_the_title_counts_more_and_a_part_of_a_compound_counts(index):
    assert names(index.search("luft", "da"))[:3] == ["luft", "mad", "støj"]


@pytest.mark.parametrize(
    ("query", "first"),
    [("støj", "støj"), ("stoej", "støj"), ("STØJMÅLER", "støj"), ("skole", "luft"), ("køkkenet", "mad"),
     ("koekken", "mad"), ("sensor", "noise"), ("facde", "støj"), ("kvalitet", "støj"),
     ("hvordan undgår vi madspild?", "mad"), ("measuring noise", "noise"), ("neigbourhood", "parks")],
)  # fmt: skip
def test_a_word_is_found_in_each_of_its_forms_and_spellings(index, query, first):
    assert names(index.search(query))[0] == first


@pytest.mark.parametrize("query", ["", "   ", "xyzzyq", '"', "\x00", "🙂", "%", "q" * 10_000, "\ud800", "!!"])
def test_nothing_is_found_for_what_stands_in_no_text(index, query):
    assert index.search(query) == []


@given(st.text(max_size=200), st.sampled_from(["", "da", "en", "de", "../x"]))
def test_no_query_fails_and_the_same_query_has_the_same_answer(query, lang):
    index = TextIndex.build(DOCUMENTS)
    found = index.search(query, lang)
    assert found == TextIndex.build(DOCUMENTS).search(query, lang)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(math.isfinite(each.score) for each in found)


@given(st.lists(st.builds(Document, st.uuids().map(str), st.sampled_from(["da", "en", "xx/.."]), st.text(), st.text())))
def test_any_documents_can_be_indexed_saved_and_opened(tmp_path_factory, documents):
    folder = tmp_path_factory.mktemp("index")
    built = TextIndex.build(documents, lambda _piece: vector(0))
    built.save(folder)
    opened = TextIndex.open(folder)
    assert len(opened) == len(documents)
    for query in ("luft", "a", "🙂 1"):
        asked = {"vector": vector(0), "lang": "da"}
        assert opened.search(query, **asked) == built.search(query, **asked)


def test_texts_with_the_same_score_come_by_id():
    index = TextIndex.build(Document(name, "da", "", "Støj ved skolen") for name in ("c", "a", "b"))
    assert names(index.search("støj", "da")) == ["a", "b", "c"]
    assert names(index.search("støj", "da", top=2)) == ["a", "b"]


def test_what_may_not_be_seen_is_not_found_and_does_not_push_others_down(index):
    seen = np.array([document.id != "luft" for document in DOCUMENTS])
    found = index.search("luft", "da", only=seen)
    assert "luft" not in names(found)
    assert names(found)[0] == "mad"
    assert index.search("luft", "da", only=np.zeros(len(DOCUMENTS), dtype=bool)) == []


def test_hidden_texts_are_not_found_by_meaning_either(meaning):
    seen = np.array([document.id != "parks" for document in DOCUMENTS])
    assert "parks" not in names(meaning.search("grønne parker", "da", vector=vector(3), only=seen))


@given(
    st.lists(st.tuples(st.sampled_from(["da", "en"]), st.text("lufta sro", max_size=30)), min_size=2, max_size=12),
    st.data(),
)
def test_asking_some_documents_alone_is_asking_the_whole_for_them(texts, data):
    documents = [Document(f"{number:02}", lang, text, "luft") for number, (lang, text) in enumerate(texts)]
    whole = TextIndex.build(documents, lambda piece: vector(len(piece) % 3))
    chosen = data.draw(st.sets(st.integers(0, len(documents) - 1), min_size=1))
    only = np.isin(np.arange(len(documents)), list(chosen))
    for query in ("luft", "lufta", "sorte lfut", "rosa"):
        for asked in (None, vector(1)):
            of_all = whole.search(query, "da", vector=asked, only=only)
            alone = whole.of_some(np.flatnonzero(only)).search(query, "da", vector=asked)
            assert [(each.id, each.words) for each in alone] == [(each.id, each.words) for each in of_all]
            assert [each.score for each in alone] == pytest.approx([each.score for each in of_all], abs=1e-9)


def test_what_is_found_by_meaning_alone_says_so(meaning):
    found = {each.id: each for each in meaning.search("blomster", "da", vector=vector(3))}
    assert found["parks"].meaning == pytest.approx(1.0)
    assert not found["parks"].words
    assert max(found.values(), key=lambda each: each.score).id == "parks"
    assert {each.id: each.words for each in meaning.search("luft", "da", vector=vector(0))}["luft"]


def test_explaining_says_which_words_were_met_and_how(index):
    def how(query, name, **more):
        place = [document.id for document in DOCUMENTS].index(name)
        return {(share.surface, share.term, share.how) for share in explain(index, query, place, "da", **more)}

    assert how("luft", "luft") == {("luft", "luft", "exact")}
    assert how("støjsensor", "støj") == {("støjsensor", "stoej", "part"), ("støjsensor", "sensor", "part")}
    assert how("facde", "støj") == {("facde", "facad", "fuzzy")}
    assert how("larm", "støj", synonyms=Synonyms.of([["larm", "støj", "noise"]])) == {("larm", "stoej", "synonym")}
    assert how("luft", "tom") == set()


def test_a_word_that_another_language_has_is_no_slip_of_a_word_of_this_one():
    danish, english = Document("da", "da", "", "Guld og grønne skove"), Document("en", "en", "", "Gold and silver")
    alone, both = TextIndex.build([danish]), TextIndex.build([danish, english])
    assert [(each.term, each.how) for each in alone.meant("gold", "en")["da"]] == [("guld", "fuzzy")]
    assert both.meant("gold", "en")["da"] == both.meant("guld", "da")["en"] == []
    assert [(each.term, each.how) for each in both.meant("gould", "en")["da"]] == [("guld", "fuzzy")]
    assert {each.id for each in both.search("gold", "en") if each.words} == {"en"}


def test_a_part_of_a_compound_is_no_slip_of_another_word():
    """selvmord is taken apart as selv and mord, which an English text does not mean by self and word."""
    index = TextIndex.build([Document("en", "en", "", "Every word is moral: self help sold in the north")])
    assert index.meant("selvmord", "da")["en"] == []
    assert [each.term for each in index.meant("nort", "da")["en"]] == ["north"]


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("affaldsortering", {"affald", "sortering"}),  # each half is a word: the letter between them is missing
        ("borgerindragelse", {"borg", "inddrag"}),  # the second half is a slip away
        ("trafikksikkerhed", {"trafik", "sikker"}),  # the first one is
        ("sorteringkvantum", set()),  # nothing is near to the second half
        ("kvantecomputer", set()),
        ("12345678901", set()),
    ],
)
def test_a_compound_with_a_slip_in_it_is_taken_apart_all_the_same(query, parts):
    texts = ["Inddragelse af borgere", "Sortering af affald", "Sikkerhed i trafik"]
    index = TextIndex.build([Document(text, "da", text) for text in texts])
    assert {each.term for each in index.meant(query, "da")["da"]} == parts
    assert bool([found for found in index.search(query, "da") if found.words]) == bool(parts)
    assert index.meant(query, "en")["da"] == []


def test_explained_weights_add_up_to_the_score_of_the_words(index):
    one = index.lexicals["da"]
    whole = one.word_scores(index.meant("luft og støjsensor ved skole", "da")["da"])
    for row, place in enumerate(index.places["da"]):
        shares = explain(index, "luft og støjsensor ved skole", int(place), "da")
        assert sum(share.weight for share in shares) == pytest.approx(whole[row], rel=1e-6)


def test_synonyms_lead_to_words_in_either_language(index):
    larm = Synonyms.of([["larm", "støj", "noise"]])
    assert index.search("larm", "da") == []
    assert set(names(index.search("larm", "da", synonyms=larm))[:2]) == {"støj", "noise"}


@given(st.lists(st.floats(0, 1, width=16), min_size=1, max_size=30), st.floats(0.1, 5), st.floats(-3, 3))
def test_fusing_does_not_depend_on_the_scale_of_a_signal(values, factor, shift):
    given_values = np.array(values)
    moved = {"da": fusion.Signals(np.arange(len(values)), given_values * factor + shift)}
    fused = fusion.fused({"da": fusion.Signals(np.arange(len(values)), given_values)}, "da")["da"]
    assert fusion.fused(moved, "da")["da"] == pytest.approx(fused, abs=1e-3) or given_values.std() < 1e-3


def test_the_best_of_few_texts_of_a_language_is_not_the_best_of_all_for_that():
    many = [Document(f"d{n:02}", "da", "", f"Cykelsti nummer {n} ved skolen") for n in range(30)]
    index = TextIndex.build([*many, Document("e", "en", "", "Nothing but a stir")])
    assert names(index.search("cykelsti ved skolen", "da"))[0] != "e"
