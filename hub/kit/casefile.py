"""The file of a case: each app says what it has of one, and the whole is a folder with an index and a hash a file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.kit.opendata import plain

_parts: list[tuple[int, Callable]] = []


@dataclass
class Casefile:
    """Documents as they are added; ``withheld`` says in plain words what is not here, and why."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)

    def add(self, path: str, title: str, content: bytes) -> None:
        """A document by its path in the folder; the title is for people."""
        if path in self.contents:
            raise ValueError(f"{path} is there already")
        self.contents[path] = content
        digest = hashlib.sha256(content).hexdigest()
        self.documents.append({"path": path, "title": title, "size": len(content), "sha256": digest})

    def text(self, path: str, title: str, lines: list[str]) -> None:
        """A plain text under its title."""
        self.add(path, title, "\n".join([title, "=" * len(title), "", *lines, ""]).encode())

    def data(self, path: str, title: str, values: Any) -> None:
        """The same for machines."""
        self.add(path, title, json.dumps(values, indent=1, ensure_ascii=False, default=_plainly).encode())

    def write(self, folder: Path, *, heading: str, told: dict[str, Any]) -> None:
        """The documents, ``index.json`` and ``index.md``. The folder must not exist."""
        folder.mkdir(parents=True)
        for path, content in self.contents.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        index = told | {"documents": self.documents, "withheld": self.withheld}
        (folder / "index.json").write_text(json.dumps(index, indent=1, ensure_ascii=False), encoding="utf-8")
        (folder / "index.md").write_text(self._index(heading, told), encoding="utf-8")

    def _index(self, heading: str, told: dict[str, Any]) -> str:
        lines = [f"# {heading}", "", *(f"- {name}: {value}" for name, value in told.items()), "", "## Dokumenter", ""]
        lines += [f"- [{one['title']}]({one['path']}), SHA-256 `{one['sha256']}`" for one in self.documents]
        if self.withheld:
            lines += ["", "## Ikke med", "", *(f"- {line}" for line in self.withheld)]
        return "\n".join([*lines, ""])


def part(order: int) -> Callable:
    """Let ``function(challenge, casefile)`` add what its app has of a case; lower orders come first."""

    def register(function: Callable) -> Callable:
        _parts.append((order, function))
        return function

    return register


def gather(challenge: Any) -> Casefile:
    """All that all apps have of one case."""
    casefile = Casefile()
    for _order, function in sorted(_parts, key=lambda one: one[0]):
        function(challenge, casefile)
    return casefile


def safe_name(name: str) -> str:
    """A name from outside as the last part of a path: no folders, no surprises."""
    return re.sub(r"[^\w.-]+", "-", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(".-")[-100:] or "fil"


def _plainly(value: Any) -> Any:
    told = plain(value)
    return told if told is not value else str(value)
