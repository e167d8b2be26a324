"""The open collection of challenges and of the organisations that took part in them, as `rank_actors` reads it.

An organisation shows what it says of itself and the challenges it took part in. From a challenge all of its own history
is hidden, and that of its sisters: those with which it shares half of all organisations, as series of one house do.
"""

import csv
import io
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measures import Bm25

ROOT = Path(__file__).resolve().parents[2]
PLACES = (ROOT.parent, ROOT.parent.parent)  # `shared` lies beside the project, or beside where its copies lie
SISTER = 0.5


@dataclass(frozen=True)
class Collection:
    """Rows by id; ``took`` is {challenge: organisations that took part}."""

    challenges: dict[str, dict]
    organisations: dict[str, dict]
    took: dict[str, frozenset[str]]

    @property
    def asked(self) -> list[str]:
        """The challenges that are known and that somebody took part in."""
        return sorted(self.took.keys() & self.challenges.keys(), key=int)

    def text(self, challenge: str) -> str:
        return "\n".join(self.challenges[challenge][name] for name in ("name", "headline", "description"))

    def profile(self, organisation: str) -> str:
        row = self.organisations[organisation]
        return f"{row['name']}\n{row['description'] or ''}".strip()

    def history(self, organisation: str) -> list[str]:
        return [key for key in self.asked if organisation in self.took[key]]

    def hidden(self, challenge: str) -> frozenset[str]:
        """The challenges whose history would give the answer away; the challenge itself among them."""
        own = self.took[challenge]
        return frozenset(
            key for key in self.asked if len(self.took[key] & own) / len(self.took[key] | own) >= SISTER
        ) | {challenge}


def folder() -> Path | None:
    """Where the collection lies; None where it is not here."""
    given = os.environ.get("OPENCHALLENGES", "")
    likely = [Path(given)] if given else [place / "shared" / "data" / "openchallenges" for place in PLACES]
    return next((place for place in likely if place.is_dir()), None)


def read(place: Path) -> Collection:
    took = defaultdict(set)
    for row in rows_of(place / "challenge-service__contribution_roles.csv"):
        took[row["challenge_id"]].add(row["organization_id"])
    challenges = {row["id"]: row for row in rows_of(place / "challenge-service__challenges.csv")}
    organisations = {row["id"]: row for row in rows_of(place / "organization-service__organizations.csv")}
    return Collection(challenges, organisations, {key: frozenset(some) for key, some in took.items()})


def rows_of(path: Path) -> Iterable[dict]:
    csv.field_size_limit(5_000_000)
    return csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))


def actors(known: Collection) -> list[dict]:
    """Every organisation with its profile and its past challenges as evidence."""
    return [
        {"id": key, "name": row["name"], "evidence": [*evidence(known, key)]}
        for key, row in sorted(known.organisations.items(), key=lambda pair: int(pair[0]))
    ]


def evidence(known: Collection, organisation: str) -> Iterable[dict]:
    common = {"lang": "en", "verified": False, "date": None}
    yield {"id": f"o{organisation}", "text": known.profile(organisation), "kind": "profile", **common}
    for key in known.history(organisation):
        yield {"id": f"o{organisation}:c{key}", "text": known.text(key), "kind": "proposal", **common}


def challenges(known: Collection) -> list[dict]:
    """Each challenge with the evidence that must not count for it."""
    found = []
    for key in known.asked:
        row, hidden = known.challenges[key], known.hidden(key)
        away = [f"o{organisation}:c{other}" for other in sorted(hidden) for organisation in sorted(known.took[other])]
        chunks = [row["headline"], row["description"]]
        found.append({"id": key, "lang": "en", "title": row["name"], "chunks": chunks, "exclude_evidence": away})
    return found


def write(path: Path, rows: Iterable[dict]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def plain_bm25(known: Collection, asked: Iterable[str], *, history: bool) -> dict[str, list[str]]:
    """One bag of words an organisation: its profile, and with ``history`` its past challenges but the hidden ones."""
    profiles = {key: bag(known.profile(key)) for key in sorted(known.organisations, key=int)}
    texts = {key: bag(known.text(key)) for key in known.asked}
    histories = {key: known.history(key) if history else [] for key in profiles}
    whole = Bm25({key: sum((texts[past] for past in histories[key]), Counter(own)) for key, own in profiles.items()})
    found = {}
    for each in asked:
        hidden = known.hidden(each)
        instead = {
            key: sum((texts[past] for past in some if past not in hidden), Counter(profiles[key]))
            for key, some in histories.items()
            if hidden.intersection(some)
        }
        found[each] = whole.rank(texts[each], instead)
    return found


def bag(text: str) -> Counter:
    return Counter(word for word in re.findall(r"[a-zà-ÿ0-9]+", text.lower()) if len(word) > 2)
