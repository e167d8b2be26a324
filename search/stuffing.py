"""Texts that look made for the matching rather than for a reader. Pure; a person decides what follows.

Measured (design, §3.5): a text of 40 words or more with less than 15 in 100 function words caught all of 65 stuffed
texts and at most 3 in 1,000 honest ones. A text is a copy where 40 in 100 of its runs of four words stand in a text of
somebody else; words rather than letters, since any two Danish texts share most of their runs of four letters.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from search import stopwords
from search.analysis.letters import folded_words

STUFFED, COPIED, MANY_TOPICS = "stuffed", "copied", "topics"
ENOUGH_WORDS, FEWEST_FUNCTION_WORDS = 40, 0.15
RUN, COPIED_SHARE, ENOUGH_RUNS = 4, 0.40, 17  # 20 words: one short sentence may be the same by chance
MOST_TOPICS = 12

Run = tuple[str, ...]


@dataclass(frozen=True)
class Suspicion:
    """``value`` is a share (0 to 1) or a number of topics; ``other`` whose text is copied."""

    kind: str
    value: float
    other: str = ""


def suspicion(text: str, others: Iterable[tuple[str, str]] = ()) -> tuple[Suspicion, ...]:
    """What is suspicious in a text, against ``others``: (whose, text) of everybody else."""
    return (*stuffed(text), *copied(text, others))


def stuffed(text: str) -> tuple[Suspicion, ...]:
    share = function_word_share(text)
    return (Suspicion(STUFFED, share),) if share is not None and share < FEWEST_FUNCTION_WORDS else ()


def copied(text: str, others: Iterable[tuple[str, str]]) -> tuple[Suspicion, ...]:
    """The other actor in whose texts most of this one's runs stand, if that is enough; equal ones by id.

    Reads each other text once, so a look costs as much as there is text.
    """
    own = runs(text)
    if len(own) < ENOUGH_RUNS:
        return ()
    shared: dict[str, set[Run]] = defaultdict(set)
    for name, other in others:
        if both := own & runs(other):
            shared[name] |= both
    if not shared:
        return ()
    name = min(shared, key=lambda one: (-len(shared[one]), one))
    share = len(shared[name]) / len(own)
    return (Suspicion(COPIED, share, name),) if share >= COPIED_SHARE else ()


def many_topics(number: int) -> tuple[Suspicion, ...]:
    return (Suspicion(MANY_TOPICS, float(number)),) if number > MOST_TOPICS else ()


def function_word_share(text: str) -> float | None:
    """The share of words that only hold sentences together, 0 to 1; None of a short text.

    Counted in Danish and English, the higher counts: nobody is suspected for naming the wrong language.
    """
    words = folded_words(text)
    if len(words) < ENOUGH_WORDS:
        return None
    return max(sum(word in known for word in words) for known in stopwords.BY_LANGUAGE.values()) / len(words)


def runs(text: str) -> frozenset[Run]:
    """Every four words in a row, folded."""
    words = folded_words(text)
    return frozenset(tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
