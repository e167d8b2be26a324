"""A browser that meets the hub as a person would: Debian's Chromium, a server of its own, axe on each page."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.walking import Walker

expect.set_options(timeout=15_000)

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # Playwright's loop runs in the thread that asks the database

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
ARGUMENTS += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
CMS = ("inline style", "status of 400")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": "/usr/bin/chromium", "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "da-DK", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture
def page(page, live_server):
    """Playwright's page; what the browser complains of, and what it asks of strangers, fails the test."""
    wrong = listen(page, live_server.url)
    page.expected_errors = []
    yield page
    assert [text for text in wrong if not any(known in text for known in page.expected_errors)] == []


@pytest.fixture
def person(new_context, live_server, accessible):
    """``person(user)``: somebody at a browser of their own; complaints of any of the browsers fail the test.

    Wagtail's text editor adds style elements that the policy keeps out: it loses the hint in an empty field and the
    markers of lists within lists while writing, and says so on the console. What it saves by itself while the page
    is being sent on is refused, and said there too.
    """
    heard = []

    def arrive(user=None):
        page = new_context().new_page()
        heard.append(listen(page, live_server.url))
        return Walker(page, accessible, user, server=live_server.url)

    yield arrive
    said = [text for wrong in heard for text in wrong]
    assert [text for text in said if not ("/cms/" in text and any(known in text for known in CMS))] == []


def listen(page, server):
    """The list that grows by what goes wrong on a page."""
    wrong = []
    page.on("console", lambda said: wrong.append(f"{page.url} {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if _ours(asked.url, server) else wrong.append(f"asked {asked.url}"))
    page.set_default_timeout(15_000)
    return wrong


@pytest.fixture
def accessible(fits):
    """``accessible(page)``: axe finds nothing on the page as it stands, and nothing runs out of it sideways."""

    def check(page):
        found = Axe().run(page, options=WCAG).response["violations"]
        assert [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] == [], page.url
        fits(page)

    return check


@pytest.fixture
def fits():
    """``fits(page)``: the page is no wider than its window."""

    def check(page):
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px wider than its window of {page.viewport_size['width']}"

    return check


def _ours(url, server):
    return url.startswith((server, "data:", "blob:", "about:"))
