"""Words that mean the same to whoever searches: groups handed in, terms out. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from search.analysis.stemming import LANGUAGES
from search.analysis.words import term_of, tokens


@dataclass(frozen=True)
class Synonyms:
    """{term of a word: the terms of what means the same}. A group may mix languages; a phrase counts by its words."""

    others: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> "Synonyms":
        others: dict[str, set[str]] = {}
        for group in groups:
            said = [{token.term for lang in LANGUAGES for token in tokens(phrase, lang)} for phrase in group]
            for phrase in group:
                terms = {term_of(phrase, lang) for lang in LANGUAGES} - {""} if len(phrase.split()) == 1 else set()
                for term in terms:
                    others.setdefault(term, set()).update(*said)
        return cls({term: frozenset(same - {term}) for term, same in others.items()})

    def for_terms(self, terms: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self.others.get(term, ()) for term in terms))
