"""How well and how fast is searched and matched: part of `make bench`. Nothing that is timed is asserted.

Needs no database. ``--only quality|speed|match`` runs one part, ``--small`` a short form of it.
"""

import argparse
import os
import platform
import sys

import django


def arguments() -> argparse.Namespace:
    known = argparse.ArgumentParser(description=__doc__)
    known.add_argument("--only", choices=("quality", "speed", "match"))
    known.add_argument("--small", action="store_true", help="2,000 texts, 1,000 actors, every sixth challenge")
    return known.parse_args()


def main() -> None:
    given = arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    os.environ.setdefault("VAR_DIR", "var/bench")
    os.environ |= {"DEBUG": "false", "LOG_LEVEL": "WARNING"}
    django.setup()
    from tests.bench import matches, quality, speed

    sys.stdout.write(f"\n{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    for name, part in (("quality", quality), ("speed", speed), ("match", matches)):
        if given.only in (None, name):
            part.show(small=given.small)


if __name__ == "__main__":
    main()
