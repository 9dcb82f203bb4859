"""Opening + in − out = closing: by hand on the small township, and for every balance, year and village."""

import dataclasses
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from villages.models import Stay
from xiaoping.kit.balances import balances
from xiaoping.kit.checks import checks
from xiaoping.kit.periods import Period

ANSWERS = {
    # key: (whole township, 甲村, 乙村) in 2018, each opening, in, out, closing
    "villages.people": ((18, 4, 6, 16), (12, 1, 5, 8), (6, 3, 1, 8)),
    "villages.households": ((9, 1, 3, 7), (6, 0, 2, 4), (3, 1, 1, 3)),
    "poverty.register": ((6, 1, 2, 5), (5, 0, 2, 3), (1, 1, 0, 2)),
    "poverty.in_poverty": ((4, 2, 4, 2), (4, 0, 3, 1), (0, 2, 1, 1)),
    "welfare.low_income": ((5, 4, 2, 7), (5, 0, 2, 3), (0, 4, 0, 4)),
    "welfare.five_guarantee": ((2, 2, 2, 2), (1, 1, 1, 1), (1, 1, 1, 1)),
    "poverty.register_people": ((13, 3, 5, 11), (10, 0, 5, 5), (3, 3, 0, 6)),
    "poverty.people_in_poverty": ((8, 5, 10, 3), (8, 0, 7, 1), (0, 5, 3, 2)),
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


@pytest.mark.parametrize("key", ANSWERS)
@pytest.mark.parametrize("number", ["opening", "came_in", "went_out", "closing"])
def test_each_number_opens_to_as_many_rows(small_township, client, key, number):
    client.force_login(small_township.clerk)
    village, period = small_township.villages["甲村"].pk, Period.year(2018)
    page = client.get(balances[key].rows_url(period, number, village))
    line = balances[key].of(period, small_township.clerk, village)
    assert page.context["pager"]["count"] == getattr(line, number)


@pytest.mark.parametrize("key", ANSWERS)
def test_the_villages_lines_are_those_of_each_by_itself(small_township, key):
    period, user = Period.year(2018), small_township.clerk
    for_all = balances[key].by_village(period, user)
    places = [small_township.villages[name].pk for name in ("甲村", "乙村")]
    assert [for_all[place] for place in places] == [balances[key].of(period, user, place) for place in places]


def test_the_page_takes_four_statements_a_balance(small_township, client, many_rows):
    client.force_login(small_township.clerk)
    client.get(reverse("kit:balances"))
    few = statements_of(client)
    many_rows(30)
    assert (statements_of(client), few <= 8 + 4 * len(ANSWERS)) == (few, True)


def statements_of(client) -> int:
    with CaptureQueriesContext(connection) as statements:
        assert client.get(reverse("kit:balances")).status_code == 200
    return len(statements)


def test_the_cadres_page_names_no_other_village(small_township, client):
    client.force_login(small_township.cadre)
    page = client.get(reverse("kit:balances"), {"period": "2018"}).content.decode()
    assert ("甲村" in page, "乙村" in page) == (True, False)
