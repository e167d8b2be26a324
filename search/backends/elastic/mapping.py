"""The index on Elasticsearch: one document a thing, and in it one object a language.

The terms come analysed as the files have them, so that both count the same words; each language has fields of its own,
because rarity is counted within a language. One shard, because it is counted within a shard, too.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from elasticsearch_dsl import Boolean, DenseVector, Double, Keyword, Long, Mapping, Nested, Object, Text

from search import embedding
from search.analysis import LANGUAGES
from search.indexing.sieve import DATED, NAMED
from search.models import Chunk, SearchDocument

HNSW = {"type": "int8_hnsw", "m": 16, "ef_construction": 100}  # said out loud: newer versions choose for themselves
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": -1,  # while it is filled; copying refreshes by itself
    "max_result_window": 10_000,
    "gc_deletes": "10m",
}


@cache
def fields(languages: tuple[str, ...], dims: int) -> Mapping:
    """``dims`` of the vectors. Anything that is not named here is refused."""
    made = Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", excludes=[f"{lang}.{name}" for lang in languages for name in ("words", "grams", "pieces")])
    made.field("kind", Keyword())
    made.field("digest", Keyword())
    for lang in languages:
        made.field(lang, Object(properties=of_language(dims)))
    return made


def of_language(dims: int) -> dict:
    """Times are seconds since 1970, as the files have them."""
    vector = DenseVector(dims=dims, index=True, similarity="dot_product", index_options=HNSW)
    return {
        "key": Long(),
        "public": Boolean(),
        **{name: Double() for name in ("starts", "ends", *DATED)},
        **{name: Keyword() for name in NAMED},
        "words": Text(analyzer="whitespace", index_options="freqs"),
        "grams": Text(analyzer="whitespace", index_options="freqs"),
        "pieces": Nested(properties={"vector": vector}),
    }


def wanted() -> Mapping:
    """The fields for what is in the database now, and for the present embedder."""
    found = SearchDocument.objects.order_by().values_list("language", flat=True).distinct()
    return fields(tuple(sorted({*LANGUAGES, *found})), dims())


def dims() -> int:
    """Of the vectors that are kept; before there is one, those of the usual model."""
    kept = Chunk.objects.with_vector_of(embedding.stamp()).values_list("vector", flat=True).first()
    return len(kept) // 2 if kept else embedding.DIMENSIONS


def digest(mapping: Mapping) -> str:
    """Changes with what an index must be made anew for."""
    said = json.dumps([mapping.to_dict(), SETTINGS], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def alias() -> str:
    """The name that questions go to."""
    return settings.ELASTICSEARCH_INDEX


def pattern() -> str:
    """All indices of this hub. A hub whose name only begins alike is not meant."""
    return f"{alias()}.*"


def new_name() -> str:
    return f"{alias()}.{uuid.uuid4().hex[:12]}"


def write_alias(name: str) -> str:
    """The name that writes to one index go to: an index that is gone is missed, not made by a write."""
    return f"{name}-write"


def create(client, name: str, mapping: Mapping) -> None:
    """The template for all indices of this hub, and one index by it."""
    made = {"settings": SETTINGS, "mappings": mapping.to_dict()}
    client.indices.put_index_template(name=alias(), index_patterns=[pattern()], template=made, priority=500)
    client.indices.create(index=name, aliases={write_alias(name): {}})


def drop(client, names: Iterable[str]) -> None:
    wanted = sorted(names)
    if wanted:
        client.indices.delete(index=wanted, ignore_unavailable=True)
