"""Tests: quick hashing, mail in memory, tasks drained by hand; a database named after its migrations."""

import hashlib

from hub.settings.base import *  # noqa: F403 -- a settings module is its names
from hub.settings.base import DATABASES, ROOT, SQLITE_OPTIONS, VAR

DEBUG = False
SECRET_KEY = "tests"  # noqa: S105 -- nothing is signed with it outside tests
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
ELASTICSEARCH_URL = []  # tests of it start their own (tests/search/elastic.py)
EMBEDDER = "none"  # tests of vectors choose theirs
STAFF_SECOND_FACTOR = False
VAR = VAR / "test"
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"
SEARCHES_WRITTEN_EVERY = float("inf")  # tests write them by hand
SEARCH_ROOT = VAR / "search"
SEALING_KEY_FILE = str(VAR / "sealing.key")
LOGGING = {"style": "plain", "level": "WARNING"}
SEALING_KEY_MAY_BE_MADE = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

_migrations = sorted(path for path in ROOT.glob("**/migrations/*.py") if ".venv" not in path.parts)
_digest = hashlib.sha256(b"".join(path.read_bytes() for path in _migrations)).hexdigest()[:10]
VAR.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / f"test-{_digest}.sqlite3")}
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS | {
        "init_command": str(SQLITE_OPTIONS["init_command"]).replace(
            "synchronous=FULL", "synchronous=OFF"
        )  # thrown away
    }
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_quadro_{_digest}_{VAR.parent.name}"}
WHITENOISE_AUTOREFRESH = True  # tests need no collected static files
