"""Matches with what a side has said of them: those it is shown, and those it has called wrong."""

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from search.models import Match, MatchFeedback


def sorted_out(matches: QuerySet[Match], side: str, user, most: int | None = None) -> tuple[list[Match], list[Match]]:
    """Those to show and those this side has called wrong, each with ``said``: "", "interested" or "wrong"."""
    found = list(matches.annotate(said=Coalesce(MatchFeedback.objects.word_on(side, user), Value("")))[:most])
    hidden = [match for match in found if match.said == MatchFeedback.Kind.WRONG]
    return [match for match in found if match not in hidden], hidden
