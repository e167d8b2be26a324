"""Computing matches again: for one challenge, or for one organisation over all that can still be answered."""

from django.db import transaction

from challenges.models import Challenge, Phase
from hub.kit.clock import now
from hub.kit.events import emit
from partners.models import Organisation
from search import matching, moderation, profiles
from search.models import Match

KEPT = 100  # matches of one challenge; nobody reads further
SHOWN = {"possible", "good", "strong"}


def rebuild_matches(challenge: Challenge, *, pool: profiles.Pool | None = None, published: bool = False) -> int:
    """Rank all consenting organisations for a challenge and keep those that reach "possible". The number kept.

    ``published``: the challenge is new to everybody, and those who fit are to hear of it.
    """
    pool = pool or profiles.pool()
    ask = profiles.ask_of(challenge)
    actors = [actor for actor in pool.actors if actor.id not in profiles.own_ids(challenge)]
    if ask is None:
        return replace(challenge, [], pool, published=published)
    ranked = matching.rank(ask, actors, pool.corpus, top=KEPT)
    found = (worth_showing(ask, actor, pool) for actor, score in ranked if matching.strength(score) in SHOWN)
    return replace(challenge, [match for match in found if match], pool, published=published)


def worth_showing(ask: matching.Ask, actor: matching.Actor, pool: profiles.Pool) -> matching.Match | None:
    """The match, if it is at least possible and there is something to say for it."""
    found = matching.match(ask, actor, pool.corpus)
    return found if found.reasons and found.strength in SHOWN else None


@transaction.atomic
def replace(challenge: Challenge, found: list[matching.Match], pool: profiles.Pool, *, published: bool) -> int:
    Challenge.objects.select_for_update().get(pk=challenge.pk)
    standing = dict(challenge.matches.values_list("organisation_id", "pk"))
    held = moderation.held(challenge)
    rows = [as_row(challenge, pool.keys[each.actor], each) for each in found if pool.keys[each.actor] not in held]
    fresh = {row.organisation_id for row in rows} - set(standing)
    gone = set(standing) - {row.organisation_id for row in rows} - held
    Match.objects.filter(challenge=challenge, organisation_id__in=gone).delete()
    Match.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["challenge", "organisation"],
        update_fields=["score", "strength", "reasons", "missing", "weights_version", "computed_at", "changed_at"],
    )
    if fresh or gone:
        counts = {"kept": len(rows), "new": len(fresh)}
        emit("search.matched", challenge, by=None, case=challenge, published=published, **counts)
    return len(rows)


def as_row(challenge: Challenge, organisation_id: int, found: matching.Match) -> Match:
    return Match(
        challenge=challenge,
        organisation_id=organisation_id,
        score=found.score,
        strength=found.strength,
        reasons=[reason_as_json(reason) for reason in found.reasons],
        missing=[{"id": topic.id, "name": topic.name} for topic in found.missing],
        weights_version=matching.VERSION,
        computed_at=now(),
    )


def reason_as_json(reason: matching.Reason) -> dict:
    said = {
        "kind": reason.kind,
        "contribution": round(reason.contribution, 6),
        "evidence": reason.evidence,
        "words": [[word.asked, word.shown, round(word.contribution, 6)] for word in reason.words],
        "topics": [{"id": topic.id, "name": topic.name} for topic in reason.topics],
        "helix": reason.helix,
    }
    return {name: value for name, value in said.items() if value}


def rematch_organisation(organisation: Organisation) -> int:
    """Compute an organisation's matches with every challenge that can still be answered. The number kept."""
    if not profiles.consents(organisation):
        return forget_organisation(organisation)
    challenges = list(profiles.askable(Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING)))
    if not challenges:
        return 0
    pool = profiles.pool()
    actor = next((actor for actor in pool.actors if actor.id == str(organisation.public_id)), None)
    kept = 0
    for challenge in challenges:
        if organisation.pk in moderation.held(challenge):
            continue
        ask = profiles.ask_of(challenge)
        found = None
        if ask and actor and actor.id not in profiles.own_ids(challenge):
            found = worth_showing(ask, actor, pool)
        keep_one(challenge, organisation, found)
        kept += found is not None
    return kept


@transaction.atomic
def keep_one(challenge: Challenge, organisation: Organisation, found: matching.Match | None) -> None:
    if found is None:
        Match.objects.filter(challenge=challenge, organisation=organisation).delete()
        return
    row = as_row(challenge, organisation.pk, found)
    given = {field: getattr(row, field) for field in ("score", "strength", "reasons", "missing", "weights_version")}
    given["computed_at"] = row.computed_at
    _match, created = Match.objects.update_or_create(challenge=challenge, organisation=organisation, defaults=given)
    if created:
        emit(
            "search.matched", challenge, by=None, case=challenge, published=False, kept=challenge.matches.count(), new=1
        )


def forget_organisation(organisation: Organisation) -> int:
    """Delete every match of an organisation that no longer wants any. Always 0 kept."""
    Match.objects.filter(organisation=organisation).delete()
    return 0
