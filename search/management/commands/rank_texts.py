"""Put texts and queries from files through the hub's own search, without a database, to measure it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hub.kit import imports
from hub.kit.progress import progress
from search import analysis, embedding
from search.analysis import compounds
from search.analysis.learning import learned
from search.engine import Document, TextIndex
from search.indexing import kept_vectors


def made(path, make):
    """What ``make`` makes of the values of each line. Raises CommandError with the first line it cannot read."""
    found = []
    try:
        for row in imports.read(path):
            number = row.line
            if row.problem or "id" not in row.values:
                raise imports.BadRowError(row.problem or "no id")
            if {"\t", "\n", "\r"} & set(str(row.values["id"])):
                raise imports.BadRowError("an id with a tab or a line break, which part what is written")
            found.append(make(row.values))
    except imports.BadRowError as error:
        raise CommandError(f"{path}, line {number}: {error}") from None
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from None
    return found


def listed(values, name):
    """A list among the values of a line; an empty one where it has none."""
    found = values.get(name) or []
    if not isinstance(found, list):
        raise imports.BadRowError(f"{name} is no list")
    return found


def as_document(values):
    title, text = str(values.get("title") or ""), str(values.get("text") or "")
    return Document(str(values["id"]), language_in(values, f"{title} {text}"), title, text)


def language_in(values, text):
    """As the line says, else as the text reads."""
    return str(values.get("lang") or analysis.language_of(text))


def words_of(texts):
    """Danish compounds are taken apart with the words of these texts, too."""
    own = learned(text for lang, text in texts if lang == "da")
    return compounds.using(compounds.shipped().learning(own))


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--docs", required=True, help='JSON lines: {"id","lang","title","text"}')
        parser.add_argument("--queries", required=True, help='JSON lines: {"id","lang","text"}')
        parser.add_argument("--out", required=True, help="query TAB document TAB rank TAB score")
        parser.add_argument("--top", type=int, default=100)
        parser.add_argument("--vectors", help="The file in which vectors are kept between runs")

    def handle(self, *, docs, queries, out, top, vectors=None, **_options):
        documents, asked = made(docs, as_document), made(queries, dict)
        embedder = embedding.current()
        texts = ((each.lang, f"{each.title}\n{each.text}") for each in documents)
        with words_of(texts), Path(out).open("w", encoding="utf-8") as run:
            index = TextIndex.build(documents, self.vectors(documents, embedder, vectors) if embedder else None)
            for query in progress(asked, total=len(asked), out=self.stderr, label="Queries"):
                text = analysis.clean_query(query.get("text"))
                vector = embedder.query(text) if embedder and text else None
                found = index.search(text, str(query.get("lang") or ""), vector=vector, top=top)
                run.writelines(
                    f"{query['id']}\t{each.id}\t{rank}\t{each.score:.8f}\n" for rank, each in enumerate(found, 1)
                )
        self.stdout.write(f"{len(asked)} queries over {len(documents)} texts: {out}")

    def vectors(self, documents, embedder, path):
        pieces = [piece for document in documents for piece in document.pieces()]
        return kept_vectors.vectors_of(pieces, embedder, path=path, show=self.show)

    def show(self, items, total, label):
        return progress(items, total=total, out=self.stderr, label=label)
