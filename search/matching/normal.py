"""What is usual: means and deviations of cosines, so that scores can be compared from text to text. Pure.

z = ½ (how unusual the value is for the challenge among texts of one language and kind
     + how unusual it is for the text among challenges of one language).

Where few texts or challenges are known, a mean of a handful says little: every group leans on the wider one, counting
as much as ``LEAN`` values, and the widest on ``USUAL``, which was measured on the open collection (docs/matching.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.matching.words import Scores

LEAN = 10.0
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Measure:
    """Mean and variance, of one group or an array of each."""

    mean: float | Scores
    variance: float | Scores

    def standard(self, values: Scores) -> Scores:
        return (values - self.mean) / np.sqrt(self.variance)


USUAL = {"words": Measure(0.022, 0.045**2), "meaning": Measure(0.81, 0.03**2)}


def leaning(count: float | Scores, own: Measure, wider: Measure) -> Measure:
    """A group's measure, drawn to the wider one as if that were LEAN more values."""
    share = count / (count + LEAN)
    return Measure(share * own.mean + (1 - share) * wider.mean, share * own.variance + (1 - share) * wider.variance)


def measured(values: Scores, wider: Measure) -> Measure:
    """Of the values that are known."""
    known = values[~np.isnan(values)]
    if not len(known):
        return wider
    return leaning(float(len(known)), Measure(float(known.mean()), float(known.var())), wider)


def forward(values: Scores, common: Mask, groups: Mapping[tuple[str, str], Sequence[int]], usual: Measure) -> Scores:
    """How unusual each text is for one challenge, among the common texts of its language and kind."""
    found = np.full(len(values), np.nan)
    for lang in sorted({lang for lang, _kind in groups}):
        of_lang = {kind: np.asarray(rows) for (each, kind), rows in groups.items() if each == lang}
        rows = np.concatenate(list(of_lang.values()))
        wider = measured(values[rows[common[rows]]], usual)
        for own in of_lang.values():
            found[own] = measured(values[own[common[own]]], wider).standard(values[own])
    return found


class Backward:
    """What each text usually has with challenges of one language; filled one challenge at a time."""

    def __init__(self, size: int) -> None:
        self.count, self.total, self.squares = np.zeros(size), np.zeros(size), np.zeros(size)

    def add(self, values: Scores, seen: Mask) -> None:
        there = seen & ~np.isnan(values)
        self.count[there] += 1
        self.total[there] += values[there]
        self.squares[there] += values[there] ** 2

    def measure(self, usual: Measure, common: Mask) -> Measure:
        """Each text's own, leaning on that of all the common texts together."""
        count = np.maximum(self.count, 1)
        mean = self.total / count
        variance = np.maximum(self.squares / count - mean**2, 0)
        everything = float(self.count[common].sum())
        if not everything:
            return usual
        all_mean = float(self.total[common].sum()) / everything
        spread = max(float(self.squares[common].sum()) / everything - all_mean**2, 0.0)
        wider = leaning(everything, Measure(all_mean, spread), usual)
        return leaning(self.count, Measure(mean, variance), wider)
