"""Work flows one way: imports are held by import-linter (pyproject.toml), what slips past it is held here."""

import ast
from pathlib import Path

from django.apps import apps
from wagtail.models import get_page_models

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ["kit", "accounts", "base", "partners", "challenges", "projects", "search", "home"]  # upstream first
WAGTAIL_PAGE_FIELDS = {"page_ptr"}


def our_models():
    return [model for model in apps.get_models() if model._meta.app_label in LAYERS]


def layer(model):
    return LAYERS.index(model._meta.app_label)


def relations(model):
    return [field for field in model._meta.get_fields() if field.is_relation and field.concrete and field.related_model]


def test_every_app_of_ours_has_its_place_in_the_layers():
    ours = {
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
    }
    assert ours == set(LAYERS)


def test_foreign_keys_flow_upstream():
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in our_models()
        for field in relations(model)
        if field.related_model._meta.app_label in LAYERS and layer(field.related_model) > layer(model)
    ]
    assert wrong == []


def test_the_kit_knows_no_user_and_no_domain():
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        if model._meta.app_label == "kit"
        for field in relations(model)
        if field.related_model._meta.app_label != "kit"
    ]
    assert wrong == []


def test_a_page_names_no_parent_from_a_later_app():
    ours = [model for model in get_page_models() if model._meta.app_label in LAYERS]
    wrong = [
        f"{model._meta.label} under {parent._meta.label}"
        for model in ours
        if "parent_page_types" in vars(model)
        for parent in model.clean_parent_page_models()
        if parent._meta.app_label in LAYERS and layer(parent) > layer(model)
    ]
    assert wrong == []


STANDARD = """
    bisect collections contextlib contextvars dataclasses datetime functools gzip heapq itertools json math operator
    pathlib re sys threading typing
"""
PURE = {  # packages of search that can be read and tested on their own, and what each may import of our own
    "matching": {"search.analysis", "search.matching", "search.stopwords"},
    "team": {"search.team"},
    "analysis": {"search.analysis", "search.stopwords", "hub.kit.languages", "hub.kit.letters"},
    "engine": {"search.analysis", "search.engine"},
}
LIBRARIES = {"numpy", "simsimd", "snowballstemmer"}


def imported(path):
    """The modules a file imports by their full names: of ``from search import analysis`` search.analysis."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "search":
            yield from (f"search.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_the_engines_of_search_and_matching_are_pure():
    """No ORM, no settings, no clock, no network."""
    for package, ours in PURE.items():
        paths = list((ROOT / "search" / package).glob("*.py"))
        assert paths, package
        for path in paths:
            outside = {name for name in imported(path) if not name.startswith(tuple(ours))}
            assert {name.split(".")[0] for name in outside} <= {*STANDARD.split(), *LIBRARIES}, path


def test_the_environment_is_read_by_the_settings_only():
    doors = {ROOT / "manage.py", ROOT / "hub" / "wsgi.py", ROOT / "hub" / "celery.py"}
    folders = [ROOT / name for name in ("hub", "partners", "challenges", "projects", "search")]
    readers = [
        str(path.relative_to(ROOT))
        for folder in folders
        for path in folder.rglob("*.py")
        if path not in doors and path.parent != ROOT / "hub" / "settings"
        if "os.environ" in path.read_text() or "os.getenv" in path.read_text()
    ]
    assert readers == []


def verbs():
    """The public functions of every app's actions, with the path of each."""
    apps_of_ours = [ROOT / "hub" / "accounts", ROOT / "hub" / "base", *(ROOT / name for name in LAYERS[3:7])]
    for path in [file for app in apps_of_ours for file in (*app.glob("actions.py"), *app.glob("actions/*.py"))]:
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield path.relative_to(ROOT), node


def test_every_verb_says_what_it_takes_and_what_it_gives():
    wrong = []
    for path, verb in verbs():
        given = verb.args
        parts = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        untold = [part.arg for part in parts if part and part.annotation is None]
        wrong += [f"{path}: {verb.name}({name})" for name in untold]
        wrong += [f"{path}: {verb.name}()"] if verb.returns is None else []
    assert wrong == []


def test_the_guard_finds_the_verbs():
    assert {"publish_edition", "submit", "notify", "register", "plan", "rebuild_matches"} <= {
        v.name for _p, v in verbs()
    }
