"""The small township's administrator, and their browser."""

import pytest
from django.contrib.auth.models import User

from tests.factories import PostingFactory, UserFactory
from xiaoping.kit import roles


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def admin(town) -> User:
    user = UserFactory(username="admin", role=roles.ADMINISTRATOR)
    PostingFactory(user=user)
    return user


@pytest.fixture
def office(admin, client):
    client.force_login(admin)
    return client
