"""What a query costs, step by step, and what an index weighs, at several sizes; counting facets; building."""

import itertools
import statistics
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np

from search import analysis
from search.engine import Document, TextIndex
from search.engine.lexical import Lexical
from search.engine.meaning import Meanings
from search.sieve import Row, Sieve
from tests.bench.danish_texts import Author

write = sys.stdout.write
WATCHED = (
    ("analysis", analysis, "clean_query"),
    ("analysis", Lexical, "meant"),
    ("words", Lexical, "word_scores"),
    ("grams", Lexical, "gram_scores"),
    ("vectors", Meanings, "scores"),
)
STEPS = ("analysis", "words", "grams", "vectors", "fusion")
QUERIES = 40
BARS = {20_000: (10, 30)}  # ms without and with vectors
MEMORY_BAR = 150  # MB a process at 20,000
FACET_ROWS = 10_000
FACETS = ("kind", "topics", "helix", "phase")


class Clock:
    """CPU milliseconds of each step of the queries asked meanwhile; fusion is what no other step is."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.whole: list[float] = []

    def ask(self, index: TextIndex, query: str, vector) -> None:
        begun = time.process_time()
        index.search(query, "da", vector=vector, top=100)
        self.whole.append((time.process_time() - begun) * 1000)

    @contextmanager
    def watching(self):
        with ExitStack() as stack:
            for step, owner, name in WATCHED:
                stack.enter_context(patch.object(owner, name, self.timed(step, getattr(owner, name))))
            yield self

    def timed(self, step, function):
        @wraps(function)
        def watched(*args, **given):
            begun = time.process_time()
            try:
                return function(*args, **given)
            finally:
                self.spent[step] += (time.process_time() - begun) * 1000

        return watched

    def steps(self) -> list[float]:
        """The mean of each step."""
        rest = sum(self.whole) - sum(self.spent.values())
        return [(self.spent[step] if step != "fusion" else rest) / len(self.whole) for step in STEPS]


def documents(author: Author, many: int) -> list[Document]:
    """Nine of ten in Danish (in one piece each), the rest as if in English: the engine treats each language alone."""
    return [
        Document(str(number), "en" if number % 10 == 9 else "da", author.words(6), author.text())
        for number in range(many)
    ]


def queries(author: Author) -> dict[str, list[str]]:
    return {
        "two words": [" ".join(author.telling(2)) for _ in range(QUERIES)],
        "eight misspelt words": [author.misspelt(8) for _ in range(QUERIES)],
    }


def show(*, small: bool) -> None:
    sizes = (2_000,) if small else (2_000, 20_000, 100_000)
    write("\nSearch, files of the index, made-up Danish texts of one piece each; CPU ms a query (medians)\n")
    write(f"{'texts':>8}  {'query':22}{'vectors':>8}{'CPU ms':>8}  {''.join(f'{step:>10}' for step in STEPS)}\n")
    whole: dict[tuple, dict[int, float]] = {}
    for size in sizes:
        with TemporaryDirectory() as folder:
            of_size(size, Path(folder), whole)
    for (kind, vectors), found in whole.items():
        ordered = sorted(found)
        for one, other in itertools.pairwise(ordered):
            tenfold = (found[other] / found[one]) ** (1 / np.log10(other / one))
            write(f"  {kind}, {vectors}: {one:,} to {other:,} texts grows {tenfold:.1f}-fold a tenfold\n")
    query_vector()
    facets()
    elastic()


def of_size(size: int, folder: Path, whole: dict) -> None:
    """Build, keep and ask an index of so many texts."""
    author = Author()
    texts, begun = documents(author, size), time.process_time()
    pieces = sum(len(text.pieces()) for text in texts[:200]) / min(size, 200)
    index = TextIndex.build(texts, lambda _piece: author.vector())
    built = time.process_time() - begun
    index.save(folder)
    del index, texts
    opened = TextIndex.open(folder)
    asked = queries(Author(seed=2))
    for kind, some in asked.items():
        for vectors in (False, True):
            clock = Clock()
            vector = author.vector() if vectors else None
            for query in some[:3]:
                opened.search(query, "da", vector=vector)
            with clock.watching():
                for query in some:
                    clock.ask(opened, query, vector)
            median, name = statistics.median(clock.whole), "with" if vectors else "none"
            whole.setdefault((kind, f"vectors {name}"), {})[size] = median
            bar = f"  bar ≤ {BARS[size][vectors]} ms" if size in BARS else ""
            write(
                f"{size:8,}  {kind:22}{name:>8}{median:8.2f}  {''.join(f'{ms:10.2f}' for ms in clock.steps())}{bar}\n"
            )
    bar = f" (bar ≤ {MEMORY_BAR})" if size in BARS else ""
    write(f"{size:8,}  built in {built:.1f} s, {size / built:,.0f} texts a second, {pieces:.1f} pieces a text; ")
    write(f"{weighed(folder)}{bar}\n")
    sys.stdout.flush()


def weighed(folder: Path) -> str:
    """As a process of its own sees it: opening, the first answer, and its memory."""
    command = [sys.executable, "-m", "tests.bench.weighing", str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def query_vector() -> None:
    from search import embedding

    embedder = embedding.current()
    if embedder is None:
        write("No embedder is installed: the query's own vector is not timed.\n")
        return
    author, spent = Author(seed=3), []
    for _ in range(12):
        text, begun = " ".join(author.telling(4)), time.process_time()
        embedder.query(text)
        spent.append((time.process_time() - begun) * 1000)
    write(f"Making the vector of a query of four words: {statistics.median(spent):.1f} ms more\n")


def facets() -> None:
    """Counting four facets over all rows, and with a value chosen in two of them."""
    dice, kinds = np.random.default_rng(4), ("challenge", "organisation", "pilot", "learning")
    dates = {"opens": 1.0, "closes": 5.0}
    rows = [
        Row(
            number,
            f"t{number}",
            kinds[number % 4],
            "da",
            True,
            facets={"topics": [f"topic {n}" for n in dice.integers(60, size=3)], "helix": ["business"]},
            dates=dates if not number % 4 else {},
        )
        for number in range(FACET_ROWS)
    ]
    sieve, spent = Sieve.of(rows), []
    for chosen in ({}, {"topics": {"topic 3"}, "kind": {"pilot"}}):
        for _ in range(50):
            begun = time.process_time()
            sieve.counts(sieve.visible(3.0), chosen, 3.0, FACETS)
            spent.append((time.process_time() - begun) * 1000)
    write(f"Counting {len(FACETS)} facets over {FACET_ROWS:,} rows: bar ≤ 1 ms: {statistics.median(spent):.2f} ms\n")


def elastic() -> None:
    from django.conf import settings

    if not settings.ELASTICSEARCH_URL:
        write("Elasticsearch: ELASTICSEARCH_URL is not set, so it is not measured.\n")
    else:
        write("Elasticsearch is not timed here: it names candidates, and they are scored by the code timed above.\n")
