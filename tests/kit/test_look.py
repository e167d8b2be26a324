"""What every page's frame promises: weight, borrowed files, landmarks, and that it stands without context."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

STATIC = Path(__file__).resolve().parents[2] / "hub" / "static" / "hub"
LAYOUTS = ["base.html", "layouts/page.html", "layouts/two_columns.html", "layouts/work.html", "layouts/form.html"]
ERRORS = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html"]


def weight(folder, suffix):
    return sum(len(gzip.compress(path.read_bytes())) for path in (STATIC / folder).glob(f"*{suffix}"))


def test_the_style_sheets_stay_within_their_weight():
    assert weight("css", ".css") <= 20_000


def test_the_scripts_stay_within_their_weight():
    assert weight("js", ".js") <= 20_000


def test_what_is_borrowed_is_what_was_borrowed():
    for entry in json.loads((STATIC / "vendor" / "vendor.json").read_text()):
        assert {"name", "version", "licence"} <= entry.keys()
        assert (STATIC / entry["licence_file"]).exists()
        assert hashlib.sha256((STATIC / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_style_sheets_fetch_nothing_from_elsewhere():
    for sheet in (STATIC / "css").glob("*.css"):
        assert re.findall(r"url\(\"?(?:https?:)?//", sheet.read_text()) == []
        assert "@import" not in sheet.read_text()


@pytest.mark.parametrize("template", LAYOUTS + ERRORS)
def test_a_frame_stands_without_any_context(template):
    html = render_to_string(template)
    assert html.count("<main") == 1
    assert html.lstrip().startswith("<!doctype html>")
    assert re.search(r'<html lang="[a-z]*"', html)
    assert "None" not in html


def test_the_frame_names_its_landmarks_and_lets_one_skip_to_the_content():
    chrome = {
        "site_name": "Quadro",
        "nav": [{"title": "Udfordringer", "url": "/udfordringer/", "current": True}],
        "languages": [{"code": "en", "name": "English", "url": "/en/", "current": False}],
        "login_url": "/konto/login/",
        "footer": [{"title": "Kontakt", "url": "/kontakt/"}],
    }
    html = render_to_string("layouts/page.html", {"chrome": chrome})
    assert html.index('href="#content"') < html.index("<header")
    assert 'id="content"' in html
    assert html.count('href="/udfordringer/" aria-current="page"') == 2  # in the row and in the phone's menu
    assert 'lang="en" hreflang="en"' in html
    assert "/konto/login/" in html


def test_every_icon_a_component_asks_for_is_drawn():
    root = Path(__file__).resolve().parents[2] / "templates"
    drawn = set(re.findall(r'id="i-([a-z]+)"', (root / "components" / "sprite.html").read_text()))
    asked = {name for path in root.rglob("*.html") for name in re.findall(r'icon name="([a-z]+)"', path.read_text())}
    asked |= {name for path in root.rglob("*.html") for name in re.findall(r'icon="([a-z]+)"', path.read_text())}
    assert asked - drawn == set()
