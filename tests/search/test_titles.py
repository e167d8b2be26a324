"""Titles by their terms agree with the plain rule they stand for, as built and as opened again."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.engine import Document, TextIndex
from search.indexing.titles import Titles

WORDS = ["luft", "støj", "skole", "skolegård", "måling", "og", "air", "school", "noise"]
TITLES = st.lists(
    st.tuples(st.sampled_from(["da", "en"]), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)),
    min_size=1,
    max_size=8,
)


@given(TITLES, st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), st.sampled_from(["da", "en"]))
def test_a_title_holds_what_has_all_words_of_the_query_and_two_at_least(titles, query, lang):
    documents = [Document(str(number), *one, text=" ".join(WORDS)) for number, one in enumerate(titles)]
    text = TextIndex.build(documents)
    words = [token.surface for token in analysis.tokens(query, lang)]
    meant = text.meant(query, lang)
    with tempfile.TemporaryDirectory() as folder:
        Titles.of(text, [title for _lang, title in titles]).save(Path(folder))
        found = Titles.open(Path(folder), text.places).holding(words, meant, len(titles))
    wanted = [
        place
        for place, (each, title) in enumerate(titles)
        if len(set(words)) > 1 and all(stands(word, meant[each], analysis.terms(title, each)) for word in words)
    ]
    assert sorted(found.tolist()) == wanted


def stands(word, meant, terms):
    """Whether the title has the word, what it stands for, or all parts of the compound."""
    ways = [(each.term, each.how) for each in meant if each.surface == word]
    parts = [term in terms for term, how in ways if how == "part"]
    return any(term in terms for term, how in ways if how != "part") or (len(parts) > 1 and all(parts))
