"""Reading foreign files: CSV or JSON lines, foreign headers, bad rows told by their line, texts made plain.

Nothing here knows what is imported; the commands of the apps do.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar

from hub.kit.clock import COPENHAGEN

T = TypeVar("T")

NULLS = {"\\N", "NULL", "null", "None", "NaN"}
LONGEST_FIELD = 5_000_000  # characters
MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
NO_LETTER = re.compile(r"\\u(0000|[dD][89a-fA-F])")  # NUL, and halves of pairs that write one letter
DOUBLED = re.compile(r"(?<=[^\W\d_])''(?=[^\W\d_])")  # an apostrophe as databases write it out: people''s
BREAKS = {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section"}
HIDDEN = {"script", "style", "template"}


class BadRowError(Exception):
    """A row that cannot be taken; the message says why, in words for the person who has the file."""


@dataclass(frozen=True)
class Row:
    """One row: the line it begins on, its values by our column names, and why it cannot be read, if so."""

    line: int
    values: dict = field(default_factory=dict)
    problem: str = ""


def read(path: str | Path, mapping: Mapping[str, str] | None = None) -> Iterator[Row]:
    """The rows of a .csv, .tsv, .json or .jsonl file; ``mapping`` is {foreign header: our column}."""
    text = decoded(Path(path).read_bytes())
    first = text.lstrip()[:1]
    rows = json_rows(text) if first in {"{", "["} else csv_rows(text)
    for row in rows:
        yield Row(row.line, renamed(row.values, mapping or {}), row.problem)


def decoded(raw: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else Windows' western letters; NUL bytes never mean anything."""
    if raw[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return raw.decode("utf-16", errors="replace").replace("\x00", "")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return text.replace("\x00", "")


def csv_rows(text: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            too_many = len(cells) > len(header)
            problem = f"{len(cells)} cells, but the header has {len(header)}" if too_many else ""
            yield Row(line, {} if too_many else dict(zip(header, cells, strict=False)), problem)
        line = reader.line_num + 1


def json_rows(text: str) -> Iterator[Row]:
    """One object a line, or one list of objects. Raises ValueError where a list cannot be read at all."""
    if text.lstrip().startswith("["):
        for number, item in enumerate(loaded(text), 1):
            yield Row(number, item) if isinstance(item, dict) else Row(number, problem="not an object")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = loaded(line)
        except ValueError as error:
            yield Row(number, problem=f"not JSON: {error}")
            continue
        yield Row(number, item) if isinstance(item, dict) else Row(number, problem="not an object")


def loaded(text: str) -> Any:
    """What JSON says, without NUL and halves of letters, which no database takes. Raises ValueError."""
    try:
        item = json.loads(text)
        return harmless(item) if NO_LETTER.search(text) else item
    except RecursionError:
        raise ValueError("too deep") from None


def harmless(item: Any) -> Any:
    if isinstance(item, str):
        return item.replace("\x00", "").encode(errors="replace").decode()
    if isinstance(item, list):
        return [harmless(each) for each in item]
    return {harmless(name): harmless(each) for name, each in item.items()} if isinstance(item, dict) else item


def renamed(values: Mapping, mapping: Mapping[str, str]) -> dict:
    """Our names, no nulls. A column that is mapped twice onto one of ours is joined as paragraphs."""
    ours: dict = {}
    for name, value in values.items():
        if value is None or (isinstance(value, str) and value.strip() in NULLS):
            continue
        target = mapping.get(name, name)
        both = isinstance(ours.get(target), str) and isinstance(value, str)
        ours[target] = "\n\n".join(part for part in (ours[target], value) if part) if both else value
    return ours


def parsed_mapping(pairs: list[str]) -> dict[str, str]:
    """``["name=title", …]`` (theirs=ours) as a dictionary."""
    mapping = {}
    for pair in pairs:
        theirs, separator, ours = pair.partition("=")
        if not separator or not theirs.strip() or not ours.strip():
            raise ValueError(f"--map takes THEIRS=OURS, not {pair!r}")
        mapping[theirs.strip()] = ours.strip()
    return mapping


class _Text(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in HIDDEN
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.hidden = max(0, self.hidden - (tag in HIDDEN))
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def plain(value: object) -> str:
    """Text without markup and without characters that mean nothing; paragraphs are kept."""
    text = "" if value is None else str(value)
    if MARKUP.search(text):
        parser = _Text()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    text = "".join(
        letter for letter in text.replace("\r\n", "\n").replace("\r", "\n") if letter >= " " or letter in "\n\t"
    )
    text = re.sub(r"[ \t\xa0]+", " ", DOUBLED.sub("'", text))
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()


def fitted(text: str, limit: int, changed: Callable[[str], None] = lambda note: None, note: str = "shortened") -> str:
    """The text in at most ``limit`` characters, cut between words; ``changed(note)`` is told when it was longer."""
    if len(text) <= limit:
        return text
    changed(note)
    cut = text[: limit - 1]
    at_word = cut.rsplit(None, 1)[0] if " " in cut[limit // 2 :] else cut
    return at_word.rstrip(" ,;:–-") + "…"


YEAR_FIRST = ("%Y-%m-%d", "%Y/%m/%d")
DATES = {
    "dmy": (*YEAR_FIRST, "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"),
    "mdy": (*YEAR_FIRST, "%m/%d/%Y", "%m-%d-%Y"),
}


def day(value: object, order: str = "dmy") -> date | None:
    """A date in one of the usual ways to write it, a time after it left out; None for nothing.

    ``order`` says what comes first where the year does not: 3/4/2026 is a day in April ("dmy") or in March ("mdy").
    """
    text = str(value or "").strip()
    if not text:
        return None
    word = text.replace("T", " ").split(" ")[0]
    for shape in DATES[order]:
        try:
            return datetime.strptime(word, shape).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise BadRowError(f"{text!r} is no date I know (write 2026-12-31)")


def noon(value: object, order: str = "dmy") -> datetime | None:
    """The middle of a day as it is written: nobody can say the hour."""
    on = day(value, order)
    return datetime.combine(on, time(12), COPENHAGEN) if on else None


def chosen(value: object, known: Mapping[str, T], what: str, note: Callable[[str], object]) -> list[T]:
    """What a row names by slugs, in a list or in one text; a slug that is not ``known`` is noted and left out."""
    slugs = value if isinstance(value, list) else str(value or "").replace(",", ";").split(";")
    slugs = [str(slug).strip() for slug in slugs if str(slug).strip()]
    for slug in set(slugs) - set(known):
        note(f"there is no {what} {slug!r}; it was left out")
    return [known[slug] for slug in slugs if slug in known]


# --- What happens after an import ---------------------------------------------------------------------------------

_finishers: dict[str, list[Callable]] = {}


def afterwards(what: str, function: Callable) -> None:
    """Let an app downstream add to an import: ``function(public_ids, show)`` gives lines to print."""
    _finishers.setdefault(what, []).append(function)


def finish(what: str, public_ids: list, show: Callable) -> Iterator[str]:
    """The lines of all who have something to say about what was imported."""
    for function in _finishers.get(what, []):
        yield from function(public_ids, show)


# --- What was imported before -------------------------------------------------------------------------------------

_tellers: dict[str, Callable[[str], dict]] = {}


def tells(what: str, function: Callable[[str], dict]) -> None:
    """Let an app tell what it has under an external id: ``function(external_id)`` gives title, summary, text, or {}."""
    _tellers[what] = function


def told_of(what: str, external_id: str) -> dict:
    return _tellers[what](external_id) if what in _tellers else {}
