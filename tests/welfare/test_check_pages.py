"""The page of a check says months and yuan, and its file is the list for recovery."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from xiaoping.kit.checks import checks
from xiaoping.kit.findings import findings, settle
from xiaoping.kit.models import ExportLog

from .wrong_money import DAY, LOW, found, pay

pytestmark = pytest.mark.usefixtures("by_month")


@pytest.fixture
def wrong(town):
    """张五 of 甲村 was paid 600 after her death, 赵末 of 乙村 was not dead."""
    for month in (7, 8):
        pay(town, "张五", LOW, date(2018, month, 1), 300, "class1")
    return checks["welfare.paid_after_death"]


def test_it_is_quiet_until_she_is_paid_once_more(town, wrong):
    settle(wrong, [one.key for one in findings(wrong, town.clerk, DAY)], reason="已退回", by=town.clerk)
    assert [one.is_settled for one in findings(wrong, town.clerk, DAY)] == [True]
    pay(town, "张五", LOW, date(2018, 9, 1), 300, "class1")
    assert [one.is_settled for one in findings(wrong, town.clerk, DAY)] == [False]


def test_the_page_says_months_and_yuan(town, client, wrong):
    client.force_login(town.clerk)
    page = client.get(reverse("kit:check", args=[wrong.key]))
    (line,) = page.context["lines"]
    assert (line["person"], line["household"], line["months"], line["amount_text"], page.context["total"]) == (
        "张五",
        "H5",
        2,
        "600.00",
        "600.00",
    )


def test_the_recovery_list_is_taken_out_and_logged(town, client, wrong):
    client.force_login(town.clerk)
    answer = client.get(reverse("kit:check", args=[wrong.key]), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    cells = text.splitlines()[1].split(",")
    assert cells[3:8] == ["张五", "H5", "to be recovered", "2", "600.00"]
    assert ExportLog.objects.get().rows == 1


def test_another_villages_money_is_not_told(town, client, wrong):
    pay(town, "赵八", LOW, date(2019, 1, 1), 300, "class2")
    assert found("welfare.paid_too_much", town.cadre) == []
    assert found("welfare.paid_too_much", town.clerk) == [("赵八", 1, Decimal(80))]
