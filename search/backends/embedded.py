"""The backend without a server: the files of the index themselves, which know all rows."""

from collections.abc import Mapping, Sequence

import numpy as np

from search.backends.base import Candidates, Question
from search.engine import TextIndex
from search.engine.lexical import Meant
from search.sieve import Mask


def candidates(question: Question) -> Candidates:
    return Candidates(having_words(question.index.text, question.meant) & question.seen, question.seen)


def having_words(text: TextIndex, meant: Mapping[str, Sequence[Meant]]) -> Mask:
    """The rows with a word of the query, beyond those that are good enough to be ranked."""
    having = np.zeros(len(text), np.bool_)
    for lang, terms in meant.items():
        having[text.places[lang]] = text.lexicals[lang].word_scores(terms) > 0
    return having
