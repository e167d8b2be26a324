"""Files that were made with another text analysis, or written otherwise, must have another version."""

import hashlib

import numpy as np
import pytest

from search import analysis, stopwords
from search.analysis import compounds
from search.engine import Document, TextIndex
from search.engine.arrays import mapped
from search.indexing import generations
from search.indexing.sieve import DATED, NAMED, Row, Sieve
from search.indexing.titles import Titles

KNOWN = {
    1: "e0749beb1e667622",
    2: "78f12f7709e5404d",
    3: "78f12f7709e5404d",  # words were added that are no compounds, none of them in TEXTS
    4: "a6e9832e15655c53",  # what Danish Snowball leaves with an s
    5: "829f1b2f213843a6",  # all forms of a Danish word have one stem
    6: "937c6ade5ce8a865",  # what each row is called
}  # {version: what it makes}; of one that was in use, the second never changes
TEXTS = [
    ("da", "Luftkvalitetssensorer på lygtepæle", "Biler forurener ved skolerne; 30 målinger i timen. CO₂ og e-mail"),
    ("da", "Borgerinddragelse", "Genbrugspladsen, affaldssortering, selvmord, regnvandsbassiner og madspild"),
    ("en", "Noise sensors", "We measured the cities' traffic, air quality and neighbourhoods in 2026; it's cheap"),
]


def made(folder):
    """Terms, grams and pieces of the texts, all words that are left out or known, and each file with what is in it."""
    for lang, title, text in TEXTS:
        yield analysis.terms(title, lang), analysis.terms(text, lang), analysis.grams(text)
        yield [(token.term, token.parts) for token in analysis.tokens(text, lang)], analysis.chunks(20 * f"{text}. ")
    yield {lang: sorted(words) for lang, words in sorted(stopwords.BY_LANGUAGE.items())}
    yield hashlib.sha256(compounds.WORDS.read_bytes()).hexdigest()
    documents = [Document(str(number), *each) for number, each in enumerate(TEXTS)]
    text = TextIndex.build(documents, lambda _piece: np.eye(4, dtype=np.float32)[1])
    text.save(folder)
    Titles.of(text, [title for _lang, title, _text in TEXTS]).save(folder)
    facets = {name: ["one"] for name in NAMED}
    row = Row(1, "thing", "challenge", "da", True, title="Støj, 2", facets=facets, dates=dict.fromkeys(DATED, 1.0))
    Sieve.of([row]).save(folder / "sieve.npz")
    with np.load(folder / "sieve.npz") as kept:
        yield [(name, kept[name].tolist()) for name in sorted(kept.files) if name not in ("starts", "ends")]
    for path in sorted(folder.glob("*.npy")):
        array = mapped(folder, path.stem)
        rounded = array.astype(np.float64).round(4) if array.dtype.kind == "f" else array
        yield path.name, array.dtype.str, array.shape, rounded.tolist()


@pytest.mark.once
def test_the_version_says_what_the_files_are(tmp_path):
    digest = hashlib.sha256(repr(list(made(tmp_path))).encode()).hexdigest()[:16]
    assert KNOWN[generations.VERSION] == digest, "raise generations.VERSION, and write down here what it makes"
