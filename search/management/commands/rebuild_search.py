"""Build the search index again from the records, and with --matches every standing match."""

import sys

from django.core.management.base import BaseCommand

from challenges.models import Challenge, Phase
from hub.kit.progress import progress
from search import actions, profiles
from search.actions.vectors import BATCH
from search.backends import Away
from search.backends.elastic import client
from search.backends.elastic.client import Gone
from search.embedding import EmbedderAway


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--afresh", action="store_true", help="Write every row, also those that are right")
        parser.add_argument("--matches", action="store_true", help="Match every challenge that can be answered, too")

    def handle(self, **options):
        try:
            self.rebuild(**{name: options[name] for name in ("afresh", "matches")})
        except KeyboardInterrupt:
            self.stderr.write("\nStopped. What answered before goes on answering; run it again to finish.")
            sys.exit(130)

    def rebuild(self, *, afresh, matches):
        changed = actions.rebuild(show=self.show, afresh=afresh)
        for kind, count in changed.items():
            self.stdout.write(f"{kind}: {count} documents written or dropped")
        self.write_files()
        if client.is_wanted():
            self.remake_copy()
        if matches:
            self.match()

    def write_files(self):
        """Vectors of what has none, then the files that answer. The old ones answer until the new ones stand."""
        wanted = actions.lacking().count()
        try:
            made = sum(self.show(actions.make_vectors(last_first=True), -(-wanted // BATCH), "vectors"))
            besides = f", {wanted - made} by a worker meanwhile" if made < wanted else ""
            self.stdout.write(f"{made} vectors made{besides}")
        except EmbedderAway as error:
            self.stderr.write(f"No vectors now, the worker goes on when it can: {error}")
        generation = actions.build()
        self.stdout.write(f"{generation.documents} documents and {generation.chunks} vectors answer")

    def remake_copy(self):
        """A new index on Elasticsearch. The old one answers until the new one stands."""
        try:
            made = actions.remake_index(show=lambda items: self.show(items, len(items), "copy"))
            self.stdout.write(f"Elasticsearch answers with {made.name}")
        except (Away, Gone) as reason:
            actions.copy_soon()
            self.stderr.write(f"No copy on Elasticsearch now, the worker makes it when it can: {reason}")

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
