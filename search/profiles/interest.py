"""What a person has shown interest in lifts their own list of matches, and is seen nowhere else."""

from __future__ import annotations

import math
from collections.abc import Iterable

from challenges.models import ChallengePageTopic
from hub.accounts.models import Follow, followed_id
from search import profiles
from search.models import Match, MatchFeedback

FOLLOWS_TOPIC, INTERESTED = 0.5, 1.0  # docs: matching, the feature "interest"


def lifted(matches: Iterable[Match], user) -> list[Match]:
    """One's own matches, with what one follows or is interested in higher: by at most the weight in force.

    What one's own side has said stands in the match's ``said``, where it was asked for.
    """
    matches = list(matches)
    if not matches:
        return []
    mine = set(Follow.objects.visible_to(user).values_list("subject_id", flat=True))
    topical = _with_topics_of(mine, matches) if mine else set()
    said = any(getattr(match, "said", "") for match in matches)
    weight = profiles.weights().of("interest") if mine or said else 0.0

    def worth(match: Match) -> tuple[float, int]:
        clicked = getattr(match, "said", "") == MatchFeedback.Kind.INTERESTED
        chosen = INTERESTED if clicked or match.challenge.public_id in mine else 0.0
        if match.challenge_id in topical:
            chosen = max(chosen, FOLLOWS_TOPIC)
        share = min(max(match.score, 1e-6), 1 - 1e-6)
        return -(math.log(share / (1 - share)) + weight * chosen), match.pk

    return sorted(matches, key=worth)


def _with_topics_of(mine: set, matches: list[Match]) -> set[int]:
    """The challenges that carry a topic one follows."""
    about = ChallengePageTopic.objects.filter(content_object__challenge__in=[one.challenge_id for one in matches])
    links = about.select_related("tag", "content_object")
    return {link.content_object.challenge_id for link in links if followed_id(link.tag) in mine}
