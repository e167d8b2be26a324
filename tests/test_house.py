"""The house style, held by machine: lengths, names, reasons, and no door for a script from outside."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ["hub", "partners", "challenges", "projects", "search", "templates", "tests"]
TOP_LEVEL = {
    *FOLDERS,
    *{"manage.py", "requirements.txt", "requirements.in", "requirements-dev.txt"},
    *{"requirements-semantic.txt", "requirements-celery.txt"},
    *{"pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "LICENSE", "SECURITY.md", "publiccode.yml"},
    *{"docs", "deploy"},
}
REVIEWED = {Path("hub/kit/templatetags/ui.py")}  # the one module that may mark text as safe
CLOCK = Path("hub/kit/clock.py")
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "services", "common", "mixins", "constants", "misc"}
SIGNALS = r"(import .*|receiver\(.*)\b(pre_save|post_save|pre_delete|post_delete|m2m_changed)\b"
DATA_BLOCKS = r"application/(ld\+)?json"


def files(*suffixes):
    """Every file of ours with one of these endings, as a path from the root; migrations and borrowed code left out."""
    found = (path.relative_to(ROOT) for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    return sorted(p for p in found if p.suffix in suffixes and not {"migrations", "vendor"} & set(p.parts))


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def lines_matching(pattern, paths, flags=0):
    """``path:line: text`` for each line in which the pattern is found."""
    expression = re.compile(pattern, flags)
    return [
        f"{path}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(text(path).splitlines(), start=1)
        if expression.search(line)
    ]


def product_code():
    return [path for path in files(".py") if path.parts[0] != "tests"]


def templates():
    return files(".html")


def test_no_function_is_longer_than_40_lines():
    functions = (
        (path, node)
        for path in files(".py")
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = [
        f"{path}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path, node in functions
        if node.end_lineno - node.lineno + 1 > 40
    ]
    assert long == []


def test_no_file_is_longer_than_300_lines():
    counted = {path: text(path).count("\n") for path in files(".py", ".html", ".js", ".css")}
    assert {path: count for path, count in counted.items() if count > 300} == {}


def test_files_are_named_after_a_subject():
    names = {path for path in files(".py") if path.parts[:2] != ("tests", "services")}
    drawers = [path for path in names if JUNK_DRAWERS & {path.stem, *path.parts[:-1]}]
    numbered = [path for path in names if re.search(r"(_part|part\d|_[a-d]|\d)$|_part_", path.stem)]
    assert drawers + numbered == []


def test_the_top_level_holds_what_the_customer_named_and_no_more():
    hidden_or_made = re.compile(r"^\.|^var$|^node_modules$|\.sqlite3")
    found = {path.name for path in ROOT.iterdir() if not hidden_or_made.search(path.name)}
    assert found - TOP_LEVEL == set()
    assert TOP_LEVEL - found == set()


def test_text_is_marked_safe_in_one_reviewed_module_only():
    python = [path for path in product_code() if path not in REVIEWED]
    marked = lines_matching(r"\bmark_safe\b|\bSafe(String|Text)\b", python)
    marked += lines_matching(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off", templates())
    assert marked == []


def test_templates_hold_no_inline_style_and_no_inline_script():
    found = lines_matching(r"\sstyle\s*=|<style\b|javascript:|\son[a-z]+\s*=\s*[\"']", templates(), re.IGNORECASE)
    found += [
        line for line in lines_matching(r"<script\b(?![^>]*\bsrc=)", templates()) if not re.search(DATA_BLOCKS, line)
    ]
    assert found == []


def test_an_exception_from_a_rule_gives_its_reason():
    bare = lines_matching(r"#\s*noqa(?!: [A-Z0-9, ]+ -- \S)", files(".py"))
    bare += lines_matching(r"#\s*nosec(?!: B\d+ -- \S| B\d+ -- \S)", files(".py"))
    bare += lines_matching(r"#\s*type:\s*ignore(?!\[[a-z, -]+\])", files(".py"))
    this_file = str(Path(__file__).relative_to(ROOT))
    assert [line for line in bare if not line.startswith(this_file)] == []


def test_time_comes_from_the_clock_only():
    asked = r"\btimezone\.(now|localdate|localtime)\(\)|\b(datetime|date)\.(now|utcnow|today)\(|\bauto_now(_add)?\s*="
    assert lines_matching(asked, [path for path in product_code() if path != CLOCK]) == []


def test_own_models_are_followed_by_events_not_by_signals():
    """Wagtail's page may be listened to, in a receivers.py; it has no events of ours."""
    found = lines_matching(SIGNALS, product_code())
    wagtails = [line for line in found if "receivers.py:" in line and re.search(r"sender=Page\b|import ", line)]
    assert [line for line in found if line not in wagtails] == []


def test_migrations_carry_a_name():
    migrations = [path for folder in FOLDERS for path in (ROOT / folder).rglob("migrations/0*.py")]
    unnamed = [
        path.name
        for path in migrations
        if re.match(r"\d{4}_(auto_|alter_|remove_.*_and_more|add_.*_and_more)", path.name)
    ]
    assert unnamed == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_example_data_is_built_by_actions_not_by_fixture_files(folder):
    assert list((ROOT / folder).rglob("fixtures/*")) == []


def test_every_module_says_what_lives_there():
    silent = [
        path for path in product_code() if path.name != "__init__.py" and not ast.get_docstring(ast.parse(text(path)))
    ]
    assert silent == []


def test_every_file_among_the_commands_is_a_command():
    commands = [path for path in product_code() if path.parts[-2] == "commands" and path.name != "__init__.py"]
    assert commands
    assert [path for path in commands if "class Command(" not in text(path)] == []
