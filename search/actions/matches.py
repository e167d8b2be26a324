"""Computing matches again: for one challenge, or for one organisation over all that can still be answered."""

import datetime as dt
from dataclasses import asdict

from django.db import transaction

from challenges.models import Challenge
from hub.kit.clock import now
from hub.kit.events import emit
from hub.kit.tasks import durable
from partners.models import Organisation
from search import matching, moderation, profiles
from search.actions.pieces import want_vectors
from search.models import Match

KEPT = 100  # matches of one challenge; nobody reads further
SHOWN = {"possible", "good", "strong"}
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
    """Rank all consenting organisations for a challenge and keep those that reach "possible". The number kept.

    ``published``: the challenge is new to everybody, and those who fit are to hear of it.
    """
    pool = pool or profiles.pool()
    ask = profiles.ask_of(challenge)
    if ask is None:
        return replace(challenge, [], pool, published=published)
    want_vectors(pool)
    own = profiles.own_ids(challenge)
    ranked = [actor for actor, logit in pool.scorer.rank(ask) if pool.labels.reached(logit) in SHOWN]
    found = (worth_showing(ask, actor, pool) for actor in ranked if actor.id not in own)
    return replace(challenge, [each for each in found if each][:KEPT], pool, published=published)


def worth_showing(ask: matching.Ask, actor: matching.Actor, pool: profiles.Pool) -> matching.Match | None:
    """The match, if it is at least possible and there is something to say for it."""
    found = matching.match(pool.scorer, ask, actor)
    return found if found and pool.labels.label(found) in SHOWN else None


@transaction.atomic
def replace(challenge: Challenge, found: list[matching.Match], pool: profiles.Pool, *, published: bool) -> int:
    Challenge.objects.select_for_update().get(pk=challenge.pk)
    standing = dict(challenge.matches.values_list("organisation_id", "pk"))
    held = moderation.held(challenge)
    rows = [as_row(challenge, each, pool) for each in found if pool.keys[each.actor] not in held]
    fresh = {row.organisation_id for row in rows} - set(standing)
    gone = set(standing) - {row.organisation_id for row in rows} - held
    Match.objects.filter(challenge=challenge, organisation_id__in=gone).delete()
    Match.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["challenge", "organisation"],
        update_fields=[*COMPUTED, "changed_at"],
    )
    if fresh or gone:
        counts = {"kept": len(rows), "new": len(fresh)}
        emit("search.matched", challenge, by=None, case=challenge, published=published, **counts)
    return len(rows)


def as_row(challenge: Challenge, found: matching.Match, pool: profiles.Pool) -> Match:
    return Match(
        challenge=challenge,
        organisation_id=pool.keys[found.actor],
        score=found.score,
        strength=pool.labels.label(found),
        reasons=[reason_as_json(reason) for reason in found.reasons],
        missing=[{"id": topic.id, "name": topic.name} for topic in found.missing],
        contributions={name: round(value, 9) for name, value in found.contributions},
        engine_version=matching.ENGINE,
        weights_version=pool.scorer.weights.version,
        computed_at=now(),
    )


def reason_as_json(reason: matching.Reason) -> dict:
    said = {
        "kind": reason.kind,
        "contribution": round(reason.contribution, 6),
        "evidence": reason.evidence,
        "words": [[word.asked, word.shown, round(word.contribution, 6)] for word in reason.words],
        "pieces": list(reason.pieces),
        "languages": list(reason.languages),
        "topics": [{"id": topic.id, "name": topic.name} for topic in reason.topics],
        "place": asdict(reason.place) | {"km": round(reason.place.km, 1)} if reason.place else None,
    }
    return {name: value for name, value in said.items() if value}


def rematch_organisation(organisation: Organisation) -> int:
    """Compute an organisation's matches with every challenge that can still be answered. The number kept."""
    if not profiles.consents(organisation):
        return forget_organisation(organisation)
    if not profiles.current().exists():
        return 0
    pool = profiles.pool()
    want_vectors(pool)
    asks = {ask.id: ask for ask in pool.current}
    actor = pool.scorer.population.actors.get(str(organisation.public_id))
    kept = 0
    for challenge in profiles.askable(Challenge.objects.filter(public_id__in=asks)).order_by("pk"):
        if organisation.pk in moderation.held(challenge):
            continue
        found = None
        if actor and actor.id not in profiles.own_ids(challenge):
            found = worth_showing(asks[str(challenge.public_id)], actor, pool)
        keep_one(challenge, organisation, found, pool)
        kept += found is not None
    return kept


@transaction.atomic
def keep_one(
    challenge: Challenge, organisation: Organisation, found: matching.Match | None, pool: profiles.Pool
) -> None:
    if found is None:
        Match.objects.filter(challenge=challenge, organisation=organisation).delete()
        return
    row = as_row(challenge, found, pool)
    given = {field: getattr(row, field) for field in COMPUTED}
    _match, created = Match.objects.update_or_create(challenge=challenge, organisation=organisation, defaults=given)
    if created:
        emit(
            "search.matched", challenge, by=None, case=challenge, published=False, kept=challenge.matches.count(), new=1
        )


def forget_organisation(organisation: Organisation) -> int:
    """Delete every match of an organisation that no longer wants any. Always 0 kept."""
    Match.objects.filter(organisation=organisation).delete()
    return 0


@durable(attempts=6, lease=dt.timedelta(minutes=30), backoff=dt.timedelta(seconds=30), priority=-10)
def match_again() -> None:
    """The matches of every challenge that can still be answered, with one and the same measure."""
    pool = profiles.pool()
    ids = [ask.id for ask in pool.current]
    for challenge in profiles.askable(Challenge.objects.filter(public_id__in=ids)).order_by("pk"):
        rebuild_matches(challenge, pool=pool)
