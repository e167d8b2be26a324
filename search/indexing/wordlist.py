"""The hub's own words: what editors keep in the CMS, and what is learned from the texts that are indexed."""

from collections.abc import Iterable

from search.analysis.learning import learned
from search.analysis.wording import Wording, folded_all
from search.engine import Document
from search.models import OwnWord, SynonymGroup


def of(documents: Iterable[Document]) -> Wording:
    """The wording for an index of these documents, with the editors' lists as they are now."""
    own: dict[str, list[str]] = {kind: [] for kind in OwnWord.Kind.values}
    for word, kind in OwnWord.objects.values_list("word", "kind"):
        own[kind].append(word)
    return Wording(
        learned=learned(f"{document.title}\n{document.text}" for document in documents if document.lang == "da"),
        added=folded_all(own[OwnWord.Kind.PART]),
        blocked=folded_all(own[OwnWord.Kind.NEVER]),
        groups=tuple(tuple(group.phrases) for group in SynonymGroup.objects.order_by("pk")),
    )
