"""What reviews come to: weighted mean, spread, minimums. Pure functions; a missing review never counts as 0.

Result of one review: Σ(weight·points) / Σ(weight), on the scale 0–5. Result of a response: the mean of its completed
reviews, with the sample standard deviation (n − 1) as spread; there is none below two reviews.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev


@dataclass(frozen=True)
class CriterionResult:
    """One criterion over the completed reviews. ``below`` says that the mean is under the minimum."""

    id: str
    label: str
    weight: float
    mean: float | None
    minimum: float | None
    below: bool


@dataclass(frozen=True)
class Result:
    """What the completed reviews of one response come to. ``mean`` is None without any, ``spread`` below two."""

    count: int
    mean: float | None
    spread: float | None
    criteria: tuple[CriterionResult, ...]

    @property
    def below_minimum(self) -> bool:
        return any(one.below for one in self.criteria)


def weighted(points: Mapping[str, float], criteria: Iterable[Mapping]) -> float | None:
    """The result of one review from points by criterion id; None when any criterion has no points."""
    rows = [(criterion.get("weight") or 0, points.get(criterion["id"])) for criterion in criteria]
    total = sum(weight for weight, _points in rows)
    if not total or any(given is None for _weight, given in rows):
        return None
    return sum(weight * given for weight, given in rows) / total


def result(reviews: Sequence[Mapping[str, float]], criteria: Sequence[Mapping], *, minimums: bool = True) -> Result:
    """The result of a response from its completed reviews (points by criterion id each)."""
    values = [value for value in (weighted(points, criteria) for points in reviews) if value is not None]
    return Result(
        count=len(values),
        mean=fmean(values) if values else None,
        spread=stdev(values) if len(values) > 1 else None,
        criteria=tuple(_criterion(one, reviews, minimums) for one in criteria),
    )


def _criterion(criterion: Mapping, reviews: Sequence[Mapping[str, float]], minimums: bool) -> CriterionResult:
    points = [given[criterion["id"]] for given in reviews if given.get(criterion["id"]) is not None]
    mean = fmean(points) if points else None
    minimum = criterion.get("minimum") if minimums else None
    below = mean is not None and minimum is not None and mean < minimum
    return CriterionResult(
        criterion["id"], criterion.get("label", ""), criterion.get("weight") or 0, mean, minimum, below
    )
