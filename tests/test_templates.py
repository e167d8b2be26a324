"""Every template compiles, so that a mistyped component or tag is found before anybody opens the page."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = [ROOT / "templates", *sorted(path for path in ROOT.glob("*/**/templates") if ".venv" not in path.parts)]
TEMPLATES = sorted(
    (path.relative_to(folder).as_posix(), path) for folder in FOLDERS for path in folder.rglob("*") if path.is_file()
)


def test_there_are_templates_to_check():
    assert TEMPLATES


@pytest.mark.parametrize("name", [name for name, _ in TEMPLATES])
def test_template_compiles(name):
    get_template(name)


def test_templates_are_formatted_by_djade():
    djade = Path(sys.executable).with_name("djade")
    pages = [str(path) for _, path in TEMPLATES if path.suffix == ".html"]
    checked = subprocess.run(
        [djade, "--target-version", "5.2", "--check", *pages], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", [path for name, path in TEMPLATES if name.endswith(".html")], ids=str)
def test_the_mark_of_a_part_keeps_its_distance_from_a_name(path):
    """A row gives it its space (``rowline``); a blank between words is too little for a mark."""
    assert not re.search(r"\.name }} {% (helix|tag)", path.read_text())


@pytest.mark.parametrize("path", [path for name, path in TEMPLATES if name.endswith(".html")], ids=str)
def test_rows_that_wrap_on_a_phone_stand_apart(path):
    """In ``lines`` a wrapped second half would lie nearer to the next row than to its own."""
    assert not re.search(r'class="lines">({%[^%]*%})*<li class="rowline', path.read_text())
