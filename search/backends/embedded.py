"""The backend without a server: the files of the index themselves, which know all rows."""

import numpy as np

from search.backends.base import Candidates, Question
from search.indexing.sieve import Mask


def candidates(question: Question) -> Candidates:
    return Candidates(having_words(question), question.seen)


def having_words(question: Question) -> Mask:
    """The rows with a word of the query that may be seen, beyond those that are good enough to be ranked."""
    having = np.zeros(len(question.index.text), np.bool_)
    for lang, scores in question.words.items():
        having[question.index.text.places[lang][np.flatnonzero(scores > 0)]] = True
    return having & question.seen
