"""The demo is built once for all tests of this folder, and taken away again."""

import pytest
from django.db import transaction
from django.test import override_settings

from hub.home.demo.build.story import build

PASSWORD = "velkommen-til-fjordby"


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    places = {"MEDIA_ROOT": tmp_path_factory.mktemp("media"), "PRIVATE_ROOT": tmp_path_factory.mktemp("private")}
    with django_db_blocker.unblock(), override_settings(**places), transaction.atomic():
        yield build(password=PASSWORD)
        transaction.set_rollback(True)
