"""The real Elasticsearch that `make bench` asks: the one that is set, or one that is started here and stopped again."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elasticsearch import Elasticsearch

SERVICES = Path(__file__).resolve().parents[2] / "deploy" / "services.sh"
STALE = 1.2  # seconds for which a node tells the same figure
CALM, LONGEST = 0.1, 300  # of a core, while nothing is asked; seconds to wait for that
SET = "export ELASTICSEARCH_URL="


def services(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([SERVICES, *arguments], capture_output=True, text=True, check=False)


@contextmanager
def elasticsearch(*, wanted: bool) -> Iterator[tuple[list[str], str]]:
    """Its addresses; without any, why there are none."""
    if not wanted:
        yield [], "it was not asked for"
        return
    if given := os.environ.get("ELASTICSEARCH_URL", ""):
        yield given.split(","), ""
        return
    if " node-1 http" in services("status").stdout:
        yield (
            [],
            "another one of deploy/services.sh runs, which is not to be disturbed; set ELASTICSEARCH_URL to use it",
        )
        return
    started = services("up", "elasticsearch")
    try:
        if started.returncode:
            yield [], (started.stderr.strip().splitlines() or ["it did not start"])[-1]
        else:
            yield started.stdout.strip().removeprefix(SET).split(","), ""
    finally:
        services("down", "elasticsearch", "PURGE=1")


def spent(hosts: list[str]) -> float:
    """CPU milliseconds of all nodes since they were started; 0 without a server."""
    if not hosts:
        return 0.0
    time.sleep(STALE)
    with Elasticsearch(hosts, request_timeout=30) as client:
        nodes = client.nodes.stats(metric="process")["nodes"].values()
    return float(sum(node["process"]["cpu"]["total_in_millis"] for node in nodes))


def calm(hosts: list[str]) -> None:
    """Return when no node merges, compiles or collects garbage any more for what was asked before, or after LONGEST."""
    until = time.monotonic() + LONGEST
    before = spent(hosts)
    while hosts and time.monotonic() < until:
        begun = time.monotonic()
        after = spent(hosts)
        if after - before < CALM * 1000 * (time.monotonic() - begun):
            return
        before = after
