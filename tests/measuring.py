"""What a page costs: the questions it asks the database, when it asks them, and its weight on the way to a visitor."""

import gzip
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.template.base import Template
from django.test.utils import CaptureQueriesContext

from hub.base import memory

CHROME = ("surroundings", "site", "language")  # what every page shares: names, menu, footer, languages


def asked(client, address: str, *, known: str = "all") -> list[str]:
    """The queries of one request when all is remembered that may be, the ``chrome`` alone, or ``nothing``."""
    client.get(address)
    {"all": lambda: None, "chrome": forget_content, "nothing": memory.forget}[known]()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return [query["sql"] for query in queries]


def forget_content() -> None:
    """Leave only the chrome in memory."""
    facts = memory._memory.facts
    for language, key in list(facts):
        if (key[0] if isinstance(key, tuple) else key) not in CHROME:
            del facts[language, key]


def shape(query: str) -> str:
    """A query without its values: two of one shape are one too many."""
    query = re.sub(r"'(?:[^']|'')*'", "?", query)
    query = re.sub(r"\b\d+(?:\.\d+)?\b", "?", query)
    return re.sub(r"\(\?(?:, \?)*\)", "(?)", query)


def twice(queries: list[str]) -> list[str]:
    """The shapes that occur more than once."""
    shapes = [shape(query) for query in queries if not query.startswith(("SAVEPOINT", "RELEASE"))]
    return sorted({each for each in shapes if shapes.count(each) > 1})


@contextmanager
def no_questions_while_rendering(monkeypatch):
    """The list of what templates asked the database for themselves, as (template, query). It should stay empty.

    What stands around every page is gathered by a context processor, before the first node is rendered.
    """
    open_templates, found = [], []
    render = Template._render

    def watched(template, context):
        open_templates.append(template.name or "a string")
        try:
            return render(template, context)
        finally:
            open_templates.pop()

    def note(execute, sql, params, many, context):
        if open_templates:
            found.append((open_templates[-1], sql))
        return execute(sql, params, many, context)

    monkeypatch.setattr(Template, "_render", watched)
    with connection.execute_wrapper(note):
        yield found


@dataclass(frozen=True)
class Weight:
    """The bytes of one page as they travel, compressed, by kind, and the number of requests; pictures left out."""

    html: int = 0
    css: int = 0
    js: int = 0
    font: int = 0
    icon: int = 0
    requests: int = 0

    @property
    def whole(self) -> int:
        return self.html + self.css + self.js + self.font + self.icon


KINDS = {".css": "css", ".js": "js", ".woff2": "font", ".svg": "icon", ".png": "icon", ".ico": "icon"}
LINKED = re.compile(r"<(?:link|script)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"[^>]*>")
NEEDED = re.compile(
    r"""(?:@import\s+|url\(|\bfrom\s*|\bimport\s*\(?)\s*["']?([^"'()\s;]+\.(?:css|js|woff2|svg|png))["')]"""
)
NOT_FETCHED = ("alternate", "canonical", "prev", "next", "dns-prefetch", "preconnect", "help", "license", "search")


@lru_cache(maxsize=512)
def zipped(content: bytes, level: int) -> int:
    return len(gzip.compress(content, level))


def weigh(client, address: str) -> Weight:
    """What a visitor with nothing remembered fetches: the page, and all that it and its style sheets and modules name.

    The page is compressed by the web server in front as deploy/nginx/quadro.conf says; what lies in static/ was
    compressed by WhiteNoise beforehand, as hard as it can be (fonts are so already). A browser that knows no Brotli
    is the heavier case, and the one counted.
    """
    response = client.get(address)
    assert response.status_code == 200, address
    sums = Counter(html=zipped(response.content, nginx_level()), requests=1)
    waiting, seen = linked(response.content.decode()), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        content = fetched(client, name)
        kind = KINDS[PurePosixPath(name.partition("?")[0]).suffix]
        sums[kind] += len(content) if kind == "font" else min(len(content), zipped(content, 9))
        sums["requests"] += 1
        if kind in ("css", "js"):
            waiting += [urljoin(name, found) for found in NEEDED.findall(content.decode())]
    return Weight(**sums)


def linked(html: str) -> list[str]:
    """The addresses that a browser fetches by itself because of what stands in the head or in a script element."""
    found = []
    for match in LINKED.finditer(html):
        rel = re.search(r"\brel=\"([^\"]*)\"", match[0])
        if rel is None or not set(rel[1].split()) & set(NOT_FETCHED):
            found.append(unescape(match[1]))
    return found


def fetched(client, address: str) -> bytes:
    """A file of ours from where it lies, or what a view answers."""
    if address.startswith(settings.STATIC_URL):
        return Path(finders.find(address.removeprefix(settings.STATIC_URL))).read_bytes()
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content


def nginx_level() -> int:
    configuration = (settings.ROOT / "deploy" / "nginx" / "quadro.conf").read_text()
    assert re.search(r"^\s*gzip on;", configuration, re.MULTILINE)
    return int(re.search(r"^\s*gzip_comp_level (\d);", configuration, re.MULTILINE)[1])
