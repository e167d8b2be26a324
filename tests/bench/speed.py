"""What a search costs, step by step, on both backends, and what an index weighs; counting facets; building.

A search is what a visitor's is: twenty things, the counts of all facets, and five that only mean the same. Its own
vector comes from another process and is timed by itself.
"""

import itertools
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import numpy as np

from search.indexing.sieve import Row, Sieve
from tests.bench import server
from tests.bench.danish_texts import Author
from tests.bench.stopwatch import STEPS, Stopwatch

write = sys.stdout.write
SIZES, SMALL = (2_000, 10_000, 20_000, 100_000), (500, 2_000)
QUERIES, WARMING = 40, 24
ROUNDS = 3  # of so many queries; the quietest one counts: what others do on the machine meanwhile is not ours
RUNNING_IN = 12  # times the warming queries, for a server that was started a minute ago: hubs have one for months
FILES, ELASTIC = "files", "Elasticsearch"
BARS = {10_000: "≤ 10 without, ≤ 30 with vectors", 20_000: "≤ 10, ≤ 30", 100_000: "≤ 50"}  # ms of CPU
MEMORY_BAR = 150  # MB a process at 20,000
FACET_ROWS = 10_000
FACETS = ("kind", "topics", "helix", "phase")


@dataclass
class Bench:
    """What is asked of whom; ``grown`` is {(backend, query and whose CPU): {size: (ms, ms by the pace)}}."""

    author: Author
    hosts: list[str]
    warming: list[str]  # asked before anything is timed: a server of Java learns by doing
    grown: dict[tuple, dict[int, tuple[float, float]]] = field(default_factory=dict)

    def backends(self) -> list[str]:
        return [FILES, ELASTIC] if self.hosts else [FILES]


def show(*, small: bool, sizes: tuple[int, ...] = (), elastic: bool = True) -> None:
    from django.core.management import call_command

    with ExitStack() as stack:
        hosts, missing = stack.enter_context(server.elasticsearch(wanted=elastic))
        settled(stack, hosts)
        write("\nMigrating the bench's own database …\n")
        call_command("migrate", verbosity=0)
        heading(hosts, missing)
        other = Author(seed=6)
        bench = Bench(Author(seed=2), hosts, [other.misspelt(number % 8 + 1) for number in range(WARMING)])
        grow(bench, sizes or (SMALL if small else SIZES))
    query_vector()
    facets()
    write(f"{pace()}\n")


def pace() -> str:
    """How fast this machine is just now, so that the figures of two runs can be held against each other."""
    spent = [squares() for _ in range(9)]
    return f"A million squares take {min(spent):.0f} to {max(spent):.0f} ms here now."


def squares() -> float:
    """Milliseconds that a million of them take at this moment."""
    begun = time.process_time()
    sum(number * number for number in range(1_000_000))
    return (time.process_time() - begun) * 1000


def settled(stack: ExitStack, hosts: list[str]) -> None:
    """This process as a hub of its own: where it keeps its files, whose vectors it has, whom it asks."""
    from django.test import override_settings

    from hub.kit import garbage
    from search import embedding
    from search.backends.elastic import client
    from tests.bench.corpus import STAMP

    root = Path(os.environ["VAR_DIR"]).absolute() / "speed" / "search"
    stack.enter_context(
        override_settings(SEARCH_ROOT=root, ELASTICSEARCH_URL=hosts, ELASTICSEARCH_INDEX="quadro-bench")
    )
    stack.enter_context(patch.object(embedding, "stamp", lambda: STAMP))
    stack.enter_context(patch.object(client, "PATIENCE", 20.0))  # a busy machine says nothing of the code
    garbage.seldom()


def heading(hosts: list[str], missing: str) -> None:
    write("\nSearch in made-up Danish texts of one piece each, rows in SQLite; ms a query, medians of the quietest of ")
    write(
        f"{ROUNDS} rounds\nof {QUERIES}: CPU of this process, of the server (mean), what a visitor waits for, and the "
    )
    write("steps of the first; and how long a million squares took before and after that round. ")
    write(f"{pace()}\n")
    if not hosts:
        write(f"ELASTICSEARCH IS NOT MEASURED: {missing}\n")
    steps = "".join(f"{step:>10}" for step in STEPS)
    figures = "".join(f"{name:>8}" for name in ("vectors", "CPU", "server", "waits", "squares"))
    write(f"{'texts':>8}  {'backend':14}{'query':22}{figures}  {steps}\n")


def grow(bench: Bench, sizes: tuple[int, ...]) -> None:
    from tests.bench.corpus import Corpus

    corpus = Corpus()
    for size in sizes:
        corpus.grow(size)
        built(bench, size)
        for backend in bench.backends():
            ask_all(bench, corpus, backend)
        sys.stdout.flush()
    for (backend, query), found in bench.grown.items():
        tens = [(one, other) for one, other in itertools.combinations(sorted(found), 2) if other == 10 * one]
        for one, other in tens:
            raw, times = (after / before for before, after in zip(found[one], found[other], strict=True))
            write(f"  {backend}, {query}: {one:,} to {other:,} texts: {raw:.1f}-fold (bar ≤ 3), ")
            write(f"by the pace {times:.1f}\n")


