"""How well texts and organisations are found: on the open collection of challenges, and on our own Danish cases."""

import os
import sys
import time
import tomllib
from pathlib import Path

from tests.bench import demo_town, measures, open_challenges

write = sys.stdout.write
BARS = {"lexical": 0.45, "with the embedder": 0.47}  # MRR
ROOT = Path(__file__).resolve().parents[2]


def show(*, small: bool) -> None:
    danish_cases()
    town()
    place = open_challenges.folder()
    if place is None:
        write("\nOpenChallenges is not here (../shared/data/openchallenges, or OPENCHALLENGES=folder): left out.\n")
        return
    collection(open_challenges.read(place), every=6 if small else 1)


def town() -> None:
    """The demo's own challenges, and who really answered them."""
    files = {"challenges": demo_town.challenges(), "actors": demo_town.actors()}
    gold = demo_town.gold()
    write(f"\nThe demo: {len(gold)} Danish challenges, {len(files['actors'])} organisations, who answered\n")
    heading()
    line("plain BM25", measures.figures(demo_town.plain_bm25(), gold))
    both_ways("demo", files, gold, {})


def collection(known: open_challenges.Collection, every: int) -> None:
    """MRR and the rest, of every ``every``-th challenge."""
    asked = known.asked[::every]
    gold = {key: known.took[key] for key in asked}
    write(f"\nOpenChallenges: {len(gold)} challenges, {len(known.organisations)} organisations, sisters hidden\n")
    heading()
    line("plain BM25, profile", measures.figures(open_challenges.plain_bm25(known, asked, history=False), gold))
    line("plain BM25, with past roles", measures.figures(open_challenges.plain_bm25(known, asked, history=True), gold))
    rows = [row for row in open_challenges.challenges(known) if row["id"] in gold]
    both_ways("openchallenges", {"challenges": rows, "actors": open_challenges.actors(known)}, gold, BARS)


def both_ways(name: str, rows: dict[str, list[dict]], gold: measures.Gold, bars: dict[str, float]) -> None:
    """By words alone, and with the embedder where there is one."""
    from django.test import override_settings

    from search import embedding

    here = Path(os.environ["VAR_DIR"]) / name
    here.mkdir(parents=True, exist_ok=True)
    files = {kind: str(open_challenges.write(here / f"{kind}.jsonl", some)) for kind, some in rows.items()}
    with override_settings(EMBEDDER="none"):
        ranked("lexical", files, here, gold, bars)
    if embedding.current() is None:
        write("No embedder is installed: words alone.\n")
        return
    ranked("with the embedder", files, here, gold, bars)


def ranked(name: str, files: dict[str, str], here: Path, gold: measures.Gold, bars: dict[str, float]) -> None:
    """Through the command itself; vectors are kept in a file, so that the next run has them."""
    from django.core.management import call_command

    begun, out = time.process_time(), here / f"{name.replace(' ', '-')}.tsv"
    call_command("rank_actors", **files, out=str(out), vectors=str(here / "vectors.npz"), stdout=sys.stderr)
    with out.open(encoding="utf-8") as run:
        found = measures.figures(measures.run_of(run), gold)
    bar = f"bar ≥ {bars[name]} MRR; " if name in bars else ""
    line(name, found, f"{bar}{time.process_time() - begun:.0f} s of CPU")


def heading() -> None:
    write(f"{'':28}{''.join(f'{name:>11}' for name in measures.FIGURES)}\n")


def line(name: str, found: dict[str, float], note: str = "") -> None:
    write(f"{name:28}{''.join(f'{found[figure]:11.3f}' for figure in measures.FIGURES)}  {note}\n")


def danish_cases() -> None:
    """The share of the golden cases that come first, or among the first three, by words alone."""
    from search import analysis
    from search.analysis.synonyms import Synonyms
    from search.engine import Document, TextIndex

    golden = tomllib.loads((ROOT / "tests" / "search" / "golden.toml").read_text(encoding="utf-8"))
    index = TextIndex.build(
        Document(name, "en" if name.endswith("_en") else "da", *words) for name, words in golden["texts"].items()
    )
    synonyms = Synonyms.of(golden["synonyms"])
    write(
        "Danish cases of tests/search/golden.toml, by words alone: what comes first, or among three where it says so\n"
    )
    right = of = 0
    for group in golden["cases"]:
        rows = [(*row, within) for name, within in (("best", 1), ("within_3", 3)) for row in group.get(name, [])]
        found = 0
        for query, name, within in rows:
            hits = index.search(query, analysis.language_of(query), synonyms=synonyms, top=within)
            found += name in [hit.id for hit in hits]
        write(f"  {found:3} of {len(rows):3}  {group['about']}\n")
        right, of = right + found, of + len(rows)
    write(f"  {right:3} of {of:3}  in all ({100 * right / of:.1f} %)\n")
