"""The files of the index: written from the rows, kept open by every process that answers until there are newer ones."""

import datetime as dt
import json
import time
import uuid
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import structlog
from django.conf import settings
from django.db.models import Prefetch

from hub.base import memory
from hub.base.models import Topic
from search import embedding
from search.analysis import compounds
from search.analysis.wording import Wording
from search.engine import Document, TextIndex
from search.indexing import promoting, sums, wordlist
from search.indexing.offers import Offered, Offers, TopicName
from search.indexing.phases import moment
from search.indexing.sieve import DATED, NAMED, NEVER, Row, Sieve
from search.indexing.titles import Titles
from search.indexing.version import VERSION
from search.models import Chunk, Generation, SearchDocument
from search.models.documents import Kind

OF_ONE_KIND = {"status": Kind.PILOT, "lacking": Kind.PILOT, "result": Kind.LEARNING, "evidence": Kind.LEARNING}
NO_WORDING = Wording()
HALF_BUILT = dt.timedelta(hours=1)  # a folder without a row is left alone so long: somebody may be writing it
BROKEN = (OSError, ValueError, KeyError, IndexError, TypeError, EOFError, zipfile.BadZipFile, zlib.error)
SOUND_FOR = 60.0  # seconds for which files that were read whole are taken for sound
Found = TypeVar("Found")
log = structlog.get_logger("search.generations")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One generation, open. Place n of the text index and row n of the sieve are the same document.

    ``wording`` is what the texts were analysed with; whoever asks or marks them analyses with it, too.
    """

    folder: uuid.UUID
    stamp: str
    sieve: Sieve
    text: TextIndex
    titles: Titles
    wording: Wording
    offers: Offers
    promoted: tuple[promoting.Promoted, ...] = ()


@dataclass
class _Open:
    looked_at: float = float("-inf")
    snapshot: Snapshot | None = None
    answers: bool = False
    copied: bool = False
    unreadable: set[uuid.UUID] = field(default_factory=set)
    damaged: set[uuid.UUID] = field(default_factory=set)
    sound_at: float = float("-inf")


_open = _Open()


def newest() -> Snapshot | None:
    """What answers now; None where no generation can be read, a change waits to be built into the next, or the files
    were made with another text analysis, or written otherwise, than here.

    Looks four times a second, with one question to the database.
    """
    if time.monotonic() - _open.looked_at >= memory.READ_EVERY:
        row = Generation.objects.with_state().first()
        if row and row.version != VERSION:
            row = None
        _open.snapshot = opened(row.folder, row.stamp) if row else _open.snapshot
        _open.answers = bool(row and _open.snapshot and not row.is_behind)
        _open.copied = bool(row and _open.answers and row.is_copied)
        _open.looked_at = time.monotonic()
    return _open.snapshot if _open.answers else None


def wording() -> Wording:
    """What the files last opened were analysed with, also while they are behind; nothing where there were none."""
    return _open.snapshot.wording if _open.snapshot else NO_WORDING


def is_readable() -> bool:
    """Whether there are files here at all, though they may be behind."""
    return _open.snapshot is not None


def is_copied() -> bool:
    """Whether Elasticsearch held the generation that answers, when it was last looked at."""
    return _open.copied


def answer(ask: Callable[[Snapshot], Found]) -> Found | None:
    """What is asked of the files; None where none answer now, or where those that do turn out to be damaged."""
    index = newest()
    if index is None:
        return None
    try:
        return ask(index)
    except Exception:  # damage may show as anything; what it does not explain is raised
        if not is_damaged(index.folder):
            raise
        return None


def is_damaged(folder: uuid.UUID) -> bool:
    """Whether a byte of these files is not as it was written; then they answer no more here. Reads them whole, unless
    it did a moment ago: 30 ms where 20,000 texts have 120 MB in memory."""
    if folder in _open.damaged or time.monotonic() - _open.sound_at < SOUND_FOR:
        return folder in _open.damaged
    try:
        sums.check(place(folder), every_byte=True)
    except BROKEN as error:
        log.warning("generation is damaged", folder=str(folder), reason=str(error))
        _open.damaged.add(folder)
        _open.snapshot, _open.answers, _open.copied = None, False, False
        return True
    _open.sound_at = time.monotonic()
    return False


def is_sound() -> bool:
    """Whether there are files here at all, though they may be behind, and all of them as they were written."""
    return _open.snapshot is not None and not is_damaged(_open.snapshot.folder)


def opened(folder: uuid.UUID, stamp: str) -> Snapshot | None:
    """A generation's files, memory-mapped; None where they are on another machine, gone or broken."""
    if _open.snapshot and _open.snapshot.folder == folder:
        return _open.snapshot
    if folder in _open.damaged:
        return None
    try:
        files = place(folder)
        sums.check(files)
        sieve, text = Sieve.open(files / "sieve.npz"), TextIndex.open(files)
        titles, offers = Titles.open(files, text.places), Offers.open(files)
        return Snapshot(folder, stamp, sieve, text, titles, wording_in(folder), offers, promoting.opened(files))
    except BROKEN as error:
        if folder not in _open.unreadable:
            log.warning("generation can't be read", folder=str(folder), reason=str(error))
            _open.unreadable.add(folder)
        return None


