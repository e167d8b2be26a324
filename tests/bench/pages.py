"""How dear the hub's pages are beside a bare Django view and a bare Wagtail page: `make bench`. Nothing fails on time.

Absolute figures do not travel between machines; ratios of one run do. K is the CPU of a Django view that says hello.
Measured inside the process, without web server and network; the CPU of PostgreSQL is not in it, that of SQLite is.
Its data are the demo, built once into var/bench (or into DATABASE_URL, which must be empty at first).
"""

import os
import platform
import resource
import subprocess
import sys
from pathlib import Path

import django

ROUNDS = int(os.environ.get("ROUNDS", "40"))
FACILITATOR = "mette.lindkvist@fjordby.example"
write = sys.stdout.write


def prepare():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    os.environ.setdefault("VAR_DIR", "var/bench")
    os.environ |= {"DEBUG": "false", "LOG_LEVEL": "WARNING"}
    write("Data: the demo (the first time it is built, which takes minutes) …\n")
    sys.stdout.flush()
    for command in (["migrate", "-v", "0"], ["demo", "--force"]):  # in a process of their own: this one is weighed
        subprocess.run([sys.executable, "manage.py", *command], check=True)
    django.setup()
    from django.conf import settings
    from django.db import connection

    from hub.kit.worker import drain

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    connection.settings_dict["CONN_MAX_AGE"] = 60  # as with PostgreSQL in earnest
    drain()


def signed_in(hub):
    from challenges.models import Challenge
    from hub.accounts.models import User
    from tests.bench.asking import Subject, session_of

    user = User.objects.get(email=FACILITATOR)
    cookie, case = session_of(user), Challenge.objects.handled_by(user).order_by("pk").first()
    return [
        Subject("cases, signed in", hub, "/sager/", cookie, {"queries": 5, "kB": 30}),
        Subject("a case, signed in", hub, f"/sager/{case.public_id}/", cookie, {"queries": 8}),
    ]


def public(hub):
    """Aims of a page made anew; the aim of a finished page from memory, 0.4 K, stands at the foot of the table."""
    from challenges.models import ChallengeIndexPage, ChallengePage
    from partners.models import Organisation
    from projects.models import LearningPage, PilotIndexPage, PilotPage
    from tests.bench.asking import Subject

    def page(model):
        return model.objects.live().filter(locale__language_code="da").order_by("pk").first().url

    partner = Organisation.objects.public().order_by("pk").first()
    listing, detail = {"K": 5, "queries": 2, "kB gz": 20}, {"K": 6, "queries": 4, "kB gz": 20}
    rows = [
        ("home", "/", {"kB gz": 8}),
        ("challenges", page(ChallengeIndexPage), listing),
        ("a challenge", page(ChallengePage), detail),
        ("pilots", page(PilotIndexPage), listing),
        ("a pilot", page(PilotPage), detail),
        ("a learning", page(LearningPage), detail),
        ("partners", "/partnere/", listing),
        ("a partner", f"/partnere/{partner.slug}/", detail),
        ("search", "/soeg/?q=luft", {"kB gz": 20}),
        ("key figures", "/tal/", {"kB gz": 20}),
        ("open data", "/data/", {"kB gz": 20}),
    ]
    return [Subject(name, hub, address, most=most) for name, address, most in rows]


def show(subjects, k, wagtail):
    write(f"{'':20}{'CPU ms':>8}{'K':>8}{'Wagtails':>10}{'queries':>9}{'kB':>8}{'kB gz':>8}  aims\n")
    for each in subjects:
        found, missed = each.found(k), each.missed(k)
        aims = ", ".join(f"{'not ' if aim in missed else ''}≤ {most} {aim}" for aim, most in each.most.items())
        write(f"{each.name:20}{found['ms']:8.2f}{found['K']:8.1f}{found['ms'] / wagtail:10.2f}{found['queries']:9}")
        write(f"{found['kB']:8.1f}{found['kB gz']:8.1f}  {aims}\n")


def show_house():
    """What one process weighs, and what a start costs."""
    private = sum(
        int(line.split()[1]) for line in Path("/proc/self/smaps_rollup").read_text().splitlines() if "Private_" in line
    )
    write(f"private memory of this process, every page seen: {private / 1024:.0f} MiB (a web worker's aim: ≤ 140)\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "manage.py", "check"], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    write(f"manage.py check: {spent:.1f} s of CPU (aim: ≤ 3.5)\n")


def main():
    prepare()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    from search.models import SearchDocument
    from tests.bench import bare
    from tests.bench.asking import Subject, measure

    hub, plain = get_wsgi_application(), bare.application()
    yardsticks = [Subject("bare Django view", plain, bare.VIEW), Subject("bare Wagtail page", plain, bare.PAGE)]
    subjects = [*public(hub), *signed_in(hub)]
    with bare.page_in_place():
        measure([*yardsticks, *subjects], ROUNDS)
    k, wagtail = (each.median for each in yardsticks)
    write(f"\n{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}, ")
    write(f"{SearchDocument.objects.count()} documents in the index; median of {ROUNDS} rounds\n\n")
    show([*yardsticks, *subjects], k, wagtail)
    write("\nAsked again and again, so with what the process remembers of settings, menus and public facts. The aims\n")
    write(
        "in K are those of a page made for its request; of home, lists and details given out from memory it is 0.4.\n"
    )
    show_house()


if __name__ == "__main__":
    main()
