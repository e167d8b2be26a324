"""Hosts that keep whoever asks them waiting."""

import socket
import threading
from contextlib import contextmanager

BEGINNING = b"HTTP/1.1 200 OK\r\nX-Slow: "
PAUSE = 0.1  # seconds between two drops: no timeout of a socket is ever reached


@contextmanager
def dripping():
    """A host that answers at once, and then a byte at a time."""
    over = threading.Event()

    def answer(connection):
        with connection:
            try:
                connection.recv(65536)
                connection.sendall(BEGINNING)
                while not over.wait(PAUSE):
                    connection.sendall(b"x")
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as door:

        def listen():
            while True:
                try:
                    connection = door.accept()[0]
                except OSError:
                    return
                threading.Thread(target=answer, args=[connection], daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        over.set()
        door.shutdown(socket.SHUT_RDWR)
