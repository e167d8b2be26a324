"""The Danish catalogues: what the code says, what is translated, and what is wrong with it.

Two places hold Danish. `hub/locale/da` has the words of this project: exactly what the code says today.
`hub/locale/cms/da` has the words of Wagtail that Wagtail itself lacks in Danish (four out of five), and those of
Wagtail and of signing in that we say better. They are kept apart because they are extracted from different sources:
neither may wipe out the other. `hub/locale/cms/en` says in our English words what signing in says in its own.

This module is for maintainers and tests: it needs gettext and polib. An installation needs only the .mo files.
"""

import contextlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings

DOMAINS = ("django", "djangojs")
OURS, CMS = (Path(place) for place in settings.LOCALE_PATHS)
NOT_OURS = ["tests/*", "var/*", "node_modules/*", "hub/locale/*", "docs/*"]
ENGLISH = CMS / "en" / "LC_MESSAGES" / "django.po"  # what signing in says in English, in our words
SAME = OURS / "same_in_danish.txt"
HEADER = {
    "Project-Id-Version": "Quadro",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "da",
    "MIME-Version": "1.0",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}|</?\w+[^>]*>")


def po_path(place: Path, domain: str) -> Path:
    return place / "da" / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def extract(domain: str) -> polib.POFile:
    """Everything the project says now, read from the code with Django's own extractor, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(settings.ROOT):
        with override_settings(LOCALE_PATHS=[folder]):
            call_command(
                "makemessages",
                locale=["da"],
                domain=domain,
                ignore_patterns=list(NOT_OURS),
                no_wrap=True,
                verbosity=0,
            )
        return read(po_path(Path(folder), domain))


def cms_wants(domain: str) -> polib.POFile:
    """Everything installed Wagtail, and signing in, can say; marked `missing` where it has no Danish itself."""
    wanted: dict[tuple[str, str], polib.POEntry] = {}
    for app in apps.get_app_configs():
        if not app.name.startswith(("wagtail", "allauth")):
            continue
        folder = Path(app.path) / "locale"
        danish = {key(entry) for entry in read(po_path(folder, domain)) if entry.translated()}
        for entry in read(folder / "en" / "LC_MESSAGES" / f"{domain}.po"):
            known = wanted.setdefault(
                key(entry), polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, flags=list(entry.flags))
            )
            if entry.msgid_plural and not known.msgid_plural:
                known.msgid_plural, known.msgstr_plural = entry.msgid_plural, {0: "", 1: ""}
            if key(entry) not in danish:
                known.comment = "missing"
    catalogue = polib.POFile()
    catalogue.extend(wanted.values())
    return catalogue


def merge(kept: polib.POFile, wanted: polib.POFile, *, overrides: bool = False) -> polib.POFile:
    """`wanted` with the Danish of `kept`. With `overrides`, what Wagtail has in Danish stays only if we say it too."""
    danish = {key(entry): entry for entry in kept if not entry.obsolete}
    merged = polib.POFile(wrapwidth=0)
    merged.metadata = dict(HEADER)
    for entry in sorted(wanted, key=lambda one: (one.msgid.casefold(), one.msgid, one.msgctxt or "")):
        known = danish.get(key(entry))
        if overrides and known is None and entry.comment != "missing":
            continue
        flags = [flag for flag in entry.flags if flag != "fuzzy"]
        new = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, flags=flags)
        if entry.msgid_plural:
            new.msgid_plural = entry.msgid_plural
            new.msgstr_plural = {0: "", 1: "", **(known.msgstr_plural if known else {})}
        elif known:
            new.msgstr = known.msgstr
        new.comment = "" if overrides else entry.comment
        merged.append(new)
    return merged


def fresh(place: Path, domain: str) -> polib.POFile:
    kept = read(po_path(place, domain))
    return merge(kept, cms_wants(domain), overrides=True) if place == CMS else merge(kept, extract(domain))


def same_in_danish() -> set[str]:
    """The reviewed list of strings that rightly read the same in both languages."""
    lines = SAME.read_text(encoding="utf-8").splitlines() if SAME.exists() else []
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def forms(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Each Danish form beside the English it stands for."""
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr
        return
    yield entry.msgid, entry.msgstr_plural.get(0, "")
    yield entry.msgid_plural, entry.msgstr_plural.get(1, "")


def placeholders(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text.replace("\xad", "")))


def is_english(english: str, danish: str, same: set[str]) -> bool:
    has_words = re.search(r"[^\W\d_]{2}", PLACEHOLDER.sub("", english))
    return bool(has_words) and danish == english and english.strip() not in same


def ends(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def wrong(entry: polib.POEntry, same: set[str]) -> str:
    if entry.obsolete or entry.fuzzy:
        return "obsolete or fuzzy"
    fault = ""
    for english, danish in forms(entry):
        if not danish:
            fault = "untranslated"
        elif is_english(english, danish, same):
            fault = "same as English"
        elif placeholders(english) != placeholders(danish):
            fault = "placeholders differ"
        elif ends(english) != ends(danish):
            fault = "space at the ends differs"
    return fault


def english_faults() -> list[str]:
    """What must be mended in our English of signing in."""
    known = {key(entry) for entry in cms_wants("django")}
    found = [f"no longer said: {entry.msgid!r}" for entry in read(ENGLISH) if key(entry) not in known]
    for entry in read(ENGLISH):
        if placeholders(entry.msgid) != placeholders(entry.msgstr):
            found.append(f"placeholders differ: {entry.msgid!r}")
    if ENGLISH.with_suffix(".mo").read_bytes() != read(ENGLISH).to_binary():
        found.append("django.mo does not match django.po")
    return [f"{ENGLISH.relative_to(settings.ROOT)}: {line}" for line in found]


def faults(place: Path, domain: str, *, extracted: polib.POFile | None = None) -> list[str]:
    """What must be mended in one catalogue: one line a fault."""
    path, same, found = po_path(place, domain), same_in_danish(), []
    catalogue = read(path)
    for entry in catalogue:
        if fault := wrong(entry, same):
            found.append(f"{fault}: {entry.msgid!r}")
    if extracted is not None:
        have, want = {key(entry) for entry in catalogue}, {key(entry) for entry in extracted}
        found += [f"not in the catalogue: {msgid!r}" for _, msgid in sorted(want - have)]
        found += [f"no longer said: {msgid!r}" for _, msgid in sorted(have - want)]
    mo = path.with_suffix(".mo")
    if not mo.exists() or mo.read_bytes() != catalogue.to_binary():
        found.append(f"{domain}.mo does not match {domain}.po")
    return [f"{path.relative_to(settings.ROOT)}: {line}" for line in found]
