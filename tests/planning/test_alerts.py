"""Years that are over and not closed cannot wait, for those who close."""

from datetime import date

import pytest

from planning.actions import close_period
from tests import factories
from xiaoping.kit.alerts import alerts
from xiaoping.kit.periods import Period

ALERT = "planning.years_not_closed"


@pytest.fixture
def leader(small_township):
    user = factories.UserFactory(role="leader")
    factories.PostingFactory(user=user)
    return user


@pytest.mark.parametrize(("day", "open_years"), [(date(2019, 1, 31), 2), (date(2019, 2, 1), 3)])
def test_a_year_should_be_closed_by_february(leader, day, open_years):
    assert alerts[ALERT].number(day, leader) == open_years


def test_a_closed_year_is_quiet(leader):
    close_period(period=Period.year(2017), by=leader, reason="结账")
    assert alerts[ALERT].number(date(2019, 2, 1), leader) == 2


@pytest.mark.django_db
def test_an_office_that_only_begins_is_not_alerted():
    factories.TownshipFactory(records_from=date(2016, 1, 1))
    leader = factories.UserFactory(role="leader")
    assert alerts[ALERT].number(date(2019, 2, 1), leader) == 0


def test_who_does_not_close_is_not_alerted(small_township, leader):
    assert [alerts[ALERT].may_read(user) for user in (leader, small_township.clerk)] == [True, False]
