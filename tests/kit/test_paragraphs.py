"""Plain paragraphs and rich text are the same words, or the reader is told that they can't be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit.paragraphs import as_plain, as_rich

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)


@given(st.lists(st.lists(LINES, min_size=1, max_size=3), max_size=4))
def test_what_is_read_again_is_kept_the_same(paragraphs):
    text = "\r\n\r\n".join("\r\n".join(lines) for lines in paragraphs)
    read = as_plain(as_rich(text))
    assert as_plain(as_rich(read)) == read
    assert read.split() == text.replace("\xa0", " ").split()


def test_paragraphs_as_the_editor_of_the_cms_keeps_them_are_plain():
    assert (
        as_plain('<p data-block-key="k1">Én &amp; to<br/>tre</p><p data-block-key="k2">fire</p>')
        == "Én & to\ntre\n\nfire"
    )


@pytest.mark.parametrize("more", ["<ul><li>a</li></ul>", "<p><b>a</b></p>", '<p><a href="/x/">a</a></p>', "<h3>a</h3>"])
def test_what_plain_words_would_destroy_is_told(more):
    assert as_plain(f"<p>før</p>{more}") is None
