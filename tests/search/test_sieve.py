"""Visibility, languages and facets over arrays agree with the plain rules they stand for."""

import datetime as dt
import math
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hub.kit import clock
from search.analysis.letters import folded_words
from search.indexing import phases
from search.indexing.sieve import DATED, NEVER, Row, Sieve

MOMENT = 1_000.0
TIMES = st.sampled_from([NEVER, 900.0, 1_000.0, 1_100.0])
VALUES = st.sets(st.sampled_from(["luft", "vand", "støj"]))
ROWS = st.lists(
    st.builds(
        Row,
        key=st.integers(1, 10**9),
        thing=st.sampled_from("abcde"),
        kind=st.sampled_from(["challenge", "pilot"]),
        language=st.sampled_from(["da", "en"]),
        public=st.booleans(),
        starts=TIMES,
        ends=TIMES,
        title=st.sampled_from(["", "Støj", "STØJ!", "stoej", "Støj 2", "…"]),
        facets=st.fixed_dictionaries({"topics": VALUES, "helix": VALUES}),
        dates=st.fixed_dictionaries(dict.fromkeys(DATED, TIMES)),
    ),
    unique_by=lambda row: row.key,
    max_size=12,
)


def named(name):
    return f"{name}_at"


def facts(row):
    def said(seconds):
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()

    return {named(name): said(value) for name, value in row.dates.items() if not math.isnan(value)}


@given(ROWS)
def test_the_phase_is_the_one_the_facts_say(rows):
    found = Sieve.of(rows).phase(MOMENT)
    with clock.at(dt.datetime.fromtimestamp(MOMENT, dt.UTC)):
        for place, row in enumerate(rows):
            said = [found.names[value] for value in found.values[found.rows == place]]
            assert said == ([str(phases.phase_of(facts(row)))] if row.kind == "challenge" else [])


@given(ROWS, st.sets(st.integers(0, 11)))
def test_a_row_is_seen_when_it_is_public_and_in_its_time_or_named(rows, named_places):
    others = [rows[place].key for place in named_places if place < len(rows)]
    seen = Sieve.of(rows).visible(MOMENT, others)
    for place, row in enumerate(rows):
        begun, standing = not row.starts > MOMENT, not row.ends <= MOMENT
        assert seen[place] == ((row.public and begun and standing) or (not row.public and row.key in others))


@given(ROWS, VALUES, VALUES)
def test_counts_are_what_choosing_the_value_would_leave(rows, topics, parts):
    sieve, every = Sieve.of(rows), np.ones(len(rows), bool)
    chosen = {"topics": topics, "helix": parts}
    for name, counter in sieve.counts(every, chosen, MOMENT, ("topics", "helix", "phase", "kind")).items():
        assert all(counter.values())
        for value in {"luft", "vand", "støj", "open", "pilot"} | set(counter):
            left = sieve.fitting(every, chosen | {name: {value}}, MOMENT).sum()
            assert counter[value] == left


@given(ROWS, st.lists(st.floats(0, 1), min_size=12, max_size=12))
def test_one_row_a_thing_the_readers_language_first_then_the_best(rows, scores):
    sieve, every = Sieve.of(rows), np.arange(len(rows))
    given_scores = np.array(scores[: len(rows)])
    kept = sieve.one_each(every, given_scores, "en")
    assert sorted(rows[place].thing for place in kept) == sorted({row.thing for row in rows})
    for place in kept:
        alike = [n for n, row in enumerate(rows) if row.thing == rows[place].thing]
        assert place == min(alike, key=lambda n: (rows[n].language != "en", -given_scores[n], rows[n].key))


@given(ROWS, VALUES)
def test_what_is_saved_and_opened_again_answers_alike(rows, topics):
    sieve, every = Sieve.of(rows), np.ones(len(rows), bool)
    with tempfile.TemporaryDirectory() as folder:
        sieve.save(Path(folder) / "sieve.npz")
        again = Sieve.open(Path(folder) / "sieve.npz")
    for name in ("topics", "phase", "kind"):
        given_topics = {"topics": topics}
        assert again.counts(every, given_topics, MOMENT, [name]) == sieve.counts(every, given_topics, MOMENT, [name])
    assert again.visible(MOMENT).tolist() == sieve.visible(MOMENT).tolist()
    assert again.days.tolist() == sieve.days.tolist()


@given(ROWS, st.sampled_from(["støj", "Stoej.", "støj 2", "2 støj", "!", ""]))
def test_what_is_called_so_is_every_row_of_a_thing_with_a_title_of_these_words(rows, asked):
    sieve, words = Sieve.of(rows), folded_words(asked)
    there = np.array([row.public for row in rows], np.bool_)
    so = {row.thing for row in rows if row.public and words and folded_words(row.title) == words}
    wanted = [place for place, row in enumerate(rows) if row.public and row.thing in so]
    assert sieve.with_theirs(sieve.called(asked), there).tolist() == wanted
