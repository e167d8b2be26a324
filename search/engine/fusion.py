"""One order out of several: words and meaning within a language, then the languages among each other. Pure.

score = w · z(LEX) + (1 − w) · z(cosine), w = .4 where query and document have one language, .3 where not, 1 without
vectors. z is taken over the candidates of one document language (the 400 best by words and the 400 best by meaning),
because vectors put a text of the query's language before a better one of another; inside one language that does not
matter. Where a language has few candidates, their mean and deviation are drawn to those of all languages together, as
if these were PRIOR more of its own: the best of three English texts is not the best of all for being the best of three.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.engine.postings import Scores

CANDIDATES = 400
SAME, ABROAD = 0.4, 0.3
PRIOR = 5.0  # candidates
GROUPS = 4  # for each of the best: among so many groups' highest scores they are looked for first


@dataclass(frozen=True)
class Signals:
    """The candidates of one language by their places, with what words and meaning say of each."""

    places: NDArray[np.int64]
    lexical: Scores
    meaning: Scores | None = None


def best(scores: Scores, many: int = CANDIDATES) -> NDArray[np.int64]:
    """The places of the highest scores above nothing, equal ones by place."""
    bound = below(scores, many)
    likely = np.flatnonzero(scores >= bound if bound > 0 else scores > 0)  # many zeros are slow to part
    among = scores[likely]
    if len(among) <= many:
        return likely
    least = np.partition(among, len(among) - many)[len(among) - many]
    above, equal = likely[among > least], likely[among == least]
    return np.sort(np.concatenate((above, equal[: many - len(above)])))


def below(scores: Scores, many: int) -> float:
    """What surely is no more than the ``many``-th highest score: so many of the highest of small groups are no less."""
    groups = many * GROUPS
    if len(scores) < 2 * groups:
        return -np.inf
    size = len(scores) // groups
    highest = scores[: size * groups].reshape(size, groups).max(axis=0)
    return float(np.partition(highest, groups - many)[groups - many])


def fused(signals: Mapping[str, Signals], lang: str) -> dict[str, Scores]:
    """{language: score of each of its candidates}, to be compared across languages."""
    lexical = standard({each: found.lexical for each, found in signals.items()})
    if any(found.meaning is None for found in signals.values()):
        return lexical
    meaning = standard({each: found.meaning for each, found in signals.items() if found.meaning is not None})
    weights = {each: SAME if each == lang else ABROAD for each in signals}
    return {each: weights[each] * lexical[each] + (1 - weights[each]) * meaning[each] for each in signals}


def standard(values: Mapping[str, Scores]) -> dict[str, Scores]:
    """Each language's values as z-scores, with the mean and deviation of all where they are few."""
    everything = np.concatenate([*values.values(), np.empty(0)])
    if not len(everything):
        return dict(values)
    mean, variance = float(everything.mean()), float(everything.var())
    return {lang: standardised(each, mean, variance) for lang, each in values.items()}


def standardised(values: Scores, mean: float, variance: float) -> Scores:
    if not len(values):
        return values
    share = len(values) / (len(values) + PRIOR)
    center = share * float(values.mean()) + (1 - share) * mean
    spread = float(np.sqrt(share * float(values.var()) + (1 - share) * variance))
    return (values - center) / spread if spread > 0 else np.zeros(len(values))


def leading(scores: Mapping[str, Scores], lang: str, many: int) -> NDArray[np.int64]:
    """The rows of one language that are, with all equal ones, among the first of all languages together."""
    everything = np.concatenate([*scores.values()])
    if len(everything) <= many or many <= 0:
        return np.arange(len(scores[lang]) if many > 0 else 0)
    least = np.partition(everything, len(everything) - many)[len(everything) - many]
    return np.flatnonzero(scores[lang] >= least)
