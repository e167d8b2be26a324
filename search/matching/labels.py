"""How strong a match is called: by where its score lies among those of all current pairs. Pure.

strong from the 97th percentile, if a competence or verified evidence is among its reasons; good from the 90th, possible
from the 75th; what lies below is not shown. Where few pairs are known a percentile says little: the bounds lean on
those of the open collection (docs/matching.md), which count as much as ``LEAN`` pairs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from search.matching.reasons import Match

STRONG, GOOD, POSSIBLE, WEAK = "strong", "good", "possible", "weak"
PERCENTILES: Mapping[str, float] = {STRONG: 97.0, GOOD: 90.0, POSSIBLE: 75.0}
SHOWN = tuple(PERCENTILES)  # the best first; what is weak nobody sees
USUAL: Mapping[str, float] = {STRONG: -1.1, GOOD: -1.7, POSSIBLE: -2.15}  # logits
LEAN = 50.0
FEWEST_SHARED = 2  # words, topics, a meaning: with one of them alone a match is never more than possible


@dataclass(frozen=True)
class Labels:
    """The logit from which each label is given."""

    least: tuple[tuple[str, float], ...] = tuple(USUAL.items())

    @classmethod
    def of(cls, logits: Iterable[float]) -> "Labels":
        known = np.array(sorted(logits))
        share = len(known) / (len(known) + LEAN)
        own = np.percentile(known, list(PERCENTILES.values())) if len(known) else np.zeros(len(PERCENTILES))
        least = {
            name: share * float(bound) + (1 - share) * USUAL[name] for name, bound in zip(PERCENTILES, own, strict=True)
        }
        return cls(tuple(least.items()))

    def reached(self, logit: float) -> str:
        """The label by the score alone."""
        return next((name for name, bound in self.least if logit >= bound), WEAK)

    def label(self, match: Match) -> str:
        found = self.reached(match.logit)
        if not match.reasons:
            return WEAK
        if found in (STRONG, GOOD) and match.shared < FEWEST_SHARED:
            return POSSIBLE
        return GOOD if found == STRONG and not match.is_backed else found
