"""Two administrators fill the last vacancy of a post at the same moment, in two real connections."""

from django.contrib.auth.models import Group, User
from django.db import transaction

from tests.connections import TWO_CONNECTIONS, in_another_connection
from tests.factories import UserFactory
from xiaoping.accounts.actions import give_roles
from xiaoping.kit import roles

pytestmark = TWO_CONNECTIONS

HELD = [roles.CLERK, roles.PUBLIC_ORDER]


def test_the_last_vacancy_is_filled_once(small_township):
    """The town's clerk holds one of the two already."""
    admin = UserFactory(role=roles.ADMINISTRATOR)
    first, second = UserFactory(role=roles.CLERK), UserFactory(role=roles.CLERK)
    with transaction.atomic():
        give_roles(account=first, held=HELD, by=admin, reason="综治分工")
        thread, outcome = in_another_connection(
            lambda: give_roles(account=second, held=HELD, by=admin, reason="综治分工")
        )
        thread.join(1)
        assert outcome == []  # it waits for the first to end
    thread.join(30)
    assert "2 at most" in outcome[0].messages[0]
    assert User.objects.filter(groups=Group.objects.get(name=roles.PUBLIC_ORDER)).count() == 2
