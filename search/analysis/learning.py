"""Words of one's own texts for the splitter: what a hub writes often, its compounds are made of. Pure."""

from collections import Counter
from collections.abc import Iterable

from search import stopwords
from search.analysis.letters import folded_words

LEAST_TEXTS = 3
SHORTEST = 4


def learned(texts: Iterable[str]) -> dict[str, int]:
    """{folded word: in how many texts it stands}, of words that stand in several. Small words make no compounds."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(folded_words(text)))
    often = {word: count for word, count in counts.items() if count >= LEAST_TEXTS and len(word) >= SHORTEST}
    return {word: count for word, count in often.items() if word not in stopwords.DANISH}
