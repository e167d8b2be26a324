"""What it costs to propose a team: `python -m tests.bench.teams`. Prints, never fails on time."""

import random
import sys
import time
from itertools import product

from search import team
from search.team import PARTS, Candidate, Competence, Task

SOUGHT = tuple(f"competence {number}" for number in range(6))
write = sys.stdout.write
ASKS = Candidate("0", "public", house="town")


def a_task(number: int, dense: float) -> Task:
    """Candidates drawn by lot; ``dense`` is the share of the competences that each of them has."""
    lot = random.Random(number)
    candidates = (
        Candidate(
            f"{one:05}",
            lot.choice(PARTS[1:]),
            lot.randint(30, 95) / 100,
            tuple((name, lot.choice([0.5, 1.0])) for name in SOUGHT if lot.random() < dense),
            f"house {lot.randrange(number)}",
        )
        for one in range(1, number + 1)
    )
    return Task((ASKS, *candidates), tuple(map(Competence, SOUGHT)), locked=frozenset({ASKS.id}))


def spent(work, task: Task) -> float:
    """Milliseconds of CPU."""
    begun = time.process_time()
    work(task)
    return 1000 * (time.process_time() - begun)


def main() -> None:
    write("A team of up to six, CPU in ms\n")
    write(f"{'candidates':>10} {'of six each':>12} {'proposal':>9} {'three':>7}\n")
    for number, dense in product((30, 100, 1000), (0.1, 0.3)):
        one, three = (spent(work, a_task(number, dense)) for work in (team.propose, team.proposals))
        write(f"{number:>10} {6 * dense:>12.1f} {one:>9.0f} {three:>7.0f}\n")


if __name__ == "__main__":
    main()
