"""Two people close a period at the same moment, in two real connections: one close."""

from django.db import transaction

from planning.actions import close_period
from planning.models import ClosedFigure, PeriodClose
from tests import factories
from tests.connections import TWO_CONNECTIONS, in_another_connection
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

YEAR = Period.year(2018)

pytestmark = TWO_CONNECTIONS


def leader():
    user = factories.UserFactory(role="leader")
    factories.PostingFactory(user=user)
    return user


def test_two_who_close_at_once_make_one_close(small_township):
    first, second = leader(), leader()
    with transaction.atomic():
        close = close_period(period=YEAR, by=first, reason="年终结账")
        thread, outcome = in_another_connection(lambda: close_period(period=YEAR, by=second, reason="年终结账"))
        thread.join(timeout=3)
        assert (thread.is_alive(), outcome) == (True, [])  # it waits for the first
    thread.join(timeout=20)
    assert outcome[0].messages == ["This period is closed already."]
    assert list(PeriodClose.objects.all()) == [close]
    assert ClosedFigure.objects.count() == len(indicators.keys())


def test_a_close_that_fails_leaves_the_period_to_the_other(small_township):
    first, second = leader(), leader()
    try:
        with transaction.atomic():
            close_period(period=YEAR, by=first, reason="年终结账")
            thread, outcome = in_another_connection(lambda: close_period(period=YEAR, by=second, reason="年终结账"))
            thread.join(timeout=3)
            raise KeyError
    except KeyError:
        thread.join(timeout=20)
    assert [close.closed_by for close in PeriodClose.objects.all()] == [second]
    assert outcome == list(PeriodClose.objects.all())
