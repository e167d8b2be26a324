"""Four letters in a row: what misspelt, bent and compound words still have in common. Pure."""

from search.analysis.letters import folded_words

LENGTH = 4


def grams(text: str) -> list[str]:
    """The 4-grams of the folded words; a shorter word is one gram."""
    return [gram for word in folded_words(text) for gram in grams_of(word)]


def grams_of(word: str) -> list[str]:
    return [word[start : start + LENGTH] for start in range(max(1, len(word) - LENGTH + 1))]
