"""What the page of a team shows, gathered before it is rendered: seats, gaps, proposals, and who else could fit."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from challenges.models import Challenge, Invitation, Phase, competes
from hub.kit.languages import said
from partners.models import Helix
from search import candidates, people, team
from search.inviting import Inviting
from search.models import Match, Team, TeamSeat
from search.saying import telling
from search.saying.seat_words import adds_in_words, gap_in_words, near_of

REASONS = 3  # of a seat; all stand on the list of matches
State = TeamSeat.State


def page_of(challenge: Challenge, built: Team | None, user) -> dict[str, Any]:
    """The whole page; eight queries at most beside the challenge's and the team's own, however many fit."""
    everybody = list(with_invitations(candidates.fitting(challenge)))
    matches = [match for match in everybody if not match.called_wrong]
    inviting = Inviting(challenge, map(invitation_of, (match for match in everybody if match.invitation)))
    context = {"team": built, "equal": inviting.equal and inviting.open, "nobody": not matches}
    context |= {"at_once": at_once(everybody, inviting), "elsewhere": inviting.elsewhere}
    context["may_build"] = challenge.phase in (Phase.UPCOMING, Phase.OPEN)
    if built is None:
        return context
    decided = {seat.actor: seat for seat in built.seats.all()}
    taken = {actor: seat for actor, seat in decided.items() if seat.state != State.LEFT_OUT}
    members = [match for match in matches if match.actor in taken]
    rest = [match for match in matches if match.actor not in taken]
    topics = {one["id"]: topic_name(one) for one in built.sought}
    sources = telling.sources_of(members, user)
    shown = [seat_of(match, taken[match.actor], topics, sources, inviting, user) for match in members]
    others = [other(match, left_out=match.actor in decided) for match in rest]
    seats = in_order(challenge, built, shown, others)
    return (
        context
        | gaps_of(built, topics, shown)
        | {
            "seats": seats,
            "proposed": len(shown),
            "open_seats": sum("open" in seat for seat in seats),
            "gone": len(taken) - len(members),
            "proposals": proposals_of(built, matches, decided),
            "others": others,
            "to_invite": [one["match"] for one in shown if one["alone"]],
        }
    )


def with_invitations(matches: QuerySet[Match]) -> QuerySet[Match]:
    """With what a seat says of each one's invitation to this challenge: no question of its own."""
    same = Q(organisation=OuterRef("organisation")) | Q(person=OuterRef("person"))
    sent = Invitation.objects.filter(same, challenge=OuterRef("challenge"))
    told = {"invitation": "public_id", "invited_at": "sent_at", "invited_answer": "answer"}
    return matches.annotate(**{name: Subquery(sent.values(field)) for name, field in told.items()})


def invitation_of(match: Match) -> Invitation:
    """As much of it as a seat says; ``Inviting`` keeps back an answer nobody may know yet."""
    given = {"public_id": match.invitation, "sent_at": match.invited_at, "answer": match.invited_answer}
    return Invitation(organisation=match.organisation, person=match.person, **given)


def other(match: Match, *, left_out: bool) -> dict[str, Any]:
    return {"match": match, "part": people.part_of_match(match), "left_out": left_out}


def topic_name(sought: dict) -> str:
    """The topic in the reader's language; a Danish name on an English page is marked."""
    english = sought["name_en"] if get_language() == "en" else ""
    return english or said(sought["name"], "da")


def seat_of(match: Match, seat: TeamSeat, topics: dict, sources, inviting: Inviting, user) -> dict[str, Any]:
    organisation, part = match.organisation, people.part_of_match(match)
    told = telling.tell(match, sources, to_itself=False, most=REASONS)
    return {
        "part": part,
        "organisation": organisation,
        "match": match,
        "locked": seat.state == State.LOCKED,
        "reasons": [item for item in told.items if item["met"] or item.get("why")][:REASONS],
        "adds": adds_in_words(seat, topics, part),
        "member": team.Candidate("", part, covers=tuple(map(tuple, seat.covers)), near=tuple(near_of(seat))),
        "visible": organisation and (user.is_facilitator or (organisation.is_verified and organisation.public)),
        "together": inviting.equal and inviting.open and competes(match.who),
    } | inviting.of(match)


def gaps_of(built: Team, topics: dict, shown: list[dict]) -> dict[str, Any]:
    """Each thing that is sought: how surely somebody of the team can do it, and who."""
    covering = [(one["match"].name, one["member"]) for one in shown]
    levels = {one["id"]: team.level_of([member for _name, member in covering], one["id"]) for one in built.sought}
    gaps = [gap_in_words(one, topics, levels, covering) for one in built.sought]
    counted = Counter(gap["state"] for gap in gaps)
    return {"gaps": gaps, "covered": counted["ok"], "said": counted["now"]}


def in_order(challenge: Challenge, built: Team, shown: list[dict], others: list[dict]) -> list[dict]:
    """Part by part: who asks, who is proposed, and a seat that stays open where too few are, with why it does."""
    frame, found = team.Frame.of_json(built.frame), []
    for part in team.PARTS:
        here = [seat for seat in shown if seat["part"] == part]
        if part == Helix.PUBLIC:
            here.insert(0, {"part": part, "asks": True, "organisation": challenge.department})
        missing = frame.least.get(part, 0) - len(here)
        empty = {"part": part, "open": why_open(part, others), "wanted": wanted_of(challenge, part)}
        found += here + [empty] * max(0, missing)
    return found


def why_open(part: str, others: list[dict]) -> str:
    """ "fits": somebody does, since the team was found; "left_out": who fits was left out by hand; else "nobody"."""
    left_out = {one["left_out"] for one in others if one["part"] == part}
    return "fits" if False in left_out else "left_out" if left_out else "nobody"


def wanted_of(challenge: Challenge, part: str) -> list[str]:
    """What the challenge says it looks for in this part, in its own words."""
    needs = challenge.edition.needs if challenge.edition else []
    return [said(need["competence"]) for need in needs if need["helix"] == part and need["competence"]]


def proposals_of(built: Team, matches: list[Match], decided: dict[Any, TeamSeat]) -> dict[str, Any]:
    """Those one can still choose, and which of them is the team now; ``stale`` is how many go no more with who can be
    matched, who must be in and who is left out."""
    known = {str(match.who.public_id): match for match in matches}
    seats = {name: decided[match.actor].state for name, match in known.items() if match.actor in decided}
    now = {name for name, state in seats.items() if state != State.LEFT_OUT}
    locked = {name for name, state in seats.items() if state == State.LOCKED}
    able = known.keys() - (seats.keys() - now)
    asking, rows = str(built.challenge.department.public_id), []
    for number, one in enumerate(built.proposals, start=1):
        others = [name for name in one["members"] if name != asking]
        if locked <= set(others) <= able:
            named = [{"name": known[name].name, "part": people.part_of_match(known[name])} for name in others]
            rows.append(one | {"number": number, "seats": named, "current": set(others) == now})
    return {"shown": rows, "stale": len(built.proposals) - len(rows)}


def at_once(matches: list[Match], inviting: Inviting) -> int:
    """How many compete, fit and are not invited yet: those called wrong matches are invited too."""
    if not (inviting.equal and inviting.open):
        return 0
    return sum(competes(match.who) and match.actor not in inviting.sent for match in matches)
