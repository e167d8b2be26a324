"""What it costs to match: one challenge against many actors, and all of it together."""

import itertools
import statistics
import sys
import time

import numpy as np

from search.matching import Actor, Ask, EvidenceText, Labels, Population, Scorer, Topic, match
from tests.bench.danish_texts import Author

write = sys.stdout.write
ASKS, TEXTS, TOPICS = 12, 3, 40


def show(*, small: bool) -> None:
    sizes = (100, 1_000) if small else (100, 1_000, 10_000)
    write(f"\nMatching, {TEXTS} texts an actor, {ASKS} challenges, words and vectors; CPU\n")
    write(f"{'actors':>8}{'all counted':>14}{'one challenge':>16}{'again':>10}{'labels':>10}{'a reason':>10}\n")
    found = [(size, of_size(size)) for size in sizes]
    for (one, earlier), (other, later) in itertools.pairwise(found):
        write(f"  {one:,} to {other:,} actors: one challenge grows {later / earlier:.1f}-fold\n")


def of_size(many: int) -> float:
    """CPU milliseconds of one challenge against so many actors."""
    author = Author(seed=5)
    asks, everybody = [ask(author, number) for number in range(ASKS)], [actor(author, n) for n in range(many)]
    begun = time.process_time()
    scorer = Scorer(Population(asks, everybody, meaning))
    built, spent = time.process_time() - begun, []
    for each in asks:
        begun = time.process_time()
        ranked = scorer.rank(each)
        spent.append((time.process_time() - begun) * 1000)
    begun = time.process_time()
    scorer.rank(asks[-1])
    again = (time.process_time() - begun) * 1000
    begun = time.process_time()
    Labels.of(logit for each in asks for _actor, logit in scorer.rank(each))
    labels = (time.process_time() - begun) * 1000
    begun = time.process_time()
    for best, _logit in ranked[:20]:
        match(scorer, asks[-1], best)
    reason = (time.process_time() - begun) * 1000 / min(20, many)
    one = statistics.median(spent)
    write(f"{many:8,}{built:12.1f} s{one:13.1f} ms{again:7.1f} ms{labels:7.0f} ms{reason:7.2f} ms\n")
    sys.stdout.flush()
    return one


def ask(author: Author, number: int) -> Ask:
    return Ask(f"c{number:03}", tuple(author.text(300) for _ in range(3)), topics=some_topics(author))


def actor(author: Author, number: int) -> Actor:
    texts = tuple(
        EvidenceText(f"e{number}-{place}", author.text(400), kind=kind, verified=kind == "pilot")
        for place, kind in zip(range(TEXTS), ("profile", "solution", "pilot"), strict=True)
    )
    return Actor(f"a{number:06}", f"A {number}", "business", texts, some_topics(author), start_within=number % 40)


def some_topics(author: Author) -> tuple[Topic, ...]:
    numbers = sorted({int(number) for number in author.dice.integers(TOPICS, size=4)})
    return tuple(Topic(str(number), f"Emne {number}") for number in numbers)


def meaning(piece: str) -> np.ndarray:
    """A vector of the piece's letters, always the same."""
    found = np.zeros(384, np.float32)
    np.add.at(found, np.frombuffer(piece.encode(), np.uint8).astype(np.int64) * 7 % 384, 1)
    return found / np.linalg.norm(found)
