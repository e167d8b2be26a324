"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from hub.kit import garbage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.production")
application = get_wsgi_application()
garbage.seldom()
