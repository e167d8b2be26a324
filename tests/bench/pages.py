"""How fast the public pages answer on this machine: `make bench`. Prints; nothing fails on time.

Uses the database of the development settings, so run `make run` (or `manage.py demo`) first.
"""

import os
import statistics
import sys
import time

import django

ROUNDS = 30


def addresses():
    from hub.home.models import HomePage

    home = HomePage.objects.live().first()
    children = home.get_descendants().live().specific() if home else []
    first_of_type = {type(page): page.url for page in reversed(list(children))}
    return ["/", *sorted(set(first_of_type.values())), "/partnere/", "/soeg/?q=luft", "/tal/", "/data/"]


def measure(client, address):
    """Milliseconds per request, the first (cold) and the median of the rest."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        status = client.get(address).status_code
        times.append((time.perf_counter() - started) * 1000)
    return status, times[0], statistics.median(times[1:])


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    os.environ.setdefault("DEBUG", "false")
    django.setup()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    write = sys.stdout.write
    write(f"{'address':60} {'status':>6} {'cold ms':>9} {'median ms':>10}\n")
    for address in addresses():
        status, cold, median = measure(client, address)
        write(f"{address:60} {status:>6} {cold:>9.1f} {median:>10.1f}\n")


if __name__ == "__main__":
    main()
