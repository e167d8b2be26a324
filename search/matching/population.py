"""All evidence and all challenges together: what a value is measured against. Pure.

``Population`` is built once and asked for every pair; a challenge and an actor give the same from either side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from search import analysis
from search.matching import normal
from search.matching.meanings import MeaningIndex, VectorOf, lookup, stacked
from search.matching.normal import USUAL, Backward, Mask, forward
from search.matching.records import Actor, Ask, EvidenceText
from search.matching.words import Scores, WordIndex

WORDS_SHARE, WORDS_SHARE_ABROAD = 0.6, 0.2
SELF_DECLARED = 0.85
REMEMBERED = 32  # challenges
Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Fit:
    """How unusually near each text is to one challenge: ``u`` of the whole, and what words and meaning say of it."""

    u: Scores
    words: Scores
    meaning: Scores
    seen: Mask


@dataclass(frozen=True)
class Shown:
    """One text of one actor; ``ids`` are all the evidence that says the same, ``trust`` what a positive u counts."""

    evidence: EvidenceText
    row: int
    ids: frozenset[str]
    trust: float


class Population:
    """``vectors`` gives the vector of length 1 of each piece (``pieces``), None where there is none; without it words
    alone decide. ``asks`` are the challenges that say what is usual."""

    def __init__(
        self, asks: Iterable[Ask], actors: Iterable[Actor], vectors: Mapping[str, NDArray[np.float32]] | VectorOf | None
    ) -> None:
        self.actors = {actor.id: actor for actor in sorted(actors, key=lambda actor: actor.id) if actor.evidence}
        self.vector_of = lookup(vectors)
        keys = sorted({item.row for actor in self.actors.values() for item in actor.evidence})
        self.row_of = {key: row for row, key in enumerate(keys)}
        self.shown = {actor.id: self.texts_of(actor) for actor in self.actors.values()}
        self.groups: dict[tuple[str, str], list[int]] = {}
        for row, (lang, kind, _text) in enumerate(keys):
            self.groups.setdefault((lang, kind), []).append(row)
        self.languages = np.array([lang for lang, _kind, _text in keys])
        self.common = self.carried_in_public()
        self.index(keys)
        self.carried = self.carriers()
        self.fit = lru_cache(maxsize=REMEMBERED)(self.measured)
        self.usual = self.backward(sorted(asks, key=lambda ask: ask.id))

    def texts_of(self, actor: Actor) -> tuple[Shown, ...]:
        """Each text of an actor once, as its most trusted evidence; by id."""
        alike: dict[int, list[EvidenceText]] = {}
        for item in sorted(actor.evidence, key=lambda item: (not item.verified, item.id)):
            alike.setdefault(self.row_of[item.row], []).append(item)
        shown = (
            Shown(same[0], row, frozenset(item.id for item in same), 1.0 if same[0].verified else SELF_DECLARED)
            for row, same in alike.items()
        )
        return tuple(sorted(shown, key=lambda each: each.evidence.id))

    def carried_in_public(self) -> Mask:
        """Which texts say what is usual: those that somebody shows who is not private."""
        common = np.zeros(len(self.row_of), np.bool_)
        common[[each.row for actor in self.actors.values() if not actor.private for each in self.shown[actor.id]]] = (
            True
        )
        return common

    def index(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """The texts by language, each once whatever its kinds."""
        self.words: dict[str, tuple[Rows, Rows, WordIndex]] = {}
        self.meanings: dict[str, MeaningIndex] = {}
        for lang in sorted({lang for lang, _kind, _text in keys}):
            rows = np.array([row for row, key in enumerate(keys) if key[0] == lang])
            texts = sorted({keys[row][2] for row in rows})
            place = {text: number for number, text in enumerate(texts)}
            places = np.array([place[keys[row][2]] for row in rows])
            aside = set(texts) - {keys[row][2] for row in rows[self.common[rows]]}
            self.words[lang] = rows, places, WordIndex(texts, lang, aside)
            if self.vector_of is not None:
                self.meanings[lang] = MeaningIndex(texts, self.vector_of)

    def carriers(self) -> dict[str, set[int]]:
        """{evidence id: the rows it stands in}."""
        return {name: {each.row} for shown in self.shown.values() for each in shown for name in each.ids}

    def seen_by(self, ask: Ask) -> Mask:
        """Which texts count for a challenge: a text is left out when nobody shows it but in what is hidden."""
        seen = np.ones(len(self.row_of), np.bool_)
        hidden = {row for name in ask.hidden & self.carried.keys() for row in self.carried[name]}
        if hidden:
            left = {each.row for shown in self.shown.values() for each in shown if not each.ids & ask.hidden}
            seen[sorted(hidden - left)] = False
        return seen

    def cosines(self, ask: Ask) -> tuple[Scores, Scores]:
        """What words and what meaning have in common with a challenge, for each text."""
        words, meaning = np.zeros(len(self.row_of)), np.full(len(self.row_of), np.nan)
        asked = stacked(ask.pieces, self.vector_of) if self.vector_of else None
        for lang, (rows, places, index) in self.words.items():
            words[rows] = index.cosines(ask.text, ask.lang)[places]
            if asked is not None:
                meaning[rows] = self.meanings[lang].cosines(asked)[places]
        return words, meaning

    def backward(self, asks: Sequence[Ask]) -> dict[tuple[str, str], normal.Measure]:
        """{(language of the challenges, "words" | "meaning"): what each text usually has with them}."""
        filled: dict[tuple[str, str], Backward] = {}
        for ask in asks:
            seen = self.seen_by(ask)
            for name, values in zip(USUAL, self.cosines(ask), strict=True):
                filled.setdefault((ask.lang, name), Backward(len(self.row_of))).add(values, seen)
        return {key: each.measure(USUAL[key[1]], self.common) for key, each in filled.items()}

    def measured(self, ask: Ask) -> Fit:
        """u of every text for one challenge: words and meaning, each as unusual as it is from both sides."""
        seen = self.seen_by(ask)
        common = seen & self.common
        both = {
            name: (forward(values, common, self.groups, USUAL[name]) + self.seen_from_texts(ask, name, values)) / 2
            for name, values in zip(USUAL, self.cosines(ask), strict=True)
        }
        share = np.where(self.languages == ask.lang, WORDS_SHARE, WORDS_SHARE_ABROAD)
        share = np.where(np.isnan(both["meaning"]), 1.0, share)
        meaning = (1 - share) * np.nan_to_num(both["meaning"])
        return Fit(share * both["words"] + meaning, share * both["words"], meaning, seen)

    def seen_from_texts(self, ask: Ask, name: str, values: Scores) -> Scores:
        return self.usual.get((ask.lang, name), USUAL[name]).standard(values)

    def pieces(self) -> list[str]:
        """All that needs a vector, each once."""
        return list(dict.fromkeys(piece for _lang, _kind, text in self.row_of for piece in analysis.chunks(text)))
