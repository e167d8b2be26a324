"""ClamAV over a unix socket: the INSTREAM command of clamd."""

from __future__ import annotations

import socket
import struct

CHUNK = 64 * 1024
TIMEOUT = 60  # seconds; 25 MB take about two


class ScanFailed(Exception):  # noqa: N818 -- the name says what happened
    """The scanner could not be asked, or could not answer. The file counts as not scanned."""


def scan(content: bytes, socket_path: str) -> str:
    """The name of the virus found, or an empty string. Raises ScanFailed."""
    try:
        answer = _ask(content, socket_path)
    except OSError as error:
        # a stream longer than clamd's StreamMaxLength breaks the pipe
        raise ScanFailed(f"clamd did not answer: {error.__class__.__name__}") from error
    if answer.endswith(" OK"):
        return ""
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScanFailed(f"clamd answered {answer!r}")


def _ask(content: bytes, socket_path: str) -> str:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as clamd:
        clamd.settimeout(TIMEOUT)
        clamd.connect(socket_path)
        clamd.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            clamd.sendall(struct.pack("!L", len(chunk)) + chunk)
        clamd.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0"):
            part = clamd.recv(4096)
            if not part:
                break
            answer += part
    return answer.rstrip(b"\0").decode(errors="replace")
