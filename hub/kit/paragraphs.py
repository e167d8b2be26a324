"""Plain paragraphs and the rich text they are kept as: for forms without an editor of rich text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.utils.html import escape
from django.utils.text import normalize_newlines

KEY = "data-block-key"  # what the CMS numbers its paragraphs with


def as_rich(text: str) -> str:
    """Paragraphs and lines as the CMS stores them; what looks like markup is text."""
    parts = re.split(r"\n{2,}", normalize_newlines(text).strip())
    return "".join(f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in parts if part.strip())


def as_plain(rich: str) -> str | None:
    """The text ``as_rich`` would make this of; None where it holds more than paragraphs and lines."""
    reader = _Paragraphs()
    reader.feed(rich)
    reader.close()
    if reader.holds_more:
        return None
    paragraphs = ("".join(parts).strip() for parts in reader.paragraphs)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self.holds_more = False

    def handle_starttag(self, tag, attrs):
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "br":
            self.paragraphs[-1].append("\n")
        if tag not in ("p", "br") or any(name != KEY for name, _value in attrs):
            self.holds_more = True

    def handle_data(self, data):
        self.paragraphs[-1].append(data.replace("\xa0", " "))
