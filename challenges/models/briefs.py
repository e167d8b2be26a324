"""What a department writes of its challenge in plain words, as it stands on the page."""

from __future__ import annotations

from typing import Any

from django.utils.text import normalize_newlines

from hub.kit.paragraphs import as_plain

RICH = ("problem", "why_critical", "tried_before", "wanted_outcome")
BRIEF = ("department", "title", "problem", "affected", "affected_count", *RICH[1:])  # in the order of the form


def told(page) -> dict[str, Any]:
    """The fields of a brief as its form shows them; None for rich text that plain words would destroy."""
    values = {name: getattr(page, name) for name in BRIEF if name not in (*RICH, "department")}
    values |= {name: normalize_newlines(value).strip() for name, value in values.items() if isinstance(value, str)}
    return values | {name: as_plain(getattr(page, name)) for name in RICH} | {"department": page.department_id}


def is_shut(name: str, words: dict[str, Any]) -> bool:
    """Whether only an editor of rich text can change this field of ``words`` (from ``told``)."""
    return name in RICH and words[name] is None
