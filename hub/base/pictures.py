"""The pictures of a page: in which sizes they are shown, made ahead of the first visitor and read before rendering."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter
from wagtail.models import Page

# What the templates ask for: {% picture … format-{avif,jpeg} width-{480,960} %}, and the still of a video.
SIZES = (*Filter.expand_spec("format-{avif,jpeg} width-{480,960}"), "width-960")


def images_on(page: Page) -> list[AbstractImage]:
    """What the page shows of its own and in its blocks, as the very objects the templates will get."""
    own = page.image if getattr(page, "shows_image", False) else None
    return [image for image in (own, *_in_body(page)) if image is not None]


def _in_body(page: Page) -> Iterator[AbstractImage | None]:
    for block in getattr(page, "body", None) or ():
        if block.block_type in ("picture", "video"):
            yield block.value["image"]


def read(page: Page) -> None:
    """Read all sizes of all pictures in one query, so that the template asks nothing."""
    images = images_on(page)
    if images:
        ready = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SIZES)
        prefetch_related_objects(images, Prefetch("renditions", queryset=ready, to_attr="prefetched_renditions"))


def make(page: Page) -> None:
    """Make the sizes that are missing; what is there stays."""
    for image in images_on(page):
        image.get_renditions(*SIZES)
