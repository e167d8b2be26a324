"""What is written to Elasticsearch: each thing of the index whose copy is missing there or differs, in bulk."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from django.db.models import Count, Prefetch, Q, Value
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import streaming_bulk
from elasticsearch_dsl import Search

from search.backends.base import Away
from search.backends.elastic import mapping
from search.backends.elastic.client import Gone, said
from search.embedding.base import unit
from search.engine.lexical import grams_of, words_of
from search.indexing import generations
from search.indexing.sieve import DATED, NAMED
from search.models import Chunk, ElasticIndex, SearchDocument

BATCH = 200  # things that are read at once
AT_ONCE, MOST_BYTES = 500, 10 * 1024 * 1024  # of one request
MUCH = 1 / 3  # of all things: what was written is worth putting in order
SETTLED = {"index": {409}, "delete": {404, 409}}  # 409: what stands there is newer
log = structlog.get_logger("search.elastic")
Thing = tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """What a copy lacks, and what it has too much; both by the names of things."""

    wanted: Mapping[str, str]  # {name: digest}
    changed: list[str]
    gone: list[str]

    @property
    def is_much(self) -> bool:
        return len(self.changed) > MUCH * len(self.wanted)


def difference(target: ElasticIndex, client: Elasticsearch) -> Difference:
    """Between the rows as they are and what that index really holds, which is asked of itself.

    Like all of this module to be called ``compounds.using`` the splitter of the files that are copied.
    """
    client.indices.refresh(index=target.name)
    wanted, held = digests(target.stamp), dict(held_by(target, client))
    changed = [name for name, digest in wanted.items() if held.get(name) != digest]
    return Difference(wanted, changed, sorted(held.keys() - wanted.keys()))


def digests(stamp: str) -> dict[str, str]:
    """{name of a thing: what tells whether its rows, its terms or its vectors are others than before}.

    A new text may teach the splitter a word, and then compounds of any other text are taken apart in another way.
    """
    rest_of = defaultdict(list)
    vectors = Count("chunks", filter=Q(chunks__stamp=stamp, chunks__vector__isnull=False)) if stamp else Value(0)
    rows = SearchDocument.objects.annotate(vectors=vectors).order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        terms = words_in(row) if row.language == "da" else ""
        rest_of[name_of(row.kind, row.object_id)].append((row.pk, row.digest, row.vectors, terms, generations.VERSION))
    return {name: hashlib.sha256(repr(rest).encode()).hexdigest() for name, rest in rest_of.items()}


def words_in(row: SearchDocument) -> str:
    document = generations.as_document(row)
    return " ".join(words_of(document.title, document.text, row.language))


def name_of(kind: str, object_id: object) -> str:
    return f"{kind} {object_id}"


def held_by(target: ElasticIndex, client: Elasticsearch) -> Iterator[tuple[str, str]]:
    for hit in Search(using=client, index=target.name).source(["digest"]).params(size=2000).scan():
        yield hit.meta.id, hit.to_dict().get("digest", "")


def write(target: ElasticIndex, version: int, found: Difference, client: Elasticsearch, show: Callable) -> int:
    """Bring the index to what is wanted, each document with a version that only grows. How many stood there newer.

    Raises Away when Elasticsearch did not take something that it may take later, Gone when the index is not there.
    """
    actions = actions_of(target, version, found, show)
    limits: dict[str, Any] = {"chunk_size": AT_ONCE, "max_chunk_bytes": MOST_BYTES, "max_retries": 3}
    limits["require_alias"] = True
    written = streaming_bulk(client, actions, raise_on_error=False, **limits)
    newer = sum(settled(item) for ok, item in written if not ok)
    client.indices.refresh(index=target.name)
    return newer


def gather(target: ElasticIndex, client: Elasticsearch) -> None:
    """Let the server put all it holds into one piece, in its own time: what is filled in a hurry stands in dozens of
    them, and a question costs it twice as much. Where it will not, the copy is as good."""
    try:
        client.indices.forcemerge(index=target.name, max_num_segments=1, wait_for_completion=False)
    except (ApiError, TransportError) as error:
        log.warning("not gathered", index=target.name, reason=said(error))


def settled(item: dict) -> bool:
    """Of something that was not written: whether a newer one stands there. A document of no shape is told and left."""
    ((operation, answer),) = item.items()
    status, reason = answer["status"], answer.get("error", {}).get("type", "")
    if reason == "index_not_found_exception":
        raise Gone(reason)
    if status in SETTLED[operation]:
        return status == 409
    if status == 400:
        log.error("document refused", thing=answer["_id"], reason=reason)
        return False
    raise Away(f"{operation} {status}")


def actions_of(target: ElasticIndex, version: int, found: Difference, show: Callable) -> Iterator[dict[str, Any]]:
    common = {"_index": mapping.write_alias(target.name), "version": version, "version_type": "external_gte"}
    for name in found.gone:
        yield common | {"_op_type": "delete", "_id": name}
    for start in show(range(0, len(found.changed), BATCH)):
        for name, rows in rows_of(found.changed[start : start + BATCH], target.stamp).items():
            source = {"kind": rows[0].kind, "digest": found.wanted[name]}
            source |= {row.language: of_row(row) for row in rows}
            yield common | {"_op_type": "index", "_id": name, "_source": source}


def rows_of(names: Iterable[str], stamp: str) -> dict[str, list[SearchDocument]]:
    """The rows of these things with the vectors of one model."""
    ids = [name.partition(" ")[2] for name in names]
    vectors = Chunk.objects.with_vector_of(stamp) if stamp else Chunk.objects.none()
    found = defaultdict(list)
    rows = SearchDocument.objects.filter(object_id__in=ids).prefetch_related(Prefetch("chunks", vectors))
    for row in rows.order_by("pk"):
        found[name_of(row.kind, row.object_id)].append(row)
    return {name: found[name] for name in names if name in found}


def of_row(row: SearchDocument) -> dict[str, Any]:
    """One language of a thing, as the files have it."""
    document, sifted = generations.as_document(row), generations.sifted(row)
    times = {"starts": sifted.starts, "ends": sifted.ends, **{name: sifted.dates[name] for name in DATED}}
    vectors = [unit(generations.read(chunk.vector)) for chunk in row.chunks.all()]
    return {
        "key": row.pk,
        "public": row.public,
        **{name: when for name, when in times.items() if when == when},  # noqa: PLR0124 -- NaN: there is none
        **{name: list(sifted.facets[name]) for name in NAMED},
        "words": words_in(row),
        "grams": " ".join(grams_of(document.title, document.text)),
        "pieces": [{"vector": vector.tolist()} for vector in vectors if vector.any()],
    }
