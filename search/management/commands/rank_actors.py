"""Put challenges and actors from files through the hub's own matching, without a database, to measure it."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.kit import imports
from hub.kit.progress import progress
from search import analysis, matching
from search.corpus import Corpus, EvidenceText
from search.management.commands.rank_texts import lines


def as_evidence(values):
    text = str(values.get("text") or "")
    return EvidenceText(
        id=str(values["id"]),
        text=text,
        lang=values.get("lang") or analysis.language_of(text),
        kind=values.get("kind") or "profile",
        verified=bool(values.get("verified")),
        date=imports.day(values.get("date")),
    )


def as_actor(values):
    evidence = tuple(as_evidence(item) for item in values.get("evidence") or ())
    return matching.Actor(str(values["id"]), str(values.get("name") or ""), evidence=evidence)


def as_ask(values):
    chunks = tuple(str(chunk) for chunk in (values.get("title"), *(values.get("chunks") or ())) if chunk)
    return matching.Ask(str(values["id"]), chunks, values.get("lang") or analysis.language_of(" ".join(chunks)))


def without(actor, hidden):
    if not any(item.id in hidden for item in actor.evidence):
        return actor
    seen = tuple(item for item in actor.evidence if item.id not in hidden)
    return matching.Actor(actor.id, actor.name, actor.helix, seen, actor.topics)


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--challenges", required=True, help='JSON lines: {"id","lang","title","chunks","exclude_evidence"}'
        )
        parser.add_argument("--actors", required=True, help='JSON lines: {"id","name","evidence":[{"id","text",…}]}')
        parser.add_argument("--out", required=True, help="challenge TAB actor TAB rank TAB score")
        parser.add_argument("--top", type=int, default=1000)
        parser.add_argument("--vectors", help="Where an embedder keeps its vectors; words alone need none")

    def handle(self, *, challenges, actors, out, top, **_options):
        asked, known = lines(challenges), [as_actor(values) for values in lines(actors)]
        ids = Counter(item.id for actor in known for item in actor.evidence)
        if twice := [name for name, n in ids.items() if n > 1]:
            raise CommandError(f"An evidence id stands twice: {twice[0]}")
        corpus = Corpus.of(item for actor in known for item in actor.evidence)
        with Path(out).open("w", encoding="utf-8") as run:
            for values in progress(asked, total=len(asked), out=self.stderr, label="Challenges"):
                hidden = {str(name) for name in values.get("exclude_evidence") or ()}
                ask = as_ask(values)
                ranked = matching.rank(ask, (without(actor, hidden) for actor in known), corpus, top=top)
                run.writelines(
                    f"{ask.id}\t{actor.id}\t{place}\t{score:.8f}\n" for place, (actor, score) in enumerate(ranked, 1)
                )
        self.stdout.write(f"{len(asked)} challenges against {len(known)} actors: {out}")
