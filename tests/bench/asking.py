"""Asking a WSGI application in this process, and what an answer costs: CPU, queries, bytes."""

import gzip
import io
import statistics
import sys
import time
from dataclasses import dataclass, field

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass
class Subject:
    """One address, asked of one application as one visitor."""

    name: str
    application: object
    address: str
    cookie: str = ""
    most: dict = field(default_factory=dict)  # aims: "K", "queries", "kB" (HTML), "kB gz"
    cpu: list = field(default_factory=list)  # milliseconds
    queries: int = 0
    body: bytes = b""

    def ask(self):
        """The body; an answer other than 200 stops the bench, as its figure would mean nothing."""
        path, _, query = self.address.partition("?")
        told = []
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": self.cookie,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        answer = self.application(environ, lambda status, headers, error=None: told.append(status))
        try:
            body = b"".join(answer)
        finally:
            answer.close()
        if not told[0].startswith("200"):
            raise SystemExit(f"{self.address} answers {told[0]}")
        return body

    def look(self):
        """Queries and bytes, once this process remembers what it can; its look at the content version, four times a
        second, is no query of the page."""
        self.body = self.ask()
        counts = []
        for _ in range(3):
            with CaptureQueriesContext(connection) as seen:
                self.ask()
            counts.append(len(seen))
        self.queries = min(counts)

    def time(self):
        began = time.process_time()
        self.ask()
        self.cpu.append((time.process_time() - began) * 1000)

    @property
    def median(self):
        return statistics.median(self.cpu)

    def found(self, k):
        """The figures by their names in ``most``."""
        packed = gzip.compress(self.body, 6)
        kilo = {"kB": len(self.body) / 1000, "kB gz": len(packed) / 1000}
        return {"ms": self.median, "K": self.median / k, "queries": self.queries, **kilo}

    def missed(self, k):
        """The aims that are not reached."""
        found = self.found(k)
        return [name for name, limit in self.most.items() if found[name] > limit]


def measure(subjects, rounds):
    """In turn, so that a noisy minute on the machine touches all alike."""
    for subject in subjects:
        subject.look()
    for _ in range(rounds):
        for subject in subjects:
            subject.time()


def session_of(user):
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
