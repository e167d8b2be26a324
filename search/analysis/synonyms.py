"""Words that mean the same to whoever searches: groups handed in, terms out. Pure."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from search.analysis.stemming import LANGUAGES
from search.analysis.words import tokens

Phrase = tuple[str, ...]  # the terms of a word or of several
NOTHING: frozenset[Phrase] = frozenset()


@dataclass(frozen=True)
class Synonyms:
    """{the terms of a word or phrase: those of what means the same}. A group may mix languages."""

    others: Mapping[Phrase, frozenset[Phrase]] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> "Synonyms":
        others: dict[Phrase, set[Phrase]] = {}
        for group in groups:
            said = {said_as(phrase, lang) for phrase in group for lang in LANGUAGES} - {()}
            for phrase in said:
                others.setdefault(phrase, set()).update(said)
        return cls({phrase: frozenset(same - {phrase}) for phrase, same in others.items()})

    def for_terms(self, known: Iterable[str]) -> frozenset[Phrase]:
        """What means the same as one of these words."""
        return NOTHING.union(*(self.others.get((term,), NOTHING) for term in known))

    def for_phrases(self, first: Set[str], said: Set[str]) -> frozenset[Phrase]:
        """What means the same as a phrase that begins with one of these words and whose words are all said."""
        begun = [phrase for term in first for phrase in self.phrases.get(term, ())]
        return NOTHING.union(*(self.others[phrase] for phrase in begun if said >= set(phrase)))

    @cached_property
    def phrases(self) -> dict[str, list[Phrase]]:
        """{first term: the phrases of several words that begin with it}"""
        found: dict[str, list[Phrase]] = {}
        for phrase in self.others:
            if len(phrase) > 1:
                found.setdefault(phrase[0], []).append(phrase)
        return found


def said_as(phrase: str, lang: str) -> Phrase:
    """The terms of a phrase, each once, as a text of this language has them; of one word the word and no parts."""
    return tuple(dict.fromkeys(token.term for token in tokens(phrase, lang)))
