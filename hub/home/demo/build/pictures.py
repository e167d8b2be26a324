"""Illustrations as images of the library."""

from __future__ import annotations

import io

from django.core.files.images import ImageFile

from hub.base.models import HubImage
from hub.home.demo.drawings import draw

SIZE = (1280, 720)


def picture(kind: str, seed: str, title: str) -> HubImage:
    """The drawing of a kind and seed: made once, then the one that is there."""
    name = f"{kind}-{seed}.png"
    known = HubImage.objects.filter(file__endswith=f"/{name}").first()
    if known:
        return known
    content = io.BytesIO()
    draw(kind, seed, SIZE).save(content, "PNG")
    content.seek(0)
    return HubImage.objects.create(
        title=title[:255],
        file=ImageFile(content, name=name),
        description=f"Tegning til »{title}«"[:255],
        licence="CC BY 4.0",
    )
