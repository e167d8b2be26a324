"""Make data/danish_words.txt.gz from a Danish Hunspell dictionary: `python -m search.analysis.deriving da_DK.dic`.

The dictionary of Stavekontrolden says of each word how it stands before another one (flags: -s-, -e-, bare, …) and
whether it may stand last. What it does not say is how usual that is, so each part is counted in the dictionary's own
compounds: "skole" stands first in 200 of its words, "tran" in 3, and so "transport" stays whole. Compounds themselves
are left out, since the splitter takes them apart anyway. Needed only when the list is made anew.
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from search.analysis.compounds import NEVER_FIRST, NEVER_LAST, SHORT, SHORTEST_PART, WORDS
from search.analysis.letters import fold
from search.analysis.stemming import stem

ENTRY = re.compile(r"([^/\s]+)(?:/([\d,]+))?")
LAST = {"39", "34"}
# Flag of the affix file: how many letters go, and what comes; "2" doubles the last consonant.
LINKS: dict[str, tuple[tuple[int, str], ...]] = {
    "29": ((0, "s"),), "30": ((0, "e"),), "31": ((0, ""),), "32": ((0, ""),), "33": ((0, ""),),
    "55": ((1, ""),), "56": ((1, "s"),), "60": ((0, "er"),), "61": ((0, "2e"),), "62": ((0, ""), (0, "s")),
    "63": ((0, ""), (0, "e")), "67": ((0, ""), (0, "2e")), "68": ((0, "2er"),), "69": ((2, "e"),),
}  # fmt: skip
UNFLAGGED = {3: 8}  # a form no flag allows counts when so many words begin with it, by its length
UNFLAGGED_LONGER = 4
ROUNDS = 4
KEPT = frozenset({"vejledning", "personale", "temperatur"})  # one word to everybody, whatever they seem made of
stem_of = lru_cache(maxsize=None)(stem)


@dataclass
class Dictionary:
    words: set[str] = field(default_factory=set)
    firsts: dict[str, str] = field(default_factory=dict)  # written form: word
    lasts: dict[str, set[str]] = field(default_factory=dict)  # stem: words

    @classmethod
    def read(cls, lines: Iterable[str]) -> "Dictionary":
        known = cls(firsts={word: word for word in SHORT})
        for entry in filter(None, map(ENTRY.match, lines)):
            word, flags = fold(entry[1]), set((entry[2] or "").split(","))
            if not entry[1].isalpha() or entry[1][0].isupper() or not word.isascii() or len(word) < SHORTEST_PART:
                continue
            known.words.add(word)
            for form in forms(word, flags):
                if len(form) >= SHORTEST_PART and form not in NEVER_FIRST:
                    known.firsts.setdefault(form, word)
            if flags & LAST and word not in NEVER_LAST:
                for bent in (word, f"{word}er", f"{word}e"):
                    known.lasts.setdefault(stem_of(bent, "da"), set()).add(word)
        for word in SHORT:
            known.lasts.setdefault(word, set()).add(word)
        known.firsts |= known.unflagged()
        return known

    def unflagged(self) -> dict[str, str]:
        """Forms no flag allows that many words begin with all the same, as aeldre-, dag- and vinter-."""
        heads = {word for words in self.lasts.values() for word in words if len(word) > SHORTEST_PART}
        begun: Counter[str] = Counter()
        for word in self.words:
            for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART):
                if word[cut:] in heads and word[:cut] not in self.firsts and self.base(word[:cut]):
                    begun[word[:cut]] += 1
        enough = (form for form, count in begun.items() if count >= UNFLAGGED.get(len(form), UNFLAGGED_LONGER))
        return {form: self.base(form) for form in enough}

    def base(self, form: str) -> str:
        """The word a form is of, "" for none and for prefixes."""
        bare = form.removesuffix("s")
        if NEVER_FIRST & {form, bare}:
            return ""
        return form if form in self.words else bare if bare in self.words else ""

    def cuts(self, word: str) -> list[tuple[str, str]]:
        """All ways to cut a word in two known parts: (form, stem)."""
        cut = ((word[:place], word[place:]) for place in range(2, len(word) - 1))
        return [
            (first, stem_of(last, "da"))
            for first, last in cut
            if first in self.firsts and (len(last) >= SHORTEST_PART or last in SHORT) and last not in NEVER_LAST
            if stem_of(last, "da") in self.lasts
        ]


def forms(word: str, flags: set[str]) -> Iterable[str]:
    for flag in flags & LINKS.keys():
        for dropped, added in LINKS[flag]:
            doubled = added.startswith("2")
            yield word[: len(word) - dropped] + (word[-1] + added[1:] if doubled else added)


def counted(known: Dictionary) -> tuple[Counter[str], Counter[str], set[str]]:
    """In how many compounds each form stands first and each stem last, and which words are compounds."""
    cuts = {word: found for word in known.words if word not in KEPT and (found := known.cuts(word))}
    firsts: Counter[str] = Counter()
    lasts: Counter[str] = Counter()
    for found in cuts.values():  # the first time every way counts alike
        firsts.update(first for first, _last in found)
        lasts.update(last for _first, last in found)
    for _round in range(ROUNDS):
        chosen = {}
        for word in sorted(cuts):
            best = max(cuts[word], key=lambda cut: ((firsts[cut[0]] + 1) * (lasts[cut[1]] + 1), cut))
            own = firsts[word] + max(firsts[f"{word}s"], firsts[f"{word}e"]) + lasts[stem_of(word, "da")] + 1
            if (firsts[best[0]] + 1) * (lasts[best[1]] + 1) > own**2:
                chosen[word] = best
        firsts = Counter(first for first, _last in chosen.values())
        lasts = Counter(last for _first, last in chosen.values())
    return firsts, lasts, set(chosen)


def table(known: Dictionary) -> Iterable[str]:
    """Lines of: part, in how many compounds it stands first, and last; empty where it cannot stand there."""
    firsts, lasts, compounds = counted(known)
    kept_firsts = {form for form, word in known.firsts.items() if word not in compounds or not again(form, known)}
    kept_lasts = {stemmed for stemmed, words in known.lasts.items() if words - compounds}
    for part in sorted(kept_firsts | kept_lasts):
        first = str(firsts[part]) if part in kept_firsts else ""
        yield f"{part}\t{first}\t{lasts[part] if part in kept_lasts else ''}\n"


def again(form: str, known: Dictionary) -> bool:
    """Whether a compound's form before another word is made of forms of its parts ("skybruds-" is not)."""
    places = range(SHORTEST_PART, len(form) - SHORTEST_PART + 1)
    return any(form[:place] in known.firsts and form[place:] in known.firsts for place in places)


def main(dictionary: str) -> None:
    lines = table(Dictionary.read(Path(dictionary).read_text(encoding="utf-8").splitlines()))
    WORDS.parent.mkdir(exist_ok=True)
    WORDS.write_bytes(gzip.compress("".join(lines).encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
