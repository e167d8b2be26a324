"""The vector of a visitor's question, for web processes: from the helper beside them, or from the HTTP embedder.

The helper is started by whoever opens the search or begins to write in its field; who misses it first starts it, too,
and is answered by words alone. After a failure nobody asks for five seconds.
"""

import fcntl
import socket
import subprocess
import sys
import time
from collections import OrderedDict
from pathlib import Path
from threading import Lock

import numpy as np
import structlog
from django.conf import settings

from search.embedding import beside
from search.embedding.base import Embedder, EmbedderAway, Vectors, readable, stamp_of
from search.embedding.choice import current
from search.embedding.local import Local

TIMEOUT = 0.5  # seconds a visitor waits for a vector
PAUSE = 5.0
REMEMBERED = 256
log = structlog.get_logger("search.embedding")


class Asking:
    """One a process: what was asked lately, and until when nobody asks."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.known: OrderedDict[tuple[str, str], Vectors] = OrderedDict()
        self.until = 0.0
        self.helper: subprocess.Popen[bytes] | None = None  # held, so that it is buried when it has ended

    def remembered(self, key: tuple[str, str]) -> Vectors | None:
        with self.lock:
            found = self.known.get(key)
            if found is not None:
                self.known.move_to_end(key)
            return found

    def remember(self, key: tuple[str, str], vector: Vectors) -> None:
        with self.lock:
            self.known[key] = vector
            while len(self.known) > REMEMBERED:
                self.known.popitem(last=False)


_asking = Asking()


def query_vector(text: str) -> Vectors | None:
    """Shape (dims,), length 1; None when there is no embedder or it does not answer in time."""
    embedder, text = current(), readable(text).strip()
    if embedder is None or not text:
        return None
    key = (stamp_of(embedder), text)
    known = _asking.remembered(key)
    if known is not None or time.monotonic() < _asking.until:
        return known
    vector = _asked(embedder, text)
    if vector is not None:
        _asking.remember(key, vector)
    return vector


def answers() -> bool:
    """Whether a question would get its vector now. Asks one, unless one failed a moment ago."""
    embedder = current()
    return embedder is not None and time.monotonic() >= _asking.until and _asked(embedder, "?") is not None


def _asked(embedder: Embedder, text: str) -> Vectors | None:
    try:
        return _ask_helper(text) if isinstance(embedder, Local) else embedder.query(text)
    except (OSError, EmbedderAway) as error:
        log.warning("no vector", reason=str(error))
        _asking.until = time.monotonic() + PAUSE
        return None


def warm() -> None:
    """Have the helper started before the first question comes."""
    if isinstance(current(), Local) and not socket_path().exists():
        start()


def socket_path() -> Path:
    return settings.VAR / "embedder" / "socket"


def _ask_helper(text: str) -> Vectors:
    try:
        return ask(socket_path(), text)
    except (FileNotFoundError, ConnectionRefusedError):
        start()
        raise


def ask(path: Path, text: str) -> Vectors:
    """One question to the helper at a socket. OSError when it is away or slow."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(TIMEOUT)
        connection.connect(str(path))
        beside.say(connection, text.encode())
        return np.frombuffer(beside.hear(connection, 1 << 20), dtype=np.float32)


def start() -> None:
    """Start the helper, once however many processes miss it: the child holds the lock as long as it lives."""
    path = socket_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (path.parent / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        _asking.helper = subprocess.Popen(  # noqa: S603 -- our own module, and a path of ours
            [sys.executable, "-m", "search.embedding.beside", str(path)],
            cwd=settings.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[lock.fileno()],
        )
