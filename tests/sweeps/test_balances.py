"""Opening + in − out = closing: by hand on the small township, and for every balance, year and village."""

import dataclasses
from datetime import date

import pytest

from villages.models import Stay
from xiaoping.kit.balances import balances
from xiaoping.kit.checks import checks
from xiaoping.kit.periods import Period

ANSWERS = {
    # key: (whole township, 甲村, 乙村) in 2018, each opening, in, out, closing
    "villages.people": ((18, 4, 6, 16), (12, 1, 5, 8), (6, 3, 1, 8)),
    "villages.households": ((9, 1, 3, 7), (6, 0, 2, 4), (3, 1, 1, 3)),
    "poverty.register": ((6, 1, 2, 5), (5, 0, 2, 3), (1, 1, 0, 2)),
}


def test_every_balance_has_a_hand_worked_answer():
    assert set(ANSWERS) == set(balances.keys())


@pytest.mark.parametrize("key", ANSWERS)
def test_the_balance_of_2018(small_township, key):
    villages = [None, *(small_township.villages[name].pk for name in ("甲村", "乙村"))]
    lines = [balances[key].of(Period.year(2018), small_township.clerk, village) for village in villages]
    assert tuple(dataclasses.astuple(line) for line in lines) == ANSWERS[key]


@pytest.mark.parametrize("key", ANSWERS)
@pytest.mark.parametrize("period", ["2016", "2017", "2018", "2018-Q3", "2018-12", "2018-07-01..2018-09-01"])
def test_every_balance_holds(small_township, key, period):
    assert balances[key].of(Period.parse(period), small_township.clerk).holds


@pytest.mark.parametrize("key", ANSWERS)
def test_the_cadre_balances_their_village(small_township, key):
    line = balances[key].of(Period.year(2018), small_township.cadre)
    assert dataclasses.astuple(line) == ANSWERS[key][1]


def test_a_household_without_a_head_is_found(small_township):
    Stay.objects.filter(household=small_township.households["H1"], relation="01").update(relation="99")
    found = checks["villages.household_without_head"].rows(small_township.clerk, date(2019, 1, 1))
    assert list(found) == [small_township.households["H1"]]
