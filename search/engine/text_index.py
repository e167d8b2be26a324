"""The index of a collection of texts: built once, saved as arrays, opened memory-mapped, asked by query. Pure."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search import analysis
from search.analysis.compounds import is_word
from search.analysis.synonyms import Synonyms
from search.engine import fusion, misspelt
from search.engine.arrays import keep, mapped
from search.engine.lexical import LEAST_LIKENESS, MOST_WORDS, NONE, Lexical, Meant, Spelt, blend, holding
from search.engine.meaning import OPPOSITE, Meanings
from search.engine.postings import Scores

Vector = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Document:
    id: str
    lang: str
    title: str = ""
    text: str = ""

    def pieces(self) -> list[str]:
        """What vectors are made of: title and text in pieces of at most 500 characters."""
        return analysis.chunks(f"{self.title}\n\n{self.text}")


@dataclass(frozen=True, eq=False)
class Query:
    """A clean text in a language, by language of the documents: the terms it stands for, its grams, what each document
    is worth by the terms, and how near it is; ``cosines`` is empty where meaning does not count. Terms and grams hold
    for a part of the index, too; the rest does not.
    """

    lang: str
    meant: Mapping[str, Sequence[Meant]]
    spelt: Mapping[str, Spelt]
    words: Mapping[str, Scores]
    cosines: Mapping[str, Scores] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A document by its place in the index; ``words`` is false for what only letters or meaning brought."""

    place: int
    id: str
    score: float
    words: bool
    meaning: float | None = None


