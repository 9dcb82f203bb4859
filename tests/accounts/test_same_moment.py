"""Two administrators fill the last vacancy of a post at the same moment, in two real connections."""

import threading

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from tests.factories import UserFactory
from xiaoping.accounts.actions import give_roles
from xiaoping.kit import roles

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time: the second sees the first"
    ),
]

HELD = [roles.CLERK, roles.PUBLIC_ORDER]


def in_another_connection(account, by) -> tuple[threading.Thread, list]:
    """Begin giving the post; the outcome is the account, or what it was refused with."""
    outcome: list = []

    def give() -> None:
        try:
            outcome.append(give_roles(account=account, held=HELD, by=by, reason="综治分工"))
        except ValidationError as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=give)
    thread.start()
    return thread, outcome


def test_the_last_vacancy_is_filled_once(small_township):
    """The town's clerk holds one of the two already."""
    admin = UserFactory(role=roles.ADMINISTRATOR)
    first, second = UserFactory(role=roles.CLERK), UserFactory(role=roles.CLERK)
    with transaction.atomic():
        give_roles(account=first, held=HELD, by=admin, reason="综治分工")
        thread, outcome = in_another_connection(second, admin)
        thread.join(1)
        assert outcome == []  # it waits for the first to end
    thread.join(30)
    assert "2 at most" in outcome[0].messages[0]
    assert User.objects.filter(groups=Group.objects.get(name=roles.PUBLIC_ORDER)).count() == 2
