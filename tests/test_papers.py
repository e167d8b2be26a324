"""The papers speak of what exists: links lead somewhere, commands and make targets are real."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from hub import VERSION

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_links_to_files_lead_somewhere(paper):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", paper.read_text())
    assert [target for target in targets if not (paper.parent / target).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_commands_that_are_named_exist(paper):
    named = set(re.findall(r"manage\.py ([a-z_]+)", paper.read_text()))
    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_make_targets_that_are_named_exist(paper):
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z0-9-]+)", paper.read_text()))
    assert named - targets == set()


def test_the_code_and_the_catalogue_of_public_software_say_the_same_version():
    assert f'softwareVersion: "{VERSION}"' in (ROOT / "publiccode.yml").read_text()


def test_each_decision_has_a_number_of_its_own_that_its_title_says():
    papers = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [path.name[:4] for path in papers] == [f"{number:04}" for number in range(1, len(papers) + 1)]
    assert [path.name for path in papers if not path.read_text().startswith(f"# {path.name[:4]} ")] == []
