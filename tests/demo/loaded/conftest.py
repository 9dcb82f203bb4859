"""The demonstration township in the database: loaded once for this folder, each test's changes undone."""

from contextlib import ExitStack

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from xiaoping.demo import loading


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker):
    """Load the township inside a transaction that is rolled back when the folder's tests are over."""
    outer = ExitStack()
    with django_db_blocker.unblock():
        outer.enter_context(transaction.atomic())
        loading.load()
        connection.check_constraints()  # once here, not again at the end of each test
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.close()


@pytest.fixture(autouse=True)
def demonstration(loaded, db):
    """Let a test use the loaded township; what it does to it is undone."""


@pytest.fixture
def clerk() -> User:
    return User.objects.get(username="clerk")


@pytest.fixture
def cadre() -> User:
    return User.objects.get(username="cadre")
