"""Two users at the same moment, in two real connections."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from tests.connections import TWO_CONNECTIONS, in_another_connection
from tests.factories import PersonFactory, StayFactory, id_number
from villages.actions import give_id_number
from villages.models import IdNumber

DAY = date(2019, 3, 1)
BORN = date(1980, 1, 1)

pytestmark = TWO_CONNECTIONS


def newcomer(household):
    return StayFactory(
        household=household, village=household.village, relation="99", person=PersonFactory(born_on=BORN)
    )


@pytest.mark.parametrize(("account", "told"), [("clerk", ValidationError), ("cadre", IdNumber)])
def test_the_later_of_two_equal_numbers_is_answered_as_any_later_one(small_township, account, told):
    """Who may see the other person is told; for anybody else the number is kept as disputed."""
    first, second = newcomer(small_township.households["H7"]), newcomer(small_township.households["H1"])
    number = id_number(BORN, order=77)
    with transaction.atomic():
        give_id_number(person=first.person, number=number, on=DAY, by=small_township.clerk, reason="身份证")
        thread, outcome = in_another_connection(
            lambda: give_id_number(
                person=second.person, number=number, on=DAY, by=getattr(small_township, account), reason="身份证"
            )
        )
        thread.join(1)
        assert outcome == []  # it waits for the first to end
    thread.join(30)
    assert isinstance(outcome[0], told)
    assert IdNumber.objects.undisputed().filter(person__in=[first.person, second.person]).count() == 1
