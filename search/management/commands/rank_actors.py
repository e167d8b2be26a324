"""Put challenges and actors from files through the hub's own matching, without a database, to measure it."""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.kit import imports
from hub.kit.progress import progress
from search import analysis, embedding, matching
from search.indexing import kept_vectors
from search.management.commands.rank_texts import language_in, listed, made, words_of


def as_evidence(values):
    if not isinstance(values, dict) or values.get("id") in (None, ""):
        raise imports.BadRowError("evidence without an id")
    text = str(values.get("text") or "")
    return matching.EvidenceText(
        id=str(values["id"]),
        text=text,
        lang=language_in(values, text),
        kind=str(values.get("kind") or "profile"),
        verified=bool(values.get("verified")),
        date=imports.day(values.get("date")),
    )


def as_actor(values):
    evidence = tuple(as_evidence(item) for item in listed(values, "evidence"))
    return matching.Actor(str(values["id"]), str(values.get("name") or ""), evidence=evidence)


def as_ask(values):
    chunks = tuple(str(chunk) for chunk in (values.get("title"), *listed(values, "chunks")) if chunk)
    return matching.Ask(
        id=str(values["id"]),
        chunks=chunks,
        lang=language_in(values, " ".join(chunks)),
        today=imports.day(values.get("date")),
        hidden=frozenset(str(name) for name in listed(values, "exclude_evidence")),
    )


def with_words(actor):
    """The actor with the texts that say something: an empty one shows nothing."""
    return replace(actor, evidence=tuple(item for item in actor.evidence if item.text.strip()))


def as_known_then(asks, actors):
    """The challenges, each as on its day: what was shown only later is hidden from it, but for a text its actor had
    shown before in the same words."""
    dated = []
    for actor in actors:
        first = {}
        for item in actor.evidence:
            first[item.row] = min(item.date or dt.date.min, first.get(item.row, dt.date.max))
        dated += [(first[item.row], item.id) for item in actor.evidence]
    dated.sort()
    for ask in asks:
        later = dated[bisect_right(dated, ask.today, key=itemgetter(0)) :] if ask.today else ()
        yield replace(ask, hidden=ask.hidden | {name for _day, name in later}) if later else ask


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--challenges", required=True, help='JSON lines: {"id","lang","title","chunks","exclude_evidence"}'
        )
        parser.add_argument("--actors", required=True, help='JSON lines: {"id","name","evidence":[{"id","text",…}]}')
        parser.add_argument("--out", required=True, help="challenge TAB actor TAB rank TAB score, a logit")
        parser.add_argument("--top", type=int, default=1000)
        parser.add_argument("--vectors", help="The file in which vectors are kept between runs")

    def handle(self, *, challenges, actors, out, top, vectors=None, **_options):
        asks, known = made(challenges, as_ask), made(actors, as_actor)
        ids = Counter(item.id for actor in known for item in actor.evidence)
        if twice := [name for name, number in ids.items() if number > 1]:
            raise CommandError(f"An evidence id stands twice: {twice[0]}")
        names = Counter(actor.id for actor in known)
        if twice := [name for name, number in names.items() if number > 1]:
            raise CommandError(f"An actor's id stands twice: {twice[0]}")
        known = [with_words(actor) for actor in known]
        asks = list(as_known_then(asks, known))
        texts = ((item.lang, item.text) for actor in known for item in actor.evidence)
        with words_of(texts), Path(out).open("w", encoding="utf-8") as run:
            scorer = matching.Scorer(matching.Population(asks, known, self.vectors(asks, known, vectors)))
            for ask in progress(asks, total=len(asks), out=self.stderr, label="Challenges"):
                run.writelines(
                    f"{ask.id}\t{actor.id}\t{place}\t{logit:.8f}\n"
                    for place, (actor, logit) in enumerate(scorer.rank(ask, top=top), 1)
                )
        self.stdout.write(f"{len(asks)} challenges against {len(known)} actors: {out}")

    def vectors(self, asks, actors, path):
        embedder = embedding.current()
        if embedder is None:
            return None
        texts = [item.text for actor in actors for item in actor.evidence]
        wanted = dict.fromkeys(piece for text in texts for piece in analysis.chunks(text))
        wanted |= dict.fromkeys(piece for ask in asks for piece in ask.pieces)
        return kept_vectors.vectors_of(list(wanted), embedder, path=path, show=self.show)

    def show(self, items, total, label):
        return progress(items, total=total, out=self.stderr, label=label)
