"""A newcomer's machine: nothing to set, nothing leaves."""

from hub.settings.base import *  # noqa: F403 -- a settings module is its names
from hub.settings.base import LOGGING, VAR, env

DEBUG = env.bool("DEBUG", default=True)  # `make run` switches it off, so that errors look as they do to visitors
SECRET_KEY = env.str("SECRET_KEY", default="for development only, never in production: 0123456789abcdefghijklmn")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
STAFF_SECOND_FACTOR = False
LOGGING = LOGGING | {"style": env.str("LOG_STYLE", default="plain")}
SEALING_KEY_MAY_BE_MADE = True
SERVE_MEDIA = WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # nothing is collected, no nginx stands in front
