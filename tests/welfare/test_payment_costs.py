"""What a batch costs in statements, whatever the number of its lines."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from villages.models import BankAccount, Person
from welfare import actions
from welfare.models import Award, Programme, Rate
from xiaoping.kit import bulk

from .numbers import ACCOUNT

MARCH = date(2019, 3, 1)

pytestmark = pytest.mark.usefixtures("rates")


def many_awards(town, number: int) -> None:
    home = {"village": town.villages["甲村"], "household": town.households["H1"]}
    people = factories.PersonFactory.create_batch(number)
    Award.objects.bulk_create(
        Award(**home, person=person, benefit="low_income", grade="class2", since=MARCH) for person in people
    )


@pytest.fixture
def thousands(town):
    """A living subsidy of 55 yuan for so many more people of H1, which has an account."""
    programme = Programme.objects.get(benefit="disability_living")
    Rate.objects.create(programme=programme, amount=55)
    home = {"village": town.villages["甲村"], "household": town.households["H1"]}
    account = BankAccount(**home, holder=town.people["张一"], bank="农商银行", since=date(2016, 1, 1))
    account.number = ACCOUNT
    account.save()

    def more(number: int) -> Programme:
        people = [Person(name="甲", sex="1", born_on=date(1950, 1, 1)) for _place in range(number)]
        Person.objects.bulk_create(people)
        Award.objects.bulk_create(
            Award(**home, person=person, benefit="disability_living", since=date(2018, 1, 1)) for person in people
        )
        bulk.analyse(Person, Award)  # as after any load: without statistics each payment meets each award
        return programme

    return more


def test_a_thousand_lines_more_take_few_statements_more(town, client, act, leader, thousands):
    """Built in statements of many rows each; approved, sent and exported in as many as a thousand lines less."""
    client.force_login(town.clerk)

    def counted(step) -> tuple:
        with CaptureQueriesContext(connection) as queries:
            result = step()
        return result, len(queries)

    def statements(covers: date, number: int) -> list[int]:
        programme = thousands(number)
        made, build = counted(lambda: act(actions.prepare_batch, programme=programme, covers=covers))
        _approved, approve = counted(lambda: act(actions.approve_batch, batch=made, by=leader))
        _sent, send = counted(lambda: act(actions.send_batch, batch=made))
        address = reverse("welfare:paymentbatch_bank_list", args=[made.pk])
        post = {"reason": "送农商银行"}
        _file, export = counted(lambda: b"".join(client.post(address, post).streaming_content))
        return [build, approve, send, export]

    statements(date(2019, 1, 1), 10)  # the first one also looks up the day and where each user is posted
    one, two = statements(date(2019, 2, 1), 990), statements(MARCH, 1000)
    build, *others = (after - before for before, after in zip(one, two, strict=True))
    assert others == [0, 0, 0]
    assert 0 < build <= {"postgresql": 4, "sqlite": 40}[connection.vendor]  # SQLite takes 999 values a statement


def test_statements_do_not_grow_with_the_lines(town, act, leader):
    def statements(covers: date) -> int:
        with CaptureQueriesContext(connection) as queries:
            made = act(actions.prepare_batch, programme=Programme.objects.get(benefit="low_income"), covers=covers)
            act(actions.approve_batch, batch=made, by=leader)
        return len(queries)

    statements(date(2019, 1, 1))  # the first one also looks up the day and where each user is posted
    few = statements(date(2019, 2, 1))
    many_awards(town, 20)  # SQLite takes 999 values a statement
    assert statements(MARCH) == few
