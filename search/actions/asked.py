"""Writing down what was searched for."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from search.models import AskedQuery


@transaction.atomic
def count_searches(counts: Mapping[tuple[str, dt.date], tuple[int, int]]) -> int:
    """Add {(query, day): (times, results of the last)} to the rows of their days; how many rows."""
    for (text, day), (times, found) in sorted(counts.items()):
        row, made = AskedQuery.objects.get_or_create(text=text, on=day, defaults={"times": times, "found": found})
        if not made:
            AskedQuery.objects.filter(pk=row.pk).update(times=F("times") + times, found=found)
    return len(counts)
