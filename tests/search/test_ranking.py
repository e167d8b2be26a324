"""The measure of the rows of words: what is found, and what comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.finding import ranking

DOCUMENTS = [
    ([("Renere luft langs Ringgaden", ranking.TITLE), ("Biler forurener ved skolerne", ranking.TEXT)], "da"),
    ([("Stille nætter", ranking.TITLE), ("Luftkvalitetssensorer og støjmålere", ranking.TEXT)], "da"),
    ([("Mindre affald", ranking.TITLE), ("Madspild i køkkener, og lidt om luft", ranking.TEXT)], "da"),
    ([("Noise sensors", ranking.TITLE), ("We measure the noise of roads", ranking.TEXT)], "en"),
]


class RowsInMemory:
    """What the database holds of these documents, and the rows it would read for a query."""

    def __init__(self, documents):
        counts = [ranking.counted(fields, lang) for fields, lang in documents]
        average = sum(sum(each.values()) for each in counts) / len(counts) if counts else 0
        self.size = len(counts)
        self.rows = [
            (number, term, weight)
            for number, each in enumerate(counts)
            for term, weight in ranking.weights(each, average).items()
        ]

    def find(self, text):
        words = ranking.query_words(text)
        read = [row for row in self.rows if any(word.quality(row[1]) for word in words)]
        return ranking.scores(words, read, self.size)


@pytest.fixture(scope="module")
def index():
    return RowsInMemory(DOCUMENTS)


def order(index, query):
    found = index.find(query)
    return sorted(found, key=lambda document: (-found[document], document))


def test_the_title_counts_more_than_the_text_and_a_whole_word_more_than_a_beginning(index):
    assert order(index, "luft") == [0, 2, 1]


@pytest.mark.parametrize(
    ("query", "first"),
    [("støj", 1), ("stoej", 1), ("STØJMÅLER", 1), ("skole", 0), ("køkkenet", 2), ("koekken", 2), ("sensor", 3),
     ("sensoren", 3), ("luftkvalitet", 1), ("hvordan undgår vi madspild?", 2), ("measuring noise", 3)],
)  # fmt: skip
def test_a_word_is_found_in_each_of_its_forms_and_spellings(index, query, first):
    assert order(index, query)[0] == first


@pytest.mark.parametrize("query", ["", "   ", "og i at", "xyzzy", '"', "\x00", "🙂", "%", "a" * 10_000])
def test_nothing_is_found_for_what_stands_in_no_text(index, query):
    assert index.find(query) == {}


@given(st.text(max_size=200))
def test_no_query_fails_and_every_score_is_positive(query):
    found = RowsInMemory(DOCUMENTS).find(query)
    assert all(score > 0 for score in found.values())


def test_an_empty_index_answers():
    assert RowsInMemory([]).find("luft") == {}
