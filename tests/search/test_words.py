"""The editors' words: synonyms and what compounds are made of, from the CMS into search."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from hub.base import memory
from search import actions
from search.analysis import compounds
from search.analysis.wording import Wording
from search.finding import finder
from search.indexing import generations
from search.models import OwnWord, SynonymGroup
from tests.search import world
from tests.search.test_generations import settle, titles, waiting

pytestmark = pytest.mark.django_db


def save(cms, model, **given):
    answer = cms.post(reverse(f"wagtailsnippets_search_{model}:add"), given)
    assert answer.status_code == 302, answer.content.decode()


def test_a_group_saved_in_the_cms_finds_texts_with_the_other_words_and_marks_them(cms, client, drain):
    world.a_challenge("Skrald i parkerne", "Der mangler beholdere.")
    world.a_challenge("Waste in the parks", "More bins are needed.")
    drain()
    settle()
    assert titles("affald") == []
    save(cms, "synonymgroup", words="affald\nskrald\nwaste")
    assert waiting().count() == 1
    settle()
    assert set(titles("affald")) == {"Skrald i parkerne", "Waste in the parks"}
    assert "<mark>Skrald</mark> i parkerne" in client.get("/soeg/?q=affald").content.decode()


def test_synonyms_count_while_the_files_are_behind(drain, monkeypatch):
    world.a_challenge("Skrald i parkerne", "Der mangler beholdere.")
    drain()
    SynonymGroup.objects.create(words="affald\nskrald")
    settle()
    monkeypatch.setattr(memory, "READ_EVERY", 0)
    assert finder.search("affald").total == 1
    actions.renew_now()
    assert finder.search("affald").total == 1
    assert generations.newest() is None


def test_a_word_of_ones_own_lets_a_compound_be_taken_apart(cms, client, drain):
    world.a_challenge("Et nudgingforsøg i kantinen", "Flere skal vælge grønt.")
    drain()
    settle()
    assert titles("forsøg") == []
    save(cms, "ownword", word="Nudging", kind="part")
    settle()
    assert titles("forsøg") == ["Et nudgingforsøg i kantinen"]
    assert "nudging<mark>forsøg</mark> i kantinen" in client.get("/soeg/?q=forsøg").content.decode()
    OwnWord.objects.update(kind="never")
    settle()
    assert titles("forsøg") == []


def test_words_that_many_texts_have_are_learned(drain):
    for number in range(3):
        world.a_challenge(f"Nudging {number}", "Om nudging.")
    world.a_challenge("Et nudgingforsøg i kantinen", "Flere skal vælge grønt.")
    drain()
    settle()
    assert titles("forsøg") == ["Et nudgingforsøg i kantinen"]


def test_the_wording_stands_with_the_files_and_other_work_keeps_the_shipped_list(drain):
    SynonymGroup.objects.create(words="affald\nskrald")
    OwnWord.objects.create(word="nudging")
    settle()
    index = generations.newest()
    kept = Wording.of_json(json.loads((generations.place(index.folder) / "wording.json").read_text()))
    assert kept == index.wording
    assert kept.groups == (("affald", "skrald"),)
    finder.search("affald")
    assert compounds.current() is compounds.shipped()


@pytest.mark.parametrize("words", ["", "affald", "affald\naffald", "a" * 61 + "\nskrald", "x\n" * 5])
def test_a_group_of_nothing_is_refused(words):
    with pytest.raises(ValidationError):
        SynonymGroup(words=words).full_clean()


@pytest.mark.parametrize("word", ["", "to ord", "x1", "ab", "<b>"])
def test_what_is_no_word_is_refused(word):
    with pytest.raises(ValidationError):
        OwnWord(word=word).full_clean()


def test_groups_and_words_are_kept_as_they_are_compared():
    group = SynonymGroup(words="  Affald \n\nskrald\u200b\nAffald")
    group.full_clean()
    assert group.words == "Affald\nskrald"
    word = OwnWord(word=" BørneHave ")
    word.full_clean()
    assert word.word == "børnehave"
    assert Wording(added=("boernehave",)).splitter.split("boernehavetag")[0] == "boernehave"
