"""Put texts and queries from files through the hub's own search, without a database, to measure it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.kit import imports
from hub.kit.progress import progress
from search import analysis, ranking


def lines(path):
    rows = list(imports.read(path))
    for row in rows:
        if row.problem or "id" not in row.values:
            raise CommandError(f"{path}, line {row.line}: {row.problem or 'no id'}")
    return [row.values for row in rows]


def as_document(values):
    title, text = str(values.get("title") or ""), str(values.get("text") or "")
    lang = values.get("lang") or analysis.language_of(f"{title} {text}")
    return [(title, ranking.TITLE), (text, ranking.TEXT)], lang


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--docs", required=True, help='JSON lines: {"id","lang","title","text"}')
        parser.add_argument("--queries", required=True, help='JSON lines: {"id","lang","text"}')
        parser.add_argument("--out", required=True, help="query TAB document TAB rank TAB score")
        parser.add_argument("--top", type=int, default=100)
        parser.add_argument("--vectors", help="Where an embedder keeps its vectors; words alone need none")

    def handle(self, *, docs, queries, out, top, **_options):
        documents, asked = lines(docs), lines(queries)
        index = ranking.MemoryIndex(as_document(values) for values in documents)
        with Path(out).open("w", encoding="utf-8") as run:
            for query in progress(asked, total=len(asked), out=self.stderr, label="Queries"):
                found = index.find(str(query.get("text") or ""), query.get("lang") or "")
                best = sorted((-score, str(documents[place]["id"])) for place, score in found.items())[:top]
                run.writelines(
                    f"{query['id']}\t{name}\t{rank}\t{-score:.8f}\n" for rank, (score, name) in enumerate(best, 1)
                )
        self.stdout.write(f"{len(asked)} queries over {len(documents)} texts: {out}")
