"""docs/settings.md lists each name that the settings read from the environment, and nothing else."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READERS = {
    "str",
    "bool",
    "int",
    "float",
    "list",
    "dict",
    "json",
    "path",
    "url",
    "db",
    "cache",
    "email_url",
    "search_url",
}


def names_read(path):
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    readers = (
        call
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in READERS
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
    )
    return {call.args[0].value for call in readers}


def names_documented():
    """First cells of the tables: ``| `NAME` | …``."""
    return re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE)


def test_settings_document_lists_what_is_read_and_nothing_else():
    read = set().union(*(names_read(path) for path in (ROOT / "hub" / "settings").glob("*.py")))
    assert read, "the settings read nothing: this test has lost its subject"
    assert sorted(read) == sorted(names_documented())


def test_the_environment_is_read_through_one_object():
    others = [
        path.name
        for path in (ROOT / "hub" / "settings").glob("*.py")
        if re.search(r"os\.(environ|getenv)", path.read_text())
    ]
    assert others == []
