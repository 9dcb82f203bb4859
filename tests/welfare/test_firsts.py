"""Who came first is read from the history of a record, whatever its length."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from welfare.actions.firsts import first
from xiaoping.kit.actions import acting, save

MARCH, APRIL = date(2019, 3, 1), date(2019, 4, 1)


@pytest.fixture
def batch(small_township):
    return factories.PaymentBatchFactory(village=None, prepared_by=small_township.clerk, prepared_on=MARCH)


def enter(batch, name: str, day: date | None) -> None:
    """The day of the approval, or that there is none, is entered by somebody."""
    user = factories.UserFactory(last_name=name, role="leader")
    batch.approved_on, batch.approved_by = day, user if day else None
    with acting("approve_batch", by=user, reason="已核对"):
        save(batch)


def test_who_set_the_day_that_stands_is_named_not_who_changed_something_else_later(batch):
    enter(batch, "甲", MARCH)
    enter(batch, "乙", None)
    enter(batch, "丙", APRIL)
    enter(batch, "丁", APRIL)
    said = first(batch, "approved_on")
    assert (said["who"], said["day"]) == ("丙", APRIL)


def test_two_rows_are_read_of_a_history_of_any_length(batch):
    for day in range(1, 9):
        enter(batch, f"{day}", date(2019, 3, day))
    with CaptureQueriesContext(connection) as asked:
        assert first(batch, "approved_on")["who"] == "1"
    assert [query["sql"].split()[-1] for query in asked] == ["1", "1"]  # LIMIT 1
