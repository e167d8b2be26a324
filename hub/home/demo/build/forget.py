"""Beginning again: every row and every file of this installation is taken away, and Wagtail's roots are put back."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from wagtail.models import Collection, Locale, Page, Site


def forget_everything() -> None:
    """Empty the database and the folders of files. There is no way back: only for demo and development."""
    call_command("flush", interactive=False, verbosity=0)
    _plant_roots()
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        for child in Path(folder).glob("*"):
            shutil.rmtree(child) if child.is_dir() else child.unlink()


def _plant_roots() -> None:
    """What Wagtail's migrations made once, and a flush took."""
    locale, _new = Locale.objects.get_or_create(language_code="da")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    Site.objects.get_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": root})
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
