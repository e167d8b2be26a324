"""Who has worked with whom: a walk with restart over the graph of partnerships. Pure."""

from collections.abc import Iterable, Mapping

RESTART = 0.3
STEPS = 40  # (1 − .3)⁴⁰ is below 10⁻⁶


def neighbours(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """{node: those it shares an edge with}; an edge said twice counts twice."""
    found: dict[str, list[str]] = {}
    for one, other in sorted(edges):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def nearness(graph: Mapping[str, list[str]], start: str) -> dict[str, float]:
    """How often a walk that begins anew at ``start`` with probability .3 is at each other node; the nearest is 1."""
    if start not in graph:
        return {}
    there = {start: 1.0}
    for _step in range(STEPS):
        moved = {start: RESTART}
        for node, share in there.items():
            for other in graph[node]:
                moved[other] = moved.get(other, 0.0) + (1 - RESTART) * share / len(graph[node])
        there = moved
    others = {node: share for node, share in there.items() if node != start}
    most = max(others.values(), default=0.0)
    return {node: share / most for node, share in sorted(others.items())} if most else {}
