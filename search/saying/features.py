"""What counts in a match and how much, in plain words: read from the weights in force, in this one place."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.matching import PRIORS, Weights
from search.matching.weights import UNSEEN_WHERE_EQUAL

WORDS: dict[str, tuple[str | Promise, str | Promise]] = {
    "text": (
        _("Texts"),
        _(
            "How near the organisation's three best texts are to the challenge, by words and, where installed, by "
            "meaning. Rare words count more. What the municipality has checked counts more than what is only said."
        ),
    ),
    "competences": (
        _("Competences"),
        _(
            "How many of the competences sought the organisation has. Shown in a text they count fully, only said "
            "half, and with more than six each counts less. What the challenge must have counts double, what is nice "
            "to have half."
        ),
    ),
    "themes": (_("Themes and goals"), _("Themes and UN goals both have. Rare ones count more.")),
    "pilots": (_("Similar pilots"), _("Pilots like what is asked for, carried out and on record here.")),
    "collaboration": (
        _("Earlier collaboration"),
        _("Whether it has delivered to the department, or worked with those who have."),
    ),
    "geography": (
        _("Nearness"),
        _(
            "How near to the municipality it works, by the places it has named: fully in the municipality or in the "
            "whole country, about a third at 60 km. What the map does not know neither helps nor hurts."
        ),
    ),
    "capacity": (_("Time"), _("How soon it says it can start. What was said long ago counts half.")),
    "recency": (_("How recent"), _("How new its best text is: half after two years.")),
    "interest": (
        _("Interest"),
        _(
            "That you follow a theme or have called a match interesting. It moves your own list only; nobody else "
            "sees it."
        ),
    ),
}


@dataclass(frozen=True)
class Feature:
    """One thing that counts. ``share`` is its weight in percent of the heaviest, for a bar."""

    id: str
    title: str
    text: str
    weight: float
    share: int
    counts_on_equal_terms: bool


def known(weights: Weights) -> list[Feature]:
    """Every feature with its weight in force, in the order in which they are told."""
    values = {name: weights.of(name) for name in PRIORS}
    most = max(values.values())
    return [
        Feature(name, *map(str, words(name)), value, round(100 * value / most), name not in UNSEEN_WHERE_EQUAL)
        for name, value in values.items()
    ]


def words(name: str) -> tuple[str | Promise, str | Promise]:
    return WORDS.get(name, (name, ""))


def strengths() -> list[tuple[str | Promise, str | Promise]]:
    """What the words for a match mean."""
    return [
        (
            _("Strong match"),
            _(
                "Among the best three of a hundred, with as much in common as a good match, and backed by a competence "
                "or a checked text."
            ),
        ),
        (
            _("Good match"),
            _(
                "Among the best ten of a hundred, with at least two things in common: words, competences, themes, or "
                "what the texts mean. Meaning alone is not enough, nor are words of another language."
            ),
        ),
        (_("Possible match"), _("Among the best quarter. What lies below is not shown.")),
    ]
