"""Taking Danish compounds apart: luftkvalitetssensorer is luft, kvalitets and sensorer. Pure.

After Koehn and Knight (Empirical Methods for Compound Splitting, EACL 2003): of all ways to cut a word into known
parts the one with the highest geometric mean of the parts' frequencies is taken, and the word stays whole where it is
as frequent itself. Two things are Danish here. Before the last part a word stands in a fixed form, bare or with a
linking letter (luft-, kvalitets-, boerne-), so first parts are looked up as they are written; the last part is
inflected, so it is looked up by its stem. And frequencies are no counts of running text: a word of the shipped list
counts in how many other words of the dictionary it is such a part, a learned word in how many texts it stands.
All words and parts are folded.
"""

import gzip
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from search.analysis.letters import fold
from search.analysis.stemming import stem

SHORTEST_PART = 3
SHORTEST_WORD = 4  # letters of a stem that says which word it was: "demmens" leaves "dem"
SHORT = frozenset({"by", "el"})  # the parts of two letters that are worth it
LONGEST_WORD = 60
SMOOTHING = 2.0  # added to every frequency, so that a part seen nowhere is unlikely and not impossible
PARTS_COST = 0.5  # natural log a cut must gain
LEAST = math.log(1.5)
OFTEN = 20  # own texts that must have a word before it is taken for one for being frequent
LINKS = ("", "s", "e")
WORDS = Path(__file__).parent / "data" / "danish_words.txt.gz"
PARTICLES = """
    for til med ved fra und the ind af op om ud gen over under ned vel mis hen bort fore frem efter gennem imod sammen
    tilbage mod sam des sel par bes pro kom trans van rap
"""
ENDINGS = """
    hed skab dom vis ing ning els else end ende bar som lig ens ent ant ler ner ter ion tion isk eri tet ser der ger
    ist inder ere ret ted loes agtig ale ske tur aks rand oer ring ten
"""
# The list lacks these, since it takes them for bil and led, mon and toer, mod and stand, baer and dygtig itself.
ONE_WORD = """
    billed billede montoer modstand forstand natur seneste baeredygtig baeredygtighed frivillig frivillighed
    turisme turist borgmester
"""
WHOLE = dict.fromkeys(ONE_WORD.split(), 200)
NEVER_FIRST = frozenset(PARTICLES.split())  # prefixes: what they begin is one word
NEVER_LAST = frozenset(ENDINGS.split())  # endings that happen to be words


