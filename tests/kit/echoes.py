"""Reactions for the tests of events: one that writes down what it heard, one that always breaks, one that does half,
and one that looks at a thing as it is."""

import uuid

from hub.kit.events import emit, follow, on
from hub.kit.models import Once, PrivateFile
from tests.kit.workshop import NOBODY


def heard():
    return list(Once.objects.filter(scope="heard").order_by("at").values_list("result_id", flat=True))


@on("kit.tried", "kit.also_tried")
def write_down(event):
    Once.objects.create(
        scope="heard", key=uuid.uuid4(), actor_id=event.by_id or NOBODY, result_id=event.instance.public_id
    )


@on("kit.broken")
def break_half_way(event):
    Once.objects.create(scope="half", key=uuid.uuid4(), actor_id=NOBODY, result_id=NOBODY)
    raise RuntimeError("broken on purpose")


on("kit.broken")(write_down)


SEEN, MEANWHILE = [], []  # the sizes that were looked at; what happens during the next look


@follow("kit.grown", "kit.also_grown", about=lambda grown: grown if grown.size else None)
def look_at_size(thing):
    SEEN.append(thing.size)
    for happen in [MEANWHILE.pop() for _ in MEANWHILE[:]]:
        happen()


def grow(thing):
    """One larger, and said so."""
    thing.size += 1
    thing.save()
    emit("kit.grown", thing, by=None)


def thing():
    return PrivateFile.objects.create(
        subject=NOBODY, owner=NOBODY, path=str(uuid.uuid4()), sealed_name=b"", content_type="x", size=1, sha256="0"
    )
