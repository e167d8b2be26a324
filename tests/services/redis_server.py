"""A Redis of a test's own, that can be stopped and started."""

import socket
import subprocess

from tests.processes import PATIENCE, wait_until


class Redis:
    """A server of the test's own that keeps nothing when it is stopped."""

    def __init__(self, folder):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.folder, self.url = folder, f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
        wait_until(self.answers, self.process)

    def answers(self):
        with socket.socket() as door:
            return door.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)

    def waiting(self):
        from redis import Redis as Client

        with Client.from_url(self.url) as client:
            return client.llen("quadro")
