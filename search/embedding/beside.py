"""The process beside the web: holds the model once for all of them and makes the vectors of what visitors ask.

``python -m search.embedding.beside SOCKET`` listens on a Unix socket that only its own user can open. It ends with the
process that started it, and when nobody has asked for an hour. A question is four bytes of length and UTF-8; the
answer four bytes and float32 values. Needs neither settings nor database.
"""

import os
import socket
import struct
import sys
import time
from pathlib import Path

from search.embedding.base import LONGEST, Embedder, EmbedderAway
from search.embedding.local import Local

IDLE = 3600.0  # seconds
LOOK_UP = 2.0  # how often it looks whether it is still wanted
PATIENCE = 2.0  # with a client that has connected and says nothing
LONGEST_QUESTION = LONGEST * 4


def received(connection: socket.socket, length: int) -> bytes:
    """Exactly so many bytes; ConnectionError when the other side has gone before."""
    parts: list[bytes] = []
    while length:
        part = connection.recv(length)
        if not part:
            raise ConnectionError("the other side has gone")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def say(connection: socket.socket, said: bytes) -> None:
    connection.sendall(struct.pack("!I", len(said)) + said)


def hear(connection: socket.socket, longest: int) -> bytes:
    (length,) = struct.unpack("!I", received(connection, 4))
    if length > longest:
        raise ConnectionError("too long")
    return received(connection, length)


def serve(path: Path, embedder: Embedder, *, idle: float = IDLE) -> None:
    """Answer one question after the other until nobody has asked for ``idle`` seconds, or the parent has gone."""
    embedder.query("")  # loads the model before anybody can connect
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        path.chmod(0o600)
        listener.listen(64)
        listener.settimeout(min(LOOK_UP, idle))
        parent, asked_at = os.getppid(), time.monotonic()
        while os.getppid() == parent and time.monotonic() - asked_at < idle:
            try:
                connection, _address = listener.accept()
            except TimeoutError:
                continue
            with connection:
                answer(connection, embedder)
            asked_at = time.monotonic()
    path.unlink(missing_ok=True)


def answer(connection: socket.socket, embedder: Embedder) -> None:
    """One question. A client that breaks off or a text that can't be read stops nobody else."""
    connection.settimeout(PATIENCE)
    try:
        text = hear(connection, LONGEST_QUESTION).decode("utf-8", "replace")
        say(connection, embedder.query(text).tobytes())
    except (OSError, EmbedderAway):
        return


def main() -> None:
    serve(Path(sys.argv[1]), Local())


if __name__ == "__main__":
    main()
