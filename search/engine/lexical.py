"""LEX: how well the words of a query stand in the documents of one language. Pure.

Half of it is BM25 over words and the parts of compounds, half BM25 over 4-grams, each divided by its highest value
(grams by at least a third of what all of the query's would give, so that the best of chance likenesses is not taken for
one). A word of the query that no document has stands for the words one slip away from it, at .7, and for the longer
words it begins, at .5; one that another language has is no slip, and no part of a compound is, since it was known.
Where query and documents have not the same language words weigh .35 and grams .65: names and loan words are what the
languages share.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from search import analysis
from search.analysis.synonyms import Synonyms
from search.engine.postings import Places, Postings, Scores

WORDS_SHARE, WORDS_SHARE_ABROAD = 0.5, 0.35
EXACT, PART, FUZZY, SYNONYM, BEGUN = "exact", "part", "fuzzy", "synonym", "begun"
BOOSTS = {EXACT: 1.0, PART: 1.0, SYNONYM: 0.8, FUZZY: 0.7, BEGUN: 0.5}
SHORTEST_FUZZY = 4
SPLIT, SHORTEST_ABROAD = "da", 4  # letters of a part of a compound in a text of another language
LEAST_LIKENESS = 1 / 3
TITLE_TIMES = 2  # a title's words stand twice
MOST_WORDS = 60
SHARE = 0.5  # of a word, that a beginning must be more than which another language knows, or cuts off
NONE = Synonyms()
Way = tuple[str, str, str]  # a word of the query as it is written, a term it may stand for, and how
LookedUp = tuple[Way, int]


@dataclass(frozen=True)
class Meant:
    """A term of the index one word of the query stands for, how it came to, and the term that was asked for."""

    surface: str
    term: str
    number: int
    how: str
    asked: str = ""

    @property
    def boost(self) -> float:
        return BOOSTS[self.how]


@dataclass(frozen=True)
class Spelt:
    """The grams of a query: each with its number in the index (-1 where no document has it) and how often it stands in
    the query; and what a document that has every one of them would score."""

    grams: Sequence[tuple[str, int, float]]
    whole: float

    @cached_property
    def known(self) -> list[tuple[str, int, float]]:
        return [each for each in self.grams if each[1] >= 0]


class Lexical:
    """The words and grams of the documents of one language."""

    def __init__(self, lang: str, words: Postings, grams: Postings) -> None:
        self.lang, self.words, self.grams = lang, words, grams

    @classmethod
    def build(cls, texts: Sequence[tuple[str, str]], lang: str) -> "Lexical":
        """From (title, text) of each document."""
        words = Postings.build(words_of(title, text, lang) for title, text in texts)
        return cls(lang, words, Postings.build(grams_of(title, text) for title, text in texts))

    def looked_up(self, words: Sequence[analysis.Token], synonyms: Synonyms = NONE) -> list[list[LookedUp]]:
        """The ways of each word, each with the number of its term here, -1 where no document has it."""
        wholes = [self.whole(word) for word in words]
        said = frozenset().union(*wholes)
        ways = [self.ways(word, whole, synonyms, said) for word, whole in zip(words, wholes, strict=True)]
        numbers = iter(self.words.vocabulary.find_all([term for each in ways for _surface, term, _how in each]))
        return [[(way, next(numbers)) for way in each] for each in ways]

    def meant(
        self, ways: Iterable[Sequence[LookedUp]], held: Set[str] = frozenset(), right: Set[str] = frozenset()
    ) -> list[Meant]:
        """The terms of this index that words stand for by their ways, each once, by the strongest way it is meant.

        What is ``held`` by this language or another one was written as it is meant, and is no slip of anything here;
        nor are the ``right`` words, which no text need have.
        """
        found: dict[int, Meant] = {}
        for meant in self.known([way for each in ways for way in each], held, right):
            standing = found.get(meant.number)
            if standing is None or standing.boost < meant.boost:
                found[meant.number] = meant
        return [found[number] for number in sorted(found)]

    def whole(self, word: analysis.Token) -> set[str]:
        """The terms of a word as its own language and as this one writes them."""
        own = analysis.term_of(word.surface, self.lang)
        return {own, word.term if len(word.term) > SHARE * len(word.surface) else own} - {""}

    def ways(self, word: analysis.Token, whole: Set[str], synonyms: Synonyms, said: Set[str]) -> list[Way]:
        """What a word may stand for here, whether a document has it or not; ``whole`` are its own terms and ``said``
        those of the query, whose phrases have synonyms, too. Of a phrase that means the same the rarest word counts,
        where all stand here."""
        parts = {part for part, _start, _end in word.parts if self.lang == SPLIT or len(part) >= SHORTEST_ABROAD}
        ways = [*((term, EXACT) for term in whole), *((term, PART) for term in parts)]
        alike = synonyms.for_terms(whole | parts) | synonyms.for_phrases(whole, said)
        ways += [(term, SYNONYM) for term in {self.rarest(phrase) for phrase in alike} - {""}]
        return [(word.surface, term, how) for term, how in sorted(ways)]

    def rarest(self, phrase: Sequence[str]) -> str:
        """The word of a phrase that fewest documents have, "" where one of them stands in none."""
        if len(phrase) == 1:
            return phrase[0]
        having = self.words.having(self.words.vocabulary.find_all(phrase))
        return min(zip(having, phrase, strict=True))[1] if all(having) else ""

    def known(self, ways: Sequence[LookedUp], held: Set[str], right: Set[str]) -> Iterable[Meant]:
        vocabulary = self.words.vocabulary
        unknown = [
            way
            for way, number in ways
            if number < 0 and way[2] != SYNONYM and len(way[1]) >= SHORTEST_FUZZY and way[1].isalpha()
        ]
        written = {way for way in unknown if way[2] != PART and not {way[0], way[1]} & held and way[0] not in right}
        longer = by_term(unknown, vocabulary.beginning)
        slips = by_term([way for way in unknown if way in written], vocabulary.near_all)
        for (surface, term, how), number in ways:
            if number >= 0:
                yield Meant(surface, term, number, how, term)
        for way in unknown:
            surface, term, _how = way
            for other, more in ((FUZZY, slips[term] if way in written else []), (BEGUN, longer[term])):
                for one in more:
                    found = vocabulary.term(one)
                    if other == FUZZY or term not in held or len(term) > SHARE * len(found):
                        yield Meant(surface, found, one, other, term)

    def word_scores(self, meant: Iterable[Meant]) -> Scores:
        return self.words.score((each.number, each.boost) for each in meant)

    def spelt(self, counts: Mapping[str, int]) -> Spelt:
        """From how often each gram stands in a query."""
        grams = list(
            zip(counts, self.grams.vocabulary.find_all(list(counts)), map(float, counts.values()), strict=True)
        )
        return Spelt(grams, self.grams.whole([(number, count) for _gram, number, count in grams]))

    def gram_scores(self, spelt: Spelt) -> Scores:
        return self.grams.score((number, count) for _gram, number, count in spelt.known)

    def share(self, lang: str) -> float:
        return WORDS_SHARE if lang == self.lang else WORDS_SHARE_ABROAD

    def of_some(self, rows: Places) -> "Lexical":
        return Lexical(self.lang, self.words.of_some(rows), self.grams.of_some(rows))

    def save(self, folder: Path, name: str) -> None:
        self.words.save(folder, f"{name}-words")
        self.grams.save(folder, f"{name}-grams")

    @classmethod
    def open(cls, folder: Path, name: str, lang: str, size: int) -> "Lexical":
        return cls(lang, Postings.open(folder, f"{name}-words", size), Postings.open(folder, f"{name}-grams", size))


def holding(ways: Iterable[Sequence[LookedUp]]) -> set[str]:
    """Those of the words that stand in some form where they were looked up, and the terms of all that do."""
    held = [way for each in ways for way, number in each if number >= 0 and way[2] != SYNONYM]
    return {term for _surface, term, _how in held} | {surface for surface, _term, how in held if how == EXACT}


def by_term(ways: Iterable[Way], find: Callable[[list[str]], list[list[int]]]) -> dict[str, list[int]]:
    """What is found for the terms of all ways at once."""
    terms = list(dict.fromkeys(term for _surface, term, _how in ways))
    return dict(zip(terms, find(terms), strict=True)) if terms else {}


def words_of(title: str, text: str, lang: str) -> list[str]:
    """The terms a document is found by."""
    return analysis.terms(title, lang) * TITLE_TIMES + analysis.terms(text, lang)


def grams_of(title: str, text: str) -> list[str]:
    return analysis.grams(f"{title}\n{text}")


def blend(words: Scores, grams: Scores, share: float, tops: tuple[float, float]) -> Scores:
    """LEX from both scores; ``tops`` are the highest values there are of each."""
    of_words = words / (tops[0] if tops[0] > 0 else 1.0)
    of_grams = grams / (tops[1] if tops[1] > 0 else 1.0)
    of_words *= share
    of_grams *= 1 - share
    of_words += of_grams
    return of_words
