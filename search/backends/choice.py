"""The ladder: what answers a search now. Each step down is taken by itself, and up again, too."""

from dataclasses import dataclass

from search import embedding
from search.backends import embedded
from search.backends.base import Away, Candidates, Question
from search.backends.elastic import answers, client, mapping
from search.indexing import generations
from search.models import SearchDocument

ELASTICSEARCH, FILES, ROWS = "elasticsearch", "files", "rows"
STEPPED_DOWN, UNREADABLE = "Elasticsearch does not answer", "no files of the index can be read here"
MUTE = "the embedder does not answer"


@dataclass(frozen=True)
class Step:
    """What answers now: ``name`` elasticsearch, files or rows; by ``meaning`` as well as by words, or by words alone.

    ``wrong`` says in a few words what keeps it from a higher step; "" while nothing is amiss.
    """

    name: str
    meaning: bool = False
    wrong: str = ""

    def __str__(self) -> str:
        return f"{self.name}, by words and meaning" if self.meaning else f"{self.name}, by words"


def candidates(question: Question) -> Candidates:
    """Elasticsearch's where it holds a copy of these very files and answers in time, else those of the files."""
    if question.query and client.is_wanted() and generations.is_copied():
        try:
            return answers.candidates(question)
        except Away:
            pass
    return embedded.candidates(question)


def step() -> Step:
    """The step of this process. Asks Elasticsearch and the embedder, unless they failed a moment ago."""
    index = generations.newest()
    if index is None:
        expected = not generations.is_readable() and SearchDocument.objects.exists()
        return Step(ROWS, wrong=UNREADABLE if expected else "")
    vectors = bool(index.text.meanings) and index.stamp == embedding.stamp()
    meaning = vectors and embedding.answers()
    mute = MUTE if vectors and not meaning else ""
    if not client.is_wanted():
        return Step(FILES, meaning, mute)
    try:
        client.at_once(lambda web: answers.whole([web.search(index=mapping.alias(), size=0).body]))
    except Away:
        return Step(FILES, meaning, STEPPED_DOWN)
    return Step(ELASTICSEARCH if generations.is_copied() else FILES, meaning, mute)
