"""Where the CPU of a search goes: each step without those that are taken inside it."""

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from unittest.mock import patch

from search import analysis
from search.backends.elastic import answers
from search.engine.lexical import Lexical
from search.engine.meaning import Meanings
from search.finding import files
from search.indexing.sieve import Sieve

WATCHED = (
    ("analysis", analysis, "clean_query"),
    ("analysis", Lexical, "meant"),
    ("words", Lexical, "word_scores"),
    ("letters", Lexical, "spelt"),
    ("letters", Lexical, "gram_scores"),
    ("vectors", Meanings, "scores"),
    ("asking", answers, "candidates"),
    *(("facets", Sieve, name) for name in ("visible", "one_each", "fitting", "counts")),
    ("rows", files, "read"),
)
REST = "fusion"
STEPS = ("analysis", "words", "letters", "vectors", "asking", REST, "facets", "rows")


class Stopwatch:
    """Milliseconds of this process' CPU of each question, whole and by step; ``waited`` is what passed meanwhile."""

    def __init__(self) -> None:
        self.spent: list[Counter[str]] = []
        self.times: Counter[str] = Counter()
        self.whole: list[float] = []
        self.waited: list[float] = []
        self.inside, self.since = [REST], 0.0

    def ask(self, search) -> None:
        wall, begun = time.perf_counter(), time.process_time()
        self.since = begun
        self.spent.append(Counter())
        search()
        self.turn()
        self.whole.append((time.process_time() - begun) * 1000)
        self.waited.append((time.perf_counter() - wall) * 1000)

    def turn(self) -> None:
        """What was spent until now belongs to the step that is being taken."""
        moment = time.process_time()
        self.spent[-1][self.inside[-1]] += (moment - self.since) * 1000
        self.since = moment

    @contextmanager
    def watching(self) -> Iterator["Stopwatch"]:
        with ExitStack() as stack:
            for step, owner, name in WATCHED:
                stack.enter_context(patch.object(owner, name, self.watched(step, getattr(owner, name))))
            yield self

    def watched(self, step: str, function):
        @wraps(function)
        def timed(*args, **given):
            self.turn()
            self.inside.append(step)
            try:
                found = function(*args, **given)
            finally:
                self.turn()
                self.inside.pop()
            self.times[step] += 1
            return found

        return timed

    def steps(self) -> list[float]:
        """The median of each step."""
        return [statistics.median(each[step] for each in self.spent) for step in STEPS]
