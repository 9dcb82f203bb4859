"""The overview: every figure as its own page gives it, for clerk and cadre, in statements that rows do not add to."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from xiaoping.kit.indicators import indicators
from xiaoping.kit.models import ExportLog
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many

LIMIT = 60  # statements, also when the report's 130 figures are all there


@pytest.mark.parametrize("account", ["clerk", "cadre"])
@pytest.mark.parametrize("period", ["2017", "2018", "2018-Q2"])
def test_all_at_once_are_as_one_by_one(small_township, account, period):
    user, when = getattr(small_township, account), Period.parse(period)
    at_once = split_many(indicators, when, user)
    assert {key: split.whole for key, split in at_once.items()} == {
        one.key: one.value(when, user) for one in indicators
    }


@pytest.mark.parametrize("account", ["clerk", "cadre"])
@pytest.mark.parametrize("village", ["甲村", "乙村"])
def test_each_village_is_as_by_itself(small_township, account, village):
    user, when, place = getattr(small_township, account), Period.year(2018), small_township.villages[village].pk
    at_once = split_many(indicators, when, user)
    assert {key: split.villages.get(place) or None for key, split in at_once.items()} == {
        one.key: one.value(when, user, place) or None for one in indicators
    }


def statements_of(client) -> int:
    with CaptureQueriesContext(connection) as statements:
        assert client.get(reverse("kit:overview")).status_code == 200
    return len(statements)


def test_statements_do_not_grow_with_the_rows(small_township, client, many_rows):
    client.force_login(small_township.clerk)
    client.get(reverse("kit:overview"))
    few = statements_of(client)
    many_rows(30)
    assert (statements_of(client), few <= LIMIT) == (few, True)


def test_the_cadre_sees_no_other_village(small_township, client):
    client.force_login(small_township.cadre)
    page = client.get(reverse("kit:overview")).content.decode()
    assert ("甲村" in page, "乙村" in page) == (True, False)


def test_the_workbook_has_the_cells_of_the_page_and_is_logged(small_township, client):
    client.force_login(small_township.clerk)
    answer = client.get(reverse("kit:overview"), {"period": "2018", "export": "xlsx"})
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0].values)
    by_key = {row[1]: row for row in rows[1:]}
    assert rows[0][4:7] == ("Total", "甲村", "乙村")
    assert by_key["villages.total_population"][4:7] == (16, 8, 8)
    assert set(by_key) == set(indicators.keys())
    assert ExportLog.objects.get().list_name == "kit:overview"


def test_a_bad_period_is_not_found(small_township, client):
    client.force_login(small_township.clerk)
    assert client.get(reverse("kit:overview"), {"period": "2018-13"}).status_code == 404
