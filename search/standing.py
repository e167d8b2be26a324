"""How the search stands, for those who look after it: which step of the ladder answers, and what it holds."""

from django.conf import settings
from django.utils.translation import gettext as _

from search import backends, embedding
from search.backends.choice import ELASTICSEARCH, FILES, MUTE, ROWS, STEPPED_DOWN, UNREADABLE, Step
from search.models import Chunk, ElasticIndex, Generation, SearchDocument


def told() -> dict:
    step = backends.step()
    generation = Generation.objects.with_state().first()
    stamp = embedding.stamp()
    return {
        "step": step,
        "steps": steps(step),
        "wrong": in_words(step.wrong),
        "meaning": meaning(step, stamp),
        "generation": generation,
        "documents": SearchDocument.objects.count(),
        "lacking": Chunk.objects.without_vector_of(stamp).count() if stamp else 0,
        "copy": ElasticIndex.objects.live().first() if settings.ELASTICSEARCH_URL else None,
        "elasticsearch": bool(settings.ELASTICSEARCH_URL),
        "away": step.wrong == STEPPED_DOWN,
    }


def steps(now: Step) -> list[dict]:
    """The ladder from the top, each step with what it does and whether it answers now."""
    named = [
        (ELASTICSEARCH, "Elasticsearch", _("Finds what may fit in large collections, and counts it.")),
        (FILES, _("The files of the index"), _("Words in all their forms, slips of the pen, and meaning.")),
        (ROWS, _("Rows in the database"), _("Whole words only, while changes are being built into the files.")),
    ]
    if not settings.ELASTICSEARCH_URL:
        del named[0]
    return [{"title": title, "text": text, "answers": name == now.name} for name, title, text in named]


def in_words(wrong: str) -> str:
    """What keeps a higher step from answering, and what to do; "" while nothing does."""
    away = _("Elasticsearch does not answer. Nothing is lost: what changes is copied when it is back.")
    gone = _("There are no files of the index on this machine. Does the worker run, and is its folder shared?")
    mute = _("The embedder does not answer, so the search goes by words alone until it does.")
    return {STEPPED_DOWN: away, UNREADABLE: gone, MUTE: mute}.get(wrong, wrong)


def meaning(step: Step, stamp: str) -> str:
    if step.meaning:
        return _("By words and by meaning")
    if step.wrong == MUTE:
        return _("By words, until the embedder answers")
    return _("By words; vectors are being made") if stamp else _("By words alone: there is no embedder")
