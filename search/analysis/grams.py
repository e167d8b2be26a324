"""Four letters in a row: what misspelt, bent and compound words still have in common. Pure."""

from search.analysis.letters import folded_words

LENGTH = 4


def grams(text: str) -> list[str]:
    """The 4-grams of the folded words, with _ for each space between them and at both ends.

    So a gram also tells where a word begins and ends, and which words stand side by side ("r_lu" in "for luft").
    """
    run = f"_{'_'.join(folded_words(text))}_"
    return [run[start : start + LENGTH] for start in range(len(run) - LENGTH + 1)]
