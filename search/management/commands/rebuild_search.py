"""Build the search index again from the records, and with --matches every standing match."""

from django.core.management.base import BaseCommand

from challenges.models import Challenge, Phase
from hub.kit.progress import progress
from search import actions, profiles


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--afresh", action="store_true", help="Write every row, also those that are right")
        parser.add_argument("--matches", action="store_true", help="Match every challenge that can be answered, too")

    def handle(self, *, afresh, matches, **_options):
        changed = actions.rebuild(show=self.show, afresh=afresh)
        for kind, count in changed.items():
            self.stdout.write(f"{kind}: {count} documents written or dropped")
        if matches:
            self.match()

    def match(self):
        pool = profiles.pool()
        challenges = list(profiles.askable(Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING)))
        kept = [
            actions.rebuild_matches(challenge, pool=pool)
            for challenge in self.show(challenges, len(challenges), "matches")
        ]
        self.stdout.write(f"{sum(kept)} matches for {len(challenges)} challenges")

    def show(self, items, total, label):
        return progress(items, total=total, out=self.stderr, label=label)
