"""Compounds with a slip in them, taken apart all the same: borgerindragelse, affaldsortering. Pure.

A slip hides a whole compound: it is no word, and no word of the texts is one slip away unless one has this very
compound. So a long Danish word nobody knows is cut in two where one side is a word that is written so and stands in the
texts, and the other is one too (only the letter between them is wrong), or is one slip from one.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from search import analysis
from search.analysis import compounds
from search.analysis.letters import fold, places
from search.analysis.stemming import stem
from search.engine.vocabulary import Vocabulary

SURE, DOUBTFUL = 4, 5  # letters of the side that is right, at least, and of the term the other one is a slip of
MOST_DOUBTED = 4  # words of a query, the first ones: more is no query but a text
TRIED = 2  # cuts, those with the longest right side first
Cut = tuple[str, str, int]  # the terms of both sides, and where the second begins in the folded word


def mended(words: Sequence[analysis.Token], known: Vocabulary, held: Set[str]) -> list[analysis.Token]:
    """The words of a Danish query, those with parts that had none for a slip. What is ``held`` was meant as it is."""
    strange = [word for word in words if not {word.surface, word.term} & held]
    near = known.near_all([word.term for word in strange])  # at once: all of them are asked for in a moment
    doubted = [(word, other) for word, other in zip(strange, near, strict=True) if not word.parts][:MOST_DOUBTED]
    lost = [word for word, other in doubted if not other]
    return [with_parts(word, known) if word in lost else word for word in words]


def with_parts(word: analysis.Token, known: Vocabulary) -> analysis.Token:
    folded = fold(word.surface)
    where = places(word.surface)
    if not 2 * SURE <= len(folded) <= compounds.LONGEST_WORD or not folded.isalpha() or where is None:
        return word
    found = next(cuts(folded, known), None)
    if found is None:
        return word
    first, last, cut = found
    middle, end = word.start + where[cut], word.start + where[len(folded)]
    return replace(word, parts=((first, word.start, middle), (last, middle, end)))


def cuts(folded: str, known: Vocabulary) -> Iterator[Cut]:
    """Ways to cut the word, the likeliest first."""
    splitter, cutting = compounds.current(), range(SURE, len(folded) - SURE + 1)
    firsts = standing(
        {cut: splitter.stem_of(folded[:cut]) for cut in cutting if is_first(folded[:cut], splitter)}, known
    )
    lasts = standing({cut: stem(folded[cut:], "da") for cut in firsts}, known)
    yield from ((firsts[cut], lasts[cut], cut) for cut in sorted(lasts) if lasts[cut] in splitter.lasts)
    for cut in sorted(firsts, reverse=True)[:TRIED]:
        yield from ((firsts[cut], term, cut) for term in slips(folded[cut:], splitter, known))
    ends = {cut: stem(folded[cut:], "da") for cut in cutting if cut not in firsts}
    lasts = standing({cut: term for cut, term in ends.items() if term in splitter.lasts}, known)
    for cut in sorted(lasts)[:TRIED]:
        yield from ((term, lasts[cut], cut) for term in slips(folded[:cut], splitter, known))


def standing(terms: Mapping[int, str], known: Vocabulary) -> dict[int, str]:
    """Those of the terms that stand in a text."""
    numbers = known.find_all(list(terms.values()))
    return {cut: term for (cut, term), number in zip(terms.items(), numbers, strict=True) if number >= 0}


def slips(part: str, splitter: compounds.Splitter, known: Vocabulary) -> Iterator[str]:
    """Words that may stand last and are one slip away."""
    near = [known.term(number) for number in known.near(splitter.stem_of(part))] if len(part) >= SURE else []
    return (term for term in near if len(term) >= DOUBTFUL and term in splitter.lasts)


def is_first(part: str, splitter: compounds.Splitter) -> bool:
    """Whether the part may stand first, or might if a letter stood between."""
    return part not in compounds.NEVER_FIRST and any(part + link in splitter.firsts for link in compounds.LINKS)
