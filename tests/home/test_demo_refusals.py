"""Where the demo is not built: beside the folder of its tests, which have it in their database."""

import pytest
from django.core.management import CommandError, call_command

from hub.accounts.models import User


def test_the_demo_refuses_an_installation_that_is_not_for_development(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="development"):
        call_command("demo")


@pytest.mark.django_db
def test_the_demo_refuses_a_database_with_people_of_its_own(settings):
    settings.DEBUG = True
    User.objects.create_user("en.rigtig@kommune.example")
    with pytest.raises(CommandError, match="no demo"):
        call_command("demo")
