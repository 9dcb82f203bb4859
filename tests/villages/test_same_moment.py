"""Two users at the same moment, in two real connections."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from tests.factories import PersonFactory, StayFactory, id_number
from villages.actions import give_id_number
from villages.models import IdNumber

DAY = date(2019, 3, 1)
BORN = date(1980, 1, 1)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time: the second sees the first"
    ),
]


def newcomer(household):
    return StayFactory(
        household=household, village=household.village, relation="99", person=PersonFactory(born_on=BORN)
    )


def in_another_connection(person, number, user) -> tuple[threading.Thread, list]:
    """Begin giving the number elsewhere; the outcome is the record, or what it was refused with."""
    outcome: list = []

    def give() -> None:
        try:
            outcome.append(give_id_number(person=person, number=number, on=DAY, by=user, reason="身份证"))
        except ValidationError as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=give)
    thread.start()
    return thread, outcome


@pytest.mark.parametrize(("account", "told"), [("clerk", ValidationError), ("cadre", IdNumber)])
def test_the_later_of_two_equal_numbers_is_answered_as_any_later_one(small_township, account, told):
    """Who may see the other person is told; for anybody else the number is kept as disputed."""
    first, second = newcomer(small_township.households["H7"]), newcomer(small_township.households["H1"])
    number = id_number(BORN, order=77)
    with transaction.atomic():
        give_id_number(person=first.person, number=number, on=DAY, by=small_township.clerk, reason="身份证")
        thread, outcome = in_another_connection(second.person, number, getattr(small_township, account))
        thread.join(1)
        assert outcome == []  # it waits for the first to end
    thread.join(30)
    assert isinstance(outcome[0], told)
    assert IdNumber.objects.undisputed().filter(person__in=[first.person, second.person]).count() == 1