def built(bench: Bench, size: int) -> None:
    """The files and the copy of all there is by now: how fast, and what a process that opens the files weighs."""
    from search import actions
    from search.indexing import generations
    from search.models import ElasticIndex

    begun = time.process_time()
    made = actions.build()
    spent = time.process_time() - begun
    bar = f" (bar of own and mapped: ≤ {MEMORY_BAR})" if size == 20_000 else ""
    write(
        f"{size:8,}  files: {size / spent:,.0f} texts a second of CPU; {weighed(generations.place(made.folder))}{bar}\n"
    )
    if bench.hosts:
        held, server_spent = ElasticIndex.objects.count(), server.spent(bench.hosts)
        before, begun, wall = copied(), time.process_time(), time.perf_counter()
        actions.copy_index.call()
        spent, waited = time.process_time() - begun, time.perf_counter() - wall
        server_spent = (server.spent(bench.hosts) - server_spent) / 1000
        new = size - before if held else size
        write(f"{'':8}  Elasticsearch: {new:,} texts copied in {waited:.0f} s, {new / waited:,.0f} a second; ")
        write(f"CPU {spent:.0f} s here and {server_spent:.0f} s there\n")
        server.calm(bench.hosts)
    generations.forget()


def copied() -> int:
    """How many texts the copy has."""
    from search.models import ElasticIndex, Generation

    live = ElasticIndex.objects.live().first()
    made = Generation.objects.filter(pk=live.generation).first() if live else None
    return made.documents if made else 0


def ask_all(bench: Bench, corpus, backend: str) -> None:
    if backend == ELASTIC:
        run_in(bench, corpus)
    asked = {
        "two words": lambda: " ".join(bench.author.telling(2)),
        "eight misspelt words": lambda: bench.author.misspelt(8),
    }
    for (kind, query), vectors in itertools.product(asked.items(), (False, True)):
        some = [[query() for _ in range(QUERIES)] for _ in range(ROUNDS)]  # none of them twice: words are remembered
        found = measured(bench, corpus, backend, some, vectors=vectors)
        watch, cpu, waits = found.watch, found.cpu, statistics.median(found.watch.waited)
        name = "with" if vectors else "none"
        own, all_of_it = (f"{kind}, vectors {name}, {whose}" for whose in ("here", "here and the server's"))
        bench.grown.setdefault((backend, own), {})[corpus.size] = cpu, cpu / found.squares
        if found.server:
            whole = cpu + found.server, cpu / found.squares + found.server / found.squares_all
            bench.grown.setdefault((backend, all_of_it), {})[corpus.size] = whole
        steps = "".join(f"{ms:10.2f}" for ms in watch.steps())
        note = f"  bar {BARS[corpus.size]}" if corpus.size in BARS else ""
        if backend == ELASTIC and watch.times["asking"] < QUERIES:
            note += f"  {QUERIES - watch.times['asking']} answered by the files"
        figures = f"{cpu:8.2f}{found.server:8.2f}{waits:8.2f}{found.squares:8.0f}"
        write(f"{corpus.size:8,}  {backend:14}{kind:22}{name:>8}{figures}  {steps}{note}\n")


def run_in(bench: Bench, corpus) -> None:
    """Java compiles what is asked often, beside the question and on the same cores; and it puts new texts in order."""
    for number in range(RUNNING_IN):
        with answered_by(ELASTIC, corpus.vector() if number % 2 else None) as search:
            for query in bench.warming:
                search(query)
    server.calm(bench.hosts)


@dataclass
class Measured:
    """The quietest round, and the CPU of the server a query in the mean of all. ``squares`` says how fast the machine
    was in that round, ``squares_all`` in all of them: others use it, and it changes by half within minutes."""

    watch: Stopwatch
    squares: float
    server: float
    squares_all: float

    @property
    def cpu(self) -> float:
        return statistics.median(self.watch.whole)


def measured(bench: Bench, corpus, backend: str, rounds: list[list[str]], *, vectors: bool) -> Measured:
    there = bench.hosts if backend == ELASTIC else []
    watches, paces = [], []
    with answered_by(backend, corpus.vector() if vectors else None) as search:
        for query in bench.warming:
            search(query)
        before = server.spent(there)
        for queries in rounds:
            paces.append(squares())
            with Stopwatch().watching() as watch:
                for query in queries:
                    watch.ask(lambda query=query: search(query))
            watches.append(watch)
        paces.append(squares())
        spent = server.spent(there) - before
    quietest = min(range(len(rounds)), key=lambda number: statistics.median(watches[number].whole))
    beside = statistics.mean(paces[quietest : quietest + 2])
    return Measured(watches[quietest], beside, spent / sum(map(len, rounds)), statistics.mean(paces))


@contextmanager
def answered_by(backend: str, vector) -> Iterator:
    """Searching, by this backend and with this vector of the query."""
    from search import embedding
    from search.finding import finder
    from search.indexing import generations

    with (
        patch.object(embedding, "query_vector", lambda _text: vector),
        patch.object(generations, "is_copied", lambda: backend == ELASTIC),
    ):
        yield finder.search


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
    author = Author(seed=3)
    asked = {"two words": lambda: " ".join(author.telling(2)), "eight misspelt words": lambda: author.misspelt(8)}
    for kind, query in asked.items():
        spent = []
        for _ in range(12):
            text, begun = query(), time.process_time()
            embedder.query(text)
            spent.append((time.process_time() - begun) * 1000)
        write(f"Making the vector of a query of {kind}: {statistics.median(spent):.1f} ms more, in its own process\n")


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
