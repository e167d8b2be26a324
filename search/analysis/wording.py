"""The words of one's own that an index and its queries must share: for compounds, and what means the same. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from search.analysis import compounds
from search.analysis.compounds import Splitter
from search.analysis.letters import folded_words
from search.analysis.synonyms import Synonyms

SURE = 1000  # what an editor's word counts: more than nearly every word of the shipped list, so that it stays whole


@dataclass(frozen=True)
class Wording:
    """``learned``: {folded word: texts it stands in}; ``added`` and ``blocked`` by hand; ``groups`` of synonyms."""

    learned: Mapping[str, int] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def splitter(self) -> Splitter:
        known = {word: count for word, count in self.learned.items() if word not in set(self.blocked)}
        own = compounds.shipped().with_words(dict.fromkeys(self.added, SURE)).learning(known)
        return own.without(self.blocked) if self.blocked else own

    @cached_property
    def synonyms(self) -> Synonyms:
        return Synonyms.of(self.groups)

    def as_json(self) -> dict:
        return {
            "learned": dict(self.learned),
            "added": list(self.added),
            "blocked": list(self.blocked),
            "groups": [list(group) for group in self.groups],
        }

    @classmethod
    def of_json(cls, kept: Mapping) -> "Wording":
        groups = tuple(tuple(group) for group in kept["groups"])
        return cls(kept["learned"], tuple(kept["added"]), tuple(kept["blocked"]), groups)


def folded_all(words: Iterable[str]) -> tuple[str, ...]:
    """Each word folded, once, in order; of a phrase its words."""
    return tuple(sorted({folded for word in words for folded in folded_words(word)}))
