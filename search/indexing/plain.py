"""Markup as plain text, as it is searched and quoted."""

import re

from django.utils.html import strip_tags

from search import analysis

LONGEST = 60_000  # characters of one thing that are read
BLOCKS = "p|h[1-6]|[uo]l|li|d[ltd]|table|t[rdh]|caption|blockquote|figure|figcaption|div|section|br|hr"
PARAGRAPH = re.compile(rf"</?(?:{BLOCKS})\b[^>]*>|\n\s*\n")
ENDS = tuple(".!?:;,…")


def plain(*parts: object) -> str:
    """Rich text, stream fields and plain fields as one text without markup, each heading and paragraph a sentence."""
    said = (strip_tags(piece) for part in parts if part for piece in PARAGRAPH.split(str(part)))
    *first, last = [piece for piece in (analysis.clean(each).strip() for each in said) if piece] or [""]
    return " ".join([*map(ended, first), last])[:LONGEST]


def ended(piece: str) -> str:
    return piece if piece.endswith(ENDS) else f"{piece}."
