"""What Elasticsearch answers, as places in the files and counts. An answer that is not whole counts as none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from search.backends.base import Away, Candidates, Question
from search.backends.elastic import client, mapping, requests
from search.backends.embedded import having_words
from search.indexing.sieve import Mask, Sieve
from search.results import FACETS

NEEDED = ",".join(  # of each answer; what is not read need not be sent
    f"responses.{name}"
    for name in ("error", "status", "timed_out", "_shards.failed", "hits.hits.fields", "aggregations")
)


def candidates(question: Question) -> Candidates:
    """Raises Away within the patience of a visitor."""
    message = requests.message(question, mapping.alias())
    message = message.params(filter_path=NEEDED)
    *answers, last = client.at_once(lambda web: whole(each.to_dict() for each in message.using(web).execute()))
    languages = question.languages()
    by_language = [*languages, *languages] if question.vector is not None else languages
    keys = [key for lang, each in zip(by_language, answers, strict=True) for key in keys_of(each, lang)]
    scored = places(question.index.sieve, keys) & question.seen
    return Candidates(having_words(question), scored, counts_of(last["aggregations"], languages))


def whole(answers: Iterable[dict]) -> list[dict]:
    """The answers of all parts. Raises Away if one is late or without a shard."""
    found = list(answers)
    if any(each["timed_out"] or each["_shards"]["failed"] for each in found):
        raise Away("only a part of the answer")
    return found


def keys_of(answer: Mapping, lang: str) -> list[int]:
    field = f"{lang}.key"
    return [hit["fields"][field][0] for hit in answer.get("hits", {}).get("hits", ()) if hit]


def places(sieve: Sieve, keys: Sequence[int]) -> Mask:
    """Keys that the files do not know are left out."""
    mask = np.zeros(len(sieve), np.bool_)
    if len(sieve) and keys:
        wanted = np.array(keys, np.int64)
        at = np.minimum(np.searchsorted(sieve.keys, wanted), len(sieve) - 1)
        mask[at[sieve.keys[at] == wanted]] = True
    return mask


def counts_of(aggregations: Mapping, languages: Iterable[str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for lang in languages:
        for name in FACETS:
            buckets, found = aggregations[lang][name]["values"]["buckets"], counts[name]
            for value, each in buckets.items() if isinstance(buckets, dict) else enumerate(buckets):
                if each["doc_count"]:
                    found[each.get("key", value)] += each["doc_count"]
    return counts
