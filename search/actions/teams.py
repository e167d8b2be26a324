"""Building a team: proposing it, choosing among proposals, changing it by hand, and inviting from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from challenges.actions import Refused, invite, invite_people
from challenges.actions.refusals import allow
from challenges.models import Challenge, Invitation, Phase, competes
from hub.accounts.models import User
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Consent, Organisation, Person, as_fields, suggested_people
from search import candidates, team
from search.models import Team, TeamSeat

State = TeamSeat.State


@transaction.atomic
def propose_team(challenge: Challenge, *, by: User, frame: team.Frame | None = None) -> Team:
    """Find the team afresh, with those who must be in and without those left out; three proposals, the best taken.

    ``frame`` replaces how many may be of each part. Raises Refused, PermissionDenied.
    """
    built = _begun(challenge, by)
    if frame is not None:
        built.frame = frame.as_json()
    field, task = _task(built)
    _refuse_without_room(task)
    found = team.proposals(task)
    built.proposals = [_as_json(one, task) for one in found]
    _keep(built, field, task, found[0], by)
    emit("search.team_proposed", built, by=by, case=built.challenge, seats=len(found[0].seats), proposals=len(found))
    return built


@transaction.atomic
def choose_proposal(challenge: Challenge, *, members: Iterable[str], by: User) -> Team:
    """Take one of the proposals that were shown. Raises Refused when they have been replaced since."""
    built = _begun(challenge, by)
    wanted = sorted(members)
    field, task = _task(built)
    shown = any(sorted(one["members"]) == wanted for one in built.proposals)
    if not shown or not set(wanted) <= task.known.keys() or not task.locked <= set(wanted):
        raise Refused(_("These proposals are no longer the newest. Look at them again."))
    _keep(built, field, task, team.seated(task, wanted), by)
    emit("search.team_changed", built, by=by, case=built.challenge, change="chosen")
    return built


def put_in(challenge: Challenge, who: Organisation | Person, *, by: User) -> Team:
    """They must be in from now on. The others stay where there is room; who adds least gives way. Raises Refused."""
    return _decide(challenge, who, State.LOCKED, by)


def leave_out(challenge: Challenge, who: Organisation | Person, *, by: User) -> Team:
    """They may not be in from now on; the seat goes to who adds most, or stays open. Raises Refused."""
    return _decide(challenge, who, State.LEFT_OUT, by)


def free_seat(challenge: Challenge, who: Organisation | Person, *, by: User) -> Team:
    """Neither must they be in nor are they left out. Who is in stays until the team is found afresh. Raises Refused."""
    return _decide(challenge, who, State.PROPOSED, by)


@transaction.atomic
def invite_team(challenge: Challenge, *, by: User) -> list[Invitation]:
    """Invite those of the team who may be invited alone and are not yet; the invitations that are new.

    On an equal route that is nobody who competes: all of those are invited at once, elsewhere. Raises Refused.
    """
    built = _begun(challenge, by)
    seats = built.seats.exclude(state=State.LEFT_OUT).select_related("organisation", "person")
    fitting = {match.actor for match in candidates.matches_for(challenge)}
    equal = built.challenge.on_equal_terms
    wanted = sorted((seat.who for seat in seats if seat.actor in fitting), key=lambda who: who.name)
    alone = [who for who in wanted if not (equal and competes(who))]
    sent = invite(built.challenge, [who for who in alone if isinstance(who, Organisation)], by=by)
    sent += invite_people(built.challenge, [who for who in alone if isinstance(who, Person)], by=by)
    if sent:
        emit("search.team_invited", built, by=by, case=built.challenge, count=len(sent))
    return sent


def vacate_seats(who: Organisation | Person) -> int:
    """Take out of every team who no longer agrees to be seen there. The number of seats they had."""
    if isinstance(who, Person):
        agrees = suggested_people().filter(pk=who.pk).exists()
    else:
        agrees = Consent.objects.active(Consent.Purpose.MATCHING).filter(organisation=who).exists()
    return 0 if agrees else TeamSeat.objects.filter(**as_fields(who)).delete()[0]


@transaction.atomic
def _decide(challenge: Challenge, who: Organisation | Person, state: str, by: User) -> Team:
    """Say of one whether they must be in, and fit the others around them. The same again changes nothing."""
    built, whose = _begun(challenge, by), as_fields(who)
    seat = built.seats.filter(**whose).first()
    if (seat.state if seat else State.PROPOSED) == state:
        return built
    if seat is None and not candidates.matches_for(built.challenge).filter(**whose).exists():
        raise Refused(_("Not among those who could fit this challenge now."))
    members = _members(built)
    if seat is not None and seat.state == State.LEFT_OUT and state == State.PROPOSED:
        seat.delete()
    else:
        built.seats.update_or_create(**whose, defaults={"state": state, "by": by, "at": now()})
    field, task = _task(built)
    _refuse_without_room(task)
    _keep(built, field, task, team.kept(task, members), by)
    named = {"who": str(who.public_id)} if isinstance(who, Organisation) else {}  # the minutes outlive a person's yes
    emit("search.team_changed", built, by=by, case=built.challenge, change=state, **named)
    return built


def _begun(challenge: Challenge, by: User) -> Team:
    """The team, its challenge locked until the transaction ends; a new one before there is any."""
    rows = Challenge.objects.select_for_update(of=("self",)).select_related("edition__route_version", "department")
    challenge = rows.get(pk=challenge.pk)
    built = Team.objects.filter(challenge=challenge).first() or Team(challenge=challenge)
    built.challenge = challenge
    allow(by, "search.build_team", built)
    if challenge.phase not in (Phase.UPCOMING, Phase.OPEN):
        raise Refused(_("A team is built while a challenge is published and its deadline has not passed."))
    if built.pk is None:
        built.frame = team.Frame().as_json()
        built.save()
    return built


def _task(built: Team) -> tuple[candidates.Field, team.Task]:
    """What to choose from, with what people have decided so far."""
    field = candidates.field_of(built.challenge, team.Frame.of_json(built.frame))
    decided: dict[str, set[str]] = defaultdict(set)
    for seat in built.seats.select_related("organisation", "person"):
        decided[seat.state].add(str(seat.who.public_id))
    locked = (decided[State.LOCKED] & field.who.keys()) | {field.asking}
    return field, replace(field.task, locked=frozenset(locked), banned=frozenset(decided[State.LEFT_OUT]))


def _members(built: Team) -> list[str]:
    seats = built.seats.exclude(state=State.LEFT_OUT).select_related("organisation", "person")
    return [str(seat.who.public_id) for seat in seats]


def _refuse_without_room(task: team.Task) -> None:
    if not team.fits(task):
        raise Refused(
            _(
                "So many who must be in do not go with how many there may be of each part. Say of one that they need "
                "not be in, or change how many of each part."
            )
        )


def _keep(built: Team, field: candidates.Field, task: team.Task, found: team.Proposal, by: User) -> None:
    """Write the seats as found; decisions stay, and what is no longer in goes."""
    moment = now()
    known = {one.id: one for one in task.candidates}
    seats = {seat.id: seat for seat in found.seats if seat.id != field.asking}
    rows = built.seats.select_related("organisation", "person")
    standing = {str(seat.who.public_id): seat for seat in rows}
    for name, old in standing.items():
        if name not in seats and old.state != State.LEFT_OUT:
            old.delete()
    for name, seat in seats.items():
        row = standing.get(name) or TeamSeat(team=built, **as_fields(field.who[name]), by=by, at=moment)
        row.covers, row.gain = [list(pair) for pair in known[name].covers], _gain(seat, known[name])
        row.save()
    built.sought = [_sought(field, one, task) for one in task.competences]
    built.engine_version, built.computed_at = team.VERSION, moment
    built.save()


def _gain(seat: team.Seat, one: team.Candidate) -> dict:
    terms = {name: round(getattr(seat.gain, name), 6) for name in seat.gain.__dataclass_fields__}
    near = [name for name, _share in one.covers if name in one.near]
    return terms | {"adds": [[name, round(share, 6)] for name, share in seat.adds], "near": near}


def _sought(field: candidates.Field, one: team.Competence, task: team.Task) -> dict:
    topic = field.topics[one.id]
    have = sum(one.id in team.said_by(each) for each in task.known.values())
    return {"id": one.id, "name": topic.name, "name_en": topic.name_en, "weight": one.weight, "have": have}


def _as_json(found: team.Proposal, task: team.Task) -> dict:
    members = [task.known[one] for one in found.members]
    levels = [team.level_of(members, one.id) for one in task.competences]
    said = set().union(*map(team.said_by, members))
    half = (one.id for one, level in zip(task.competences, levels, strict=True) if 0 < level < 1)
    counts = {"covered": sum(level >= 1 for level in levels), "said": sum(name in said for name in half)}
    return {"members": list(found.members), **counts, "value": round(found.terms.value, 6)}