def wording_in(folder: uuid.UUID) -> Wording:
    """Raises OSError where the files are on another machine or gone."""
    return Wording.of_json(json.loads((place(folder) / "wording.json").read_text(encoding="utf-8")))


def forget() -> None:
    """Look anew at the next question."""
    _open.looked_at = _open.sound_at = float("-inf")
    _open.snapshot, _open.answers, _open.copied = None, False, False
    _open.unreadable.clear()
    _open.damaged.clear()


def root() -> Path:
    settings.SEARCH_ROOT.mkdir(parents=True, exist_ok=True)
    return settings.SEARCH_ROOT


def place(folder: uuid.UUID) -> Path:
    return root() / str(folder)


def is_old(folder: Path) -> bool:
    return time.time() - folder.stat().st_mtime > HALF_BUILT.total_seconds()


def write(folder: uuid.UUID, stamp: str) -> tuple[int, int]:
    """Write all rows with the vectors of one model into a folder; how many documents and how many vectors."""
    chunks = Prefetch("chunks", Chunk.objects.with_vector_of(stamp) if stamp else Chunk.objects.none())
    rows = list(SearchDocument.objects.order_by("pk").prefetch_related(chunks))
    vectors = {chunk.text: read(chunk.vector) for row in rows for chunk in row.chunks.all()}
    documents = [as_document(row) for row in rows]
    wording = wordlist.of(documents)
    with compounds.using(wording.splitter):
        text = TextIndex.build(documents, vectors.get if vectors else None)
        titles = Titles.of(text, [row.title for row in rows])
        offers = Offers.of([offered(number, row) for number, row in enumerate(rows) if row.public], topics())
    text.save(place(folder))
    Sieve.of([sifted(row) for row in rows]).save(place(folder) / "sieve.npz")
    (place(folder) / "wording.json").write_text(json.dumps(wording.as_json()), encoding="utf-8")
    titles.save(place(folder))
    offers.save(place(folder))
    promoting.save(promoting.gathered(rows), place(folder))
    sums.keep(place(folder))
    return len(rows), len(vectors)


def read(vector: bytes) -> embedding.Vectors:
    return np.frombuffer(vector, np.float16).astype(np.float32)


def as_document(row: SearchDocument) -> Document:
    text = f"{row.summary}\n\n{row.text}"
    return Document(id=f"{row.object_id} {row.language}", lang=row.language, title=row.title, text=text)


def offered(number: int, row: SearchDocument) -> Offered:
    """What of a public row may be offered by its words. An organisation has an address a language: its slug says it."""
    url = row.facets.get("facts", {}).get("slug") or row.url
    return Offered(number, row.language, row.title, url, f"{row.summary}\n{row.text}")


def topics() -> list[TopicName]:
    rows = Topic.objects.order_by("name").values_list("slug", "name", "name_en")
    return [TopicName(slug, tuple(name for name in names if name)) for slug, *names in rows]


def sifted(row: SearchDocument) -> Row:
    """What the sieve knows of a row. ``unsaid`` are facets of its kind that are newer than the row."""
    facts = row.facets.get("facts", {})
    named: dict[str, Iterable[str]] = {name: row.facets.get(name, ()) for name in (*NAMED, "family")}
    named["unsaid"] = [name for name, kind in OF_ONE_KIND.items() if kind == row.kind and name not in row.facets]
    dates = {name: seconds(moment(facts, f"{name}_at")) for name in DATED}
    return Row(
        key=row.pk,
        thing=f"{row.kind} {row.object_id}",
        kind=row.kind,
        language=row.language,
        public=row.public,
        starts=seconds(row.starts_at),
        ends=seconds(row.ends_at),
        day=row.facets.get("at", ""),
        title=row.title,
        facets=named,
        dates=dates,
    )


def seconds(when: dt.datetime | None) -> float:
    return when.timestamp() if when else NEVER
