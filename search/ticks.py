"""What search does by the clock: what people follow; each night what a lost event left wrong; the copy more often."""

import datetime as dt

import structlog

from challenges.models import Challenge, Phase
from hub.kit.tasks import tick
from search import actions, profiles

log = structlog.get_logger("search.ticks")

tick("search.alerts", every=dt.timedelta(minutes=1))(actions.run_alerts)


@tick("search.repair", every=dt.timedelta(days=1))
def repair():
    """The index against every thing there is, the matches of every challenge that can still be answered."""
    changed = actions.rebuild()
    actions.look_at_recent()
    actions.follow()
    pool = profiles.pool()
    for challenge in profiles.askable(Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING)):
        actions.rebuild_matches(challenge, pool=pool)
    if any(changed.values()):
        log.warning("index repaired", **changed)


@tick("search.end_holds", every=dt.timedelta(minutes=30))
def end_holds():
    """What was changed suddenly counts a day later."""
    actions.end_holds()


@tick("search.mend", every=dt.timedelta(minutes=10))
def mend_files():
    """A full disk or a power cut may have spoiled the files, or a restore left them behind."""
    actions.mend()


tick("search.outdated", every=dt.timedelta(minutes=1))(actions.renew_outdated)


@tick("search.copy", every=dt.timedelta(minutes=15))
def compare_copy():
    """Elasticsearch may have lost what it was given, or have been set up just now."""
    actions.copy_soon()


@tick("search.audit_exposure", every=dt.timedelta(days=1))
def audit_exposure():
    """The month so far and the last one: a row a month, made anew as long as it can change."""
    actions.audit_now()
