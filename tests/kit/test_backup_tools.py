"""Where a backup looks for PostgreSQL's own tools, and what it says when they are missing."""

import pytest

from hub.kit import backups
from hub.kit.backups import postgresql


def a_tool(folder, version):
    path = folder / version / "bin" / "pg_dump"
    path.parent.mkdir(parents=True)
    path.touch(mode=0o755)
    return str(path)


def test_the_tool_of_the_servers_own_version_is_taken_else_a_newer_one(monkeypatch, tmp_path):
    monkeypatch.setattr(postgresql, "INSTALLED", tmp_path)
    old, new = a_tool(tmp_path, "9"), a_tool(tmp_path, "16")
    assert [postgresql.tool("pg_dump", major) for major in (9, 15, 16)] == [old, new, new]


def test_a_missing_tool_is_named_with_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(postgresql, "INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(backups.BackupRefused, match=r"pg_dump is missing.*apt-get install postgresql-client"):
        postgresql.tool("pg_dump", 15)