@dataclass(frozen=True, eq=False)
class Splitter:
    """How often a written form stands before another part, and how often a stem stands last. Never changed."""

    firsts: Mapping[str, int] = field(default_factory=dict, repr=False)
    lasts: Mapping[str, int] = field(default_factory=dict, repr=False)
    sure: "Splitter | None" = field(default=None, repr=False)  # says which words are one, in the place of this one
    seen: dict = field(default_factory=dict, repr=False)  # what others keep of the words they had taken apart

    @classmethod
    def of(cls, words: Mapping[str, int]) -> "Splitter":
        """From how often each (folded) word is used; each may stand first, bare or with -s- or -e-, and last."""
        known = {word: count for word, count in words.items() if len(word) >= SHORTEST_PART and word.isalpha()}
        firsts: dict[str, int] = {}
        lasts: dict[str, int] = {}
        for word, count in known.items():
            for link in LINKS:
                form = word + link
                firsts[form] = max(firsts.get(form, 0), count)
            bare = stem(word, "da")
            if len(bare) >= SHORTEST_PART or word in SHORT:
                lasts[bare] = max(lasts.get(bare, 0), count)
        return cls(firsts, lasts)

    def with_words(self, words: Mapping[str, int]) -> "Splitter":
        """This one and words of one's own; of a word both know the higher frequency counts."""
        more = Splitter.of(words)
        return Splitter(highest(self.firsts, more.firsts), highest(self.lasts, more.lasts))

    def learning(self, words: Mapping[str, int]) -> "Splitter":
        """This one and what own texts have, {word: in how many}: compounds may be made of all of it, but a word is
        taken for one only where many have it. Few texts say too little: who writes of a genbrugsplads in four
        wants them found by genbrug."""
        often = {word: count for word, count in words.items() if count >= OFTEN}
        return replace(self.with_words(words), sure=self.with_words(often))

    def without(self, words: Iterable[str]) -> "Splitter":
        """This one, where none of these (folded) words is ever a part, in whatever form."""
        gone = {word + link for word in words for link in LINKS}
        ends = {stem(word, "da") for word in words}
        firsts = {form: count for form, count in self.firsts.items() if form not in gone}
        lasts = {last: count for last, count in self.lasts.items() if last not in ends}
        return Splitter(firsts, lasts, self.sure)

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word as they are written in it, joined the word again; one part when it is none."""
        if not 2 * SHORTEST_PART - 1 <= len(word) <= LONGEST_WORD or not word.isalpha():
            return (word,)
        best = max(self.cuts(word), default=None)
        if best is None or best[0] < LEAST or best[0] <= self.whole(word):
            return (word,)
        places = (0, *best[1], len(word))
        return tuple(word[start:end] for start, end in pairwise(places))

    def stem_of(self, part: str) -> str:
        """The stem a written part is compared by; Snowball alone would take "kvalitets" for a form of "kvalit"."""
        stemmed, bare = stem(part, "da"), stem(part.removesuffix("s"), "da")
        return bare if self.lasts.get(bare, -1) > self.lasts.get(stemmed, -1) else stemmed

    def cuts(self, word: str) -> Iterable[tuple[float, tuple[int, ...]]]:
        """The best ways to cut a word, as (mean log frequency less the cost of a cut, places)."""
        for end, ways in self.beginnings(word).items():
            weight = self.last_weight(word[end:])
            if weight is not None:
                for total, places in ways.values():
                    yield (total + weight) / (len(places) + 1) - PARTS_COST * (len(places) - 1), places

    def beginnings(self, word: str) -> dict[int, dict[int, tuple[float, tuple[int, ...]]]]:
        """{place: {number of parts: (sum of log frequencies, places)}} of the word's beginnings made of first parts."""
        ways: dict[int, dict[int, tuple[float, tuple[int, ...]]]] = {0: {0: (0.0, ())}}
        for start in range(len(word) - 1):
            for parts, (total, places) in ways.get(start, {}).items():
                for end in range(start + 2, len(word) - 1):
                    weight = self.first_weight(word[start:end])
                    if weight is None:
                        continue
                    there = ways.setdefault(end, {})
                    if parts + 1 not in there or there[parts + 1][0] < total + weight:
                        there[parts + 1] = (total + weight, (*places, end))
        del ways[0]
        return ways

    def first_weight(self, part: str) -> float | None:
        if part not in self.firsts or part in NEVER_FIRST or (len(part) < SHORTEST_PART and part not in SHORT):
            return None
        return math.log(self.firsts[part] + SMOOTHING)

    def last_weight(self, part: str) -> float | None:
        if part in NEVER_LAST or (len(part) < SHORTEST_PART and part not in SHORT):
            return None
        stemmed = stem(part, "da")
        if stemmed not in self.lasts or stemmed in NEVER_LAST:
            return None
        return math.log(self.lasts[stemmed] + SMOOTHING)

    def whole(self, word: str) -> float:
        """The log frequency of the word itself, in whatever form it is known."""
        if self.sure:
            return self.sure.whole(word)
        known = [self.firsts[word + link] for link in LINKS if word + link in self.firsts]
        stemmed = stem(word, "da")
        if stemmed in self.lasts:
            known.append(self.lasts[stemmed])
        return math.log(max(known) + SMOOTHING) if known else -math.inf


def highest(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    merged = dict(one)
    for word, count in other.items():
        merged[word] = max(merged.get(word, 0), count)
    return merged


@cache
def shipped() -> Splitter:
    """The list that comes with Quadro, read when a Danish text is first analysed (data/README.md)."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    with gzip.open(WORDS, "rt", encoding="ascii") as lines:
        for line in lines:
            word, first, last = line.rstrip("\n").split("\t")
            if first:
                firsts[word] = int(first)
            if last:
                lasts[word] = int(last)
    return Splitter(firsts, lasts).with_words(WHOLE)


@lru_cache(maxsize=4096)
def is_word(surface: str) -> bool:
    """Whether the shipped list has a word, in whatever form: what is written right is no slip of something else."""
    folded = fold(surface)
    stemmed = stem(folded, "da")
    return folded in shipped().firsts or (len(stemmed) >= SHORTEST_WORD and stemmed in shipped().lasts)


_used: ContextVar[Splitter | None] = ContextVar("splitter", default=None)


def current() -> Splitter:
    """The splitter that analyses here: the one in ``using``, else the shipped one."""
    return _used.get() or shipped()


@contextmanager
def using(splitter: Splitter | None) -> Iterator[None]:
    """Analyse with this one meanwhile, in this thread alone; None is the shipped one. Index and query must agree."""
    before = _used.set(splitter)
    try:
        yield
    finally:
        _used.reset(before)
