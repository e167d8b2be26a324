"""A process that answers visitors looks for garbage seldom, and for what it loaded never."""

import os
import subprocess
import sys

from hub.kit import garbage

ASK = "import gc, hub.wsgi; print(*gc.get_threshold(), gc.get_freeze_count() > 100_000)"


def test_the_web_server_looks_seldom():
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "hub.settings.dev"}
    said = subprocess.run([sys.executable, "-c", ASK], env=environ, capture_output=True, text=True, check=True)
    assert said.stdout.split() == [str(garbage.YOUNG), str(garbage.OLDER), str(garbage.OLDEST), "True"]
