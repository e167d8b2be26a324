"""Made-up things in a database of their own, as the index has them: rows with facets and dates, pieces with vectors.

It only grows, so that what is there need not be made again. The rows of words that answer while files are being built
are left out, and so are the things themselves.
"""

import datetime as dt
import uuid
from collections.abc import Iterator

import numpy as np

from hub.kit.clock import now
from search.embedding.base import unit
from search.indexing import generations
from search.models import Chunk, ElasticIndex, Generation, SearchDocument
from tests.bench.danish_texts import Author

BATCH = 500
STAMP = "made-up/1"  # of the vectors
KINDS = ("challenge", "partner", "pilot", "learning")
HELIX = ("public", "business", "knowledge", "civic")
TOPICS, MEANINGS, DIMENSIONS = 60, 200, 384


class Corpus:
    """Nine of ten texts are Danish, the rest are as if English: the engine treats each language alone."""

    def __init__(self) -> None:
        for model in (SearchDocument, Generation, ElasticIndex):
            model.objects.all().delete()
        self.author, self.size = Author(), 0
        self.base = self.author.vector(DIMENSIONS)
        self.meanings = np.stack([self.author.vector(DIMENSIONS) for _ in range(MEANINGS)])

    def grow(self, size: int) -> None:
        """Until there are so many things."""
        while self.size < size:
            rows = [self.row(number) for number in range(self.size, min(size, self.size + BATCH))]
            SearchDocument.objects.bulk_create(rows)
            Chunk.objects.bulk_create(chunk for row in rows for chunk in self.chunks(row))
            self.size += len(rows)

    def row(self, number: int) -> SearchDocument:
        kind, dice = KINDS[number % len(KINDS)], self.author.dice
        facts = {"slug": f"thing-{number}"}
        if kind == "challenge":
            opens = now() + dt.timedelta(days=int(dice.integers(-60, 20)))
            facts |= {"opens_at": opens.isoformat(), "closes_at": (opens + dt.timedelta(days=40)).isoformat()}
        facets = {
            "topics": [f"topic-{topic}" for topic in sorted(set(dice.integers(TOPICS, size=3).tolist()))],
            "helix": [HELIX[int(dice.integers(len(HELIX)))]],
            "facts": facts,
            "at": f"2026-{1 + number % 12:02}-01",
        }
        return SearchDocument(
            kind=kind,
            object_id=uuid.UUID(int=number + 1),
            language="en" if number % 10 == 9 else "da",
            title=self.author.words(6).capitalize(),
            text=self.author.text(),
            url=f"/{number}/",
            facets=facets,
            public=True,
            digest=str(number),
        )

    def chunks(self, row: SearchDocument) -> Iterator[Chunk]:
        for number, text in enumerate(generations.as_document(row).pieces()):
            vector = self.vector().astype(np.float16).tobytes()
            yield Chunk(document=row, number=number, text=text, vector=vector, stamp=STAMP)

    def vector(self) -> np.ndarray:
        """Like those of the usual model: all alike to begin with, and in heaps."""
        heap = self.meanings[int(self.author.dice.integers(MEANINGS))]
        return unit(2 * self.base + 0.7 * heap + 0.7 * self.author.vector(DIMENSIONS))
