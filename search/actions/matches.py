"""Computing matches again: for one challenge, or for one organisation or person over all that can still be answered."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from challenges.models import Challenge
from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.tasks import durable
from partners.models import Organisation, Person, as_fields
from search import matching, moderation, profiles
from search.actions.pieces import want_vectors
from search.models import Match, MatchFeedback, TeamSeat
from search.profiles import Who, pooling

COMPUTED = (
    "score",
    "strength",
    "reasons",
    "missing",
    "contributions",
    "engine_version",
    "weights_version",
    "computed_at",
)


def rebuild_matches(challenge: Challenge, *, pool: profiles.Pool | None = None, published: bool = False) -> int:
    """Rank all who consent for a challenge and keep those that reach "possible". The number kept that its owner sees.

    ``published``: the challenge is new to everybody, and those who fit are to hear of it.
    """
    pool = pool or profiles.pool()
    ask = profiles.ask_of(challenge)
    if ask is None:
        return replace(challenge, [], pool, published=published)
    want_vectors(pool)
    found = pool.best(ask, pool.ranked(ask, profiles.own_ids(challenge)), acted_on(challenge))
    return replace(challenge, found, pool, published=published)


def acted_on(challenge: Challenge) -> set[Who]:
    """With whom the case has done something: an invitation, a seat decided on, a match called wrong. Better matches
    do not put them out of sight. What they say themselves keeps no place in the owner's list."""
    words = MatchFeedback.objects.standing().filter(side=MatchFeedback.Side.OWNER, challenge=challenge)
    seats = TeamSeat.objects.filter(team__challenge=challenge)
    pairs = [rows.order_by().values_list("organisation", "person") for rows in (challenge.invitations, words, seats)]
    return {Who(*pair) for pair in pairs[0].union(*pairs[1:])}


@transaction.atomic
def replace(challenge: Challenge, found: list[matching.Match], pool: profiles.Pool, *, published: bool) -> int:
    """Whom only they themselves may see is in no count and causes no event; a publication always has its own."""
    Challenge.objects.select_for_update().get(pk=challenge.pk)
    standing = {Who(*pair): pk for *pair, pk in challenge.matches.values_list("organisation_id", "person_id", "pk")}
    as_they_are = held(challenge)
    rows = {pool.keys[each.actor]: as_row(challenge, each, pool) for each in found}
    rows = {who: row for who, row in rows.items() if who not in as_they_are}
    gone = set(standing) - set(rows) - as_they_are
    Match.objects.filter(pk__in=[standing[who] for who in gone]).delete()
    write(rows.values())
    dropped = drop_beyond(challenge, private=False) | drop_beyond(challenge, private=True)
    rows, gone = {who: row for who, row in rows.items() if who not in dropped}, gone | (dropped & set(standing))
    known = {who for actor, who in pool.keys.items() if actor not in pool.private}
    fresh, left = (set(rows) - set(standing)) & known, {who for who in gone if who in known or who.organisation}
    kept = len(rows.keys() & known)
    if fresh or left or published:
        counts = {"kept": kept, "new": len(fresh)}
        emit("search.matched", challenge, by=None, case=challenge, published=published, **counts)
    return kept


def drop_beyond(challenge: Challenge, *, private: bool) -> set[Who]:
    """Delete what lies beyond the matches that are kept, the best first: of those only they themselves
    may see, or of all others. Whom the case has acted on, and whose match stays as it is, remains. Who was dropped.

    Must be called with the challenge locked.
    """
    rows = challenge.matches.unseen() if private else challenge.matches.suggested()
    last = rows.best_first().values_list("pk", "organisation", "person")[pooling.KEPT :]
    beyond = {Who(*who): pk for pk, *who in last}
    if beyond:
        beyond = {who: beyond[who] for who in beyond.keys() - acted_on(challenge) - held(challenge)}
        Match.objects.filter(pk__in=beyond.values()).delete()
    return set(beyond)


def held(challenge: Challenge) -> set[Who]:
    """Whose match stays as it is."""
    return {Who(*pair) for pair in moderation.held(challenge)}


def write(rows: Iterable[Match]) -> None:
    """Each in place of the row its pair may have."""
    of = {name: [row for row in rows if row.actor[0] == name] for name in ("organisation", "person")}
    for name, theirs in of.items():
        Match.objects.bulk_create(
            theirs,
            update_conflicts=True,
            unique_fields=["challenge", name],
            update_fields=[*COMPUTED, "changed_at"],
        )


def as_row(challenge: Challenge, found: matching.Match, pool: profiles.Pool) -> Match:
    who = pool.keys[found.actor]
    return Match(
        challenge=challenge,
        organisation_id=who.organisation,
        person_id=who.person,
        score=found.score,
        strength=pool.labels.label(found),
        reasons=[reason.as_json() for reason in found.reasons],
        missing=[topic.as_json() for topic in found.missing],
        contributions={name: round(value, 9) for name, value in found.contributions},
        engine_version=matching.ENGINE,
        weights_version=pool.scorer.weights.version,
        computed_at=now(),
    )


def rematch(whose: Organisation | Person) -> int:
    """Compute the matches of one with every challenge that can still be answered. The number kept."""
    if not profiles.consents(whose):
        return forget_matches(whose)
    if not profiles.current().exists():
        return 0
    pool = profiles.pool()
    want_vectors(pool)
    asks = {ask.id: ask for ask in pool.current}
    actor = pool.scorer.population.actors.get(str(whose.public_id))
    kept = 0
    for challenge in profiles.askable(Challenge.objects.filter(public_id__in=asks)).order_by("pk"):
        own = str(whose.public_id) in profiles.own_ids(challenge)
        if Who.of(whose) in held(challenge) and not own:
            continue
        found = None
        if actor and not own:
            found = pool.match(asks[str(challenge.public_id)], actor)
        kept += keep_one(challenge, whose, found, pool)
    return kept


@transaction.atomic
def keep_one(
    challenge: Challenge, whose: Organisation | Person, found: matching.Match | None, pool: profiles.Pool
) -> bool:
    """Whether there is a match now. Of more than are kept the last one goes, be it this or another."""
    Challenge.objects.select_for_update().get(pk=challenge.pk)
    pair = {"challenge": challenge} | as_fields(whose)
    if found is None:
        Match.objects.filter(**pair).delete()
        return False
    row, private = as_row(challenge, found, pool), found.actor in pool.private
    given = {field: getattr(row, field) for field in COMPUTED}
    _match, created = Match.objects.update_or_create(**pair, defaults=given)
    if pool.keys[found.actor] in drop_beyond(challenge, private=private):
        return False
    if created and not private:
        kept = challenge.matches.suggested().count()
        emit("search.matched", challenge, by=None, case=challenge, published=False, kept=kept, new=1)
    return True


def forget_matches(whose: Organisation | Person) -> int:
    """Delete every match of one that no longer wants any. Always 0 kept."""
    Match.objects.filter(**as_fields(whose)).delete()
    return 0


@durable(attempts=6, lease=dt.timedelta(minutes=30), backoff=dt.timedelta(seconds=30), priority=-10)
def match_again() -> None:
    """The matches of every challenge that can still be answered, with one and the same measure."""
    pool = profiles.pool()
    ids = [ask.id for ask in pool.current]
    for challenge in profiles.askable(Challenge.objects.filter(public_id__in=ids)).order_by("pk"):
        rebuild_matches(challenge, pool=pool)
