"""How well and how fast is searched and matched: part of `make bench`. Nothing that is timed is asserted.

Has a database of its own. ``--only quality|speed|match`` runs one part, ``--small`` a short form of it, ``--sizes``
says how many texts are searched, and ``--no-elasticsearch`` leaves that backend out.
"""

import argparse
import os
import platform
import sys
from pathlib import Path

import django


def arguments() -> argparse.Namespace:
    known = argparse.ArgumentParser(description=__doc__)
    known.add_argument("--only", choices=("quality", "speed", "match"))
    known.add_argument("--small", action="store_true", help="2,000 texts, 1,000 actors, every sixth challenge")
    known.add_argument("--sizes", type=sizes, default=(), help="of the searched indices, growing: 2000,20000,100000")
    known.add_argument("--no-elasticsearch", action="store_true", help="the files alone")
    return known.parse_args()


def sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(map(int, text.split(","))))


def main() -> None:
    given = arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    var = Path(os.environ.setdefault("VAR_DIR", "var/bench")).absolute()
    (var / "speed").mkdir(parents=True, exist_ok=True)
    own = f"sqlite:///{var / 'speed' / 'quadro.sqlite3'}"
    os.environ |= {"DEBUG": "false", "LOG_LEVEL": "WARNING", "DATABASE_URL": own}
    django.setup()
    from tests.bench import matches, quality, speed

    sys.stdout.write(f"\n{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    if given.only in (None, "quality"):
        quality.show(small=given.small)
    if given.only in (None, "speed"):
        speed.show(small=given.small, sizes=given.sizes, elastic=not given.no_elasticsearch)
    if given.only in (None, "match"):
        matches.show(small=given.small)


if __name__ == "__main__":
    main()