class TextIndex:
    """Documents by language: ``places[lang]`` are those of its documents in the order they were given."""

    def __init__(
        self,
        ids: NDArray[np.str_],
        places: Mapping[str, NDArray[np.int64]],
        lexicals: Mapping[str, Lexical],
        meanings: Mapping[str, Meanings],
    ) -> None:
        self.ids, self.places, self.lexicals, self.meanings = ids, places, lexicals, meanings

    @classmethod
    def build(
        cls, documents: Iterable[Document], vectors: Mapping[str, Vector] | Callable[[str], Vector | None] | None = None
    ) -> "TextIndex":
        """``vectors`` has the vector of length 1 of each of the documents' pieces, or gives it, or None."""
        given = list(documents)
        of_lang: dict[str, list[int]] = {}
        for place, document in enumerate(given):
            of_lang.setdefault(document.lang, []).append(place)
        places = {lang: np.array(of_lang[lang], dtype=np.int64) for lang in sorted(of_lang)}
        lexicals = {
            lang: Lexical.build([(given[place].title, given[place].text) for place in of_lang[lang]], lang)
            for lang in places
        }
        meanings = {}
        if vectors is not None:
            meanings = {
                lang: Meanings.build([given[place].pieces() for place in of_lang[lang]], vectors) for lang in places
            }
        return cls(np.array([document.id for document in given], dtype=np.str_), places, lexicals, meanings)

    def __len__(self) -> int:
        return len(self.ids)

    def search(
        self,
        text: str,
        lang: str = "",
        *,
        vector: Vector | None = None,
        top: int = 100,
        only: Mask | None = None,
        synonyms: Synonyms = NONE,
    ) -> list[Found]:
        """The best documents first, equal ones by id. ``only`` says of each place whether it may be found."""
        clean = analysis.clean_query(text)
        if not clean:
            return []
        query = self.query(clean, lang, vector=vector, synonyms=synonyms)
        signals, by_words = self.signals(query, only)
        scores = fusion.fused(signals, query.lang)
        found = [
            (float(scores[each][row]), str(self.ids[place]), int(place), each, int(row))
            for each in signals
            for row in fusion.leading(scores, each, top)
            for place in [self.places[each][signals[each].places[row]]]
        ]
        found.sort(key=lambda one: (-one[0], one[1]))
        return [
            Found(place, name, score, bool(by_words[each][row]), meaning_at(signals[each], row))
            for score, name, place, each, row in found[:top]
        ]

    def query(self, clean: str, lang: str = "", *, vector: Vector | None = None, synonyms: Synonyms = NONE) -> Query:
        """What a clean text asks of this index, looked up once."""
        lang = lang or analysis.language_of(clean)
        return self.asked(lang, self.meant(clean, lang, synonyms), self.spelt(clean), vector)

    def asked(
        self, lang: str, meant: Mapping[str, Sequence[Meant]], spelt: Mapping[str, Spelt], vector: Vector | None = None
    ) -> Query:
        """The same where terms and grams are known."""
        return Query(lang, meant, spelt, self.word_scores(meant), self.cosines(vector))

    def meant(self, clean: str, lang: str, synonyms: Synonyms = NONE) -> dict[str, list[Meant]]:
        """What the words of a clean text stand for in each language of the documents."""
        words = analysis.tokens(clean, lang)[:MOST_WORDS]
        ways = {each: one.looked_up(words, synonyms) for each, one in self.lexicals.items()}
        held = set().union(*(holding(each) for each in ways.values()))
        right = {word.surface for word in words if lang == "da" and is_word(word.surface)}
        if lang == "da" and lang in self.lexicals:
            mended = misspelt.mended(words, self.lexicals[lang].words.vocabulary, held | right)
            others = [place for place, word in enumerate(mended) if word is not words[place]]
            for each, one in self.lexicals.items():
                anew = one.looked_up([mended[place] for place in others], synonyms)
                for place, found in zip(others, anew, strict=True):
                    ways[each][place] = found
        return {each: one.meant(ways[each], held, right) for each, one in self.lexicals.items()}

    def spelt(self, clean: str) -> dict[str, Spelt]:
        """The grams of a clean text in each language of the documents."""
        counts = Counter(analysis.grams(clean))
        return {each: one.spelt(counts) for each, one in self.lexicals.items()}

    def word_scores(self, meant: Mapping[str, Sequence[Meant]]) -> dict[str, Scores]:
        """What each document of a language is worth by these terms."""
        return {each: one.word_scores(meant[each]) for each, one in self.lexicals.items()}

    def cosines(self, vector: Vector | None) -> dict[str, Scores]:
        """How near each document of a language is to a vector; nothing where either has none."""
        return {} if vector is None else {each: one.scores(vector) for each, one in self.meanings.items()}

    def scores(self, query: Query, only: Mask | None = None) -> Scores:
        """What each place is worth, without an order; nothing is below all."""
        signals, _by_words = self.signals(query, only)
        found = np.full(len(self), -np.inf)
        for each, scores in fusion.fused(signals, query.lang).items():
            found[self.places[each][signals[each].places]] = scores
        return found

    def signals(self, query: Query, only: Mask | None = None) -> tuple[dict[str, fusion.Signals], dict[str, Mask]]:
        """The candidates of each language, and whether each has a word of the query."""
        words = dict(query.words)
        grams = {each: one.gram_scores(query.spelt[each]) for each, one in self.lexicals.items()}
        allowed: dict[str, Mask] = {}
        if only is not None and not only.all():
            allowed = {each: only.take(places) for each, places in self.places.items()}
            words = {each: words[each] * mask for each, mask in allowed.items()}
            grams = {each: grams[each] * mask for each, mask in allowed.items()}
        least = LEAST_LIKENESS * max((each.whole for each in query.spelt.values()), default=0.0)
        tops = highest(words.values()), max(least, highest(grams.values()))
        found, by_words = {}, {}
        for each, one in self.lexicals.items():
            lexical = blend(words[each], grams[each], one.share(query.lang), tops)
            found[each] = candidates(lexical, query.cosines.get(each), allowed.get(each))
            by_words[each] = words[each][found[each].places] > 0
        return found, by_words

    def of_some(self, places: NDArray[np.int64]) -> "TextIndex":
        """These documents alone (by ascending places, numbered anew), with the rarity of words among all.

        Asking it is asking the whole ``only`` these, at the price of these.
        """
        inside, lexicals, meanings = {}, {}, {}
        for lang, there in self.places.items():
            at = np.minimum(np.searchsorted(there, places), len(there) - 1)
            inside[lang] = np.flatnonzero(there[at] == places)
            rows = at[inside[lang]]
            lexicals[lang] = self.lexicals[lang].of_some(rows)
            if lang in self.meanings:
                meanings[lang] = self.meanings[lang].of_some(rows)
        return TextIndex(self.ids[places], inside, lexicals, meanings)

    def save(self, folder: Path) -> None:
        """Everything as .npy files in a folder; vectors are the largest."""
        folder.mkdir(parents=True, exist_ok=True)
        keep(folder, "ids", self.ids)
        for number, (lang, places) in enumerate(self.places.items()):
            keep(folder, f"{number}-places", places)
            self.lexicals[lang].save(folder, str(number))
            if lang in self.meanings:
                self.meanings[lang].save(folder, str(number))
        kept = {"languages": list(self.places), "vectors": sorted(self.meanings)}
        (folder / "index.json").write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> "TextIndex":
        """What ``save`` wrote, memory-mapped: processes that open the same files share their memory."""
        kept = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        names = {lang: str(number) for number, lang in enumerate(kept["languages"])}
        places = {lang: mapped(folder, f"{name}-places") for lang, name in names.items()}
        lexicals = {lang: Lexical.open(folder, name, lang, len(places[lang])) for lang, name in names.items()}
        meanings = {lang: Meanings.open(folder, names[lang]) for lang in kept["vectors"]}
        return cls(mapped(folder, "ids"), places, lexicals, meanings)


def candidates(lexical: Scores, meaning: Scores | None, allowed: Mask | None) -> fusion.Signals:
    """The best by words and the best by meaning, together."""
    places = fusion.best(lexical)
    if meaning is None:
        return fusion.Signals(places, lexical[places])
    near = meaning - OPPOSITE
    if allowed is not None:
        near[~allowed] = 0.0
    places = np.union1d(places, fusion.best(near))
    return fusion.Signals(places, lexical[places], meaning[places])


def highest(scores: Iterable[Scores]) -> float:
    return max((float(each.max()) for each in scores if len(each)), default=0.0)


def meaning_at(signals: fusion.Signals, row: int) -> float | None:
    return None if signals.meaning is None else float(signals.meaning[row])
