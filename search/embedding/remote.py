"""An embedder behind an HTTP address that speaks as OpenAI's ``/embeddings`` does; the municipality runs it.

After three failures close together nobody waits for it: it is asked again after 15 seconds, then after twice as long
each time, up to two minutes (``hub.kit.breaker``).
"""

import json
from collections.abc import Sequence

import numpy as np
import urllib3
from numpy.typing import NDArray

from hub.kit.breaker import PatientBreaker
from hub.kit.deadline import within
from search.embedding.base import EmbedderAway, Vectors, readable, unit

BATCH = 32
PASSAGES, QUERY = urllib3.Timeout(connect=2, read=60), urllib3.Timeout(connect=0.3, read=0.7)  # seconds
VISITOR = 1.2  # seconds for the vector of a question, also from a host that answers drop by drop


class Remote:
    """``url``: of the embeddings themselves or of the API above them. ``dims`` are known with the first answer."""

    def __init__(self, url: str, *, model: str, key: str = "") -> None:
        self.url = url if url.rstrip("/").endswith("/embeddings") else url.rstrip("/") + "/embeddings"
        self.name, self.version, self.dims = model, "http", 0
        self._headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._prefixed = "e5" in model.lower()  # models of this family were taught with these two words in front
        self._pool = urllib3.PoolManager(retries=False)
        self.breaker = PatientBreaker()

    def passages(self, texts: Sequence[str]) -> Vectors:
        parts = [self._ask(texts[at : at + BATCH], "passage: ", PASSAGES) for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dims), np.float32)

    def query(self, text: str) -> Vectors:
        return self._ask([text], "query: ", QUERY, VISITOR)[0]

    def _ask(self, texts: Sequence[str], prefix: str, timeout: urllib3.Timeout, longest: float = 0) -> Vectors:
        if not self.breaker.lets_through():
            raise EmbedderAway("not asked: it failed a moment ago")
        given = [(prefix if self._prefixed else "") + readable(text) for text in texts]
        try:
            answer = within(longest, lambda: self._sent(given, timeout)) if longest else self._sent(given, timeout)
            rows = rows_of(answer.status, answer.data, len(texts))
        except (urllib3.exceptions.HTTPError, ValueError, TimeoutError) as error:
            self.breaker.record(failed=True)
            raise EmbedderAway(str(error) or "too slow") from error
        except BaseException:
            self.breaker.trial_over()
            raise
        self.breaker.record(failed=False)
        self.dims = rows.shape[1]
        return rows

    def _sent(self, given: list[str], timeout: urllib3.Timeout) -> urllib3.BaseHTTPResponse:
        body = json.dumps({"model": self.name, "input": given, "encoding_format": "float"})
        return self._pool.request("POST", self.url, body=body, headers=self._headers, timeout=timeout)


def rows_of(status: int, data: bytes, expected: int) -> Vectors:
    """The vectors in the order of the texts. ValueError for any other answer."""
    if status != 200:
        raise ValueError(f"the embedder answered {status}")
    try:
        found = sorted(json.loads(data)["data"], key=lambda each: each["index"])
        rows = np.array([each["embedding"] for each in found], dtype=np.float64)
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError("the embedder answered something else than vectors") from error
    if rows.ndim != 2 or len(rows) != expected or not rows.shape[1]:
        raise ValueError("the embedder answered the wrong number of vectors")
    return pointing(rows)


def pointing(rows: NDArray[np.float64]) -> Vectors:
    """At length 1. ValueError where one of them points nowhere: its cosine with anything would be 0 or no number."""
    if not np.isfinite(rows).all():
        raise ValueError("the embedder answered a vector with something else than finite numbers")
    largest = np.abs(rows).max(axis=1, keepdims=True)
    if not largest.all():
        raise ValueError("the embedder answered a vector of zeros")
    return unit((rows / largest).astype(np.float32))
