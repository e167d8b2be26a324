"""What challenges do by the clock."""

import datetime as dt

from challenges import actions
from challenges.models import ChallengePage
from hub.kit.tasks import tick


@tick("challenges.repair_editions", every=dt.timedelta(minutes=5))
def repair_editions() -> None:
    """Publishing is not one transaction in Wagtail: a live page whose edition is missing gets it here."""
    for page in ChallengePage.objects.live().filter(challenge__edition=None, locale__language_code="da"):
        actions.publish_edition(page)


@tick("challenges.prune_parked", every=dt.timedelta(minutes=15))
def prune_parked() -> None:
    """Forms that were kept for somebody who did not come back."""
    actions.prune_parked()
