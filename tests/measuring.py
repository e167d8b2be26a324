"""What a page costs: the questions it asks the database, when it asks them, and its weight on the way to a visitor."""

import re
from contextlib import contextmanager

from django.db import connection
from django.template.base import Template
from django.test.utils import CaptureQueriesContext

from hub.base import memory


def asked(client, address: str, *, cold: bool = False) -> list[str]:
    """The queries of one request: with the chrome remembered, or (``cold``) with nothing remembered at all."""
    if cold:
        memory.forget()
    else:
        client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return [query["sql"] for query in queries]


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
