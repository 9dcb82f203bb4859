"""The pages of closed periods: who opens them, what they list, and closing and reopening on them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.actions import close_period
from planning.closing.reading import closed
from planning.models import PartyOrganisation, PeriodClose
from tests import factories
from xiaoping.kit.periods import Period

YEAR = Period.year(2018)
PEOPLE = [("18", ""), ("4", "5"), ("6", ""), ("16", "17")]  # opening, in, out, closing: then; now where it differs
NEW, LIST = "planning:periodclose_new", "planning:periodclose_list"


@pytest.fixture
def other(town):
    user = factories.UserFactory(role="administrator")
    factories.PostingFactory(user=user)
    return user


@pytest.fixture
def close(leader) -> PeriodClose:
    return close_period(period=YEAR, by=leader, reason="年终结账")


@pytest.fixture
def unbalanced(town):
    return factories.StayFactory(
        household=town.households["H1"], relation="21", since=date(2018, 5, 1), since_reason="changed"
    )


def test_a_leader_closes_on_the_page(leader, client):
    client.force_login(leader)
    answer = client.post(f"{reverse(NEW)}?period=2018", {"reason": "年终结账"})
    assert answer["Location"] == closed(YEAR).get_absolute_url()


def test_the_page_lists_what_does_not_hold_with_its_rows(leader, client, unbalanced):
    client.force_login(leader)
    page = client.get(f"{reverse(NEW)}?period=2018")
    [one] = page.context["broken"]
    assert (one["village"], one["difference"], one["rows"][0]["url"]) == ("甲村", "+1", unbalanced.get_absolute_url())
    assert "<form" not in page.content.decode().split("<main")[1]


def test_what_does_not_hold_is_refused_all_the_same(leader, client, unbalanced):
    client.force_login(leader)
    page = client.post(f"{reverse(NEW)}?period=2018", {"reason": "年终结账"})
    assert (page.status_code, PeriodClose.objects.count()) == (200, 0)
    assert "These balances do not hold" in str(page.context["form"].non_field_errors())


@pytest.mark.parametrize("period", ["2019-Q9", "abc"])
def test_what_is_no_period_is_not_found(leader, client, period):
    client.force_login(leader)
    assert client.get(reverse(NEW), {"period": period}).status_code == 404


@pytest.mark.parametrize(("role", "status"), [("sector_clerk", 403), ("auditor", 403), ("administrator", 200)])
def test_who_prepares_or_audits_does_not_close(town, client, role, status):
    user = factories.UserFactory(role=role)
    factories.PostingFactory(user=user)
    client.force_login(user)
    assert client.get(reverse(NEW)).status_code == status


def test_a_leader_of_a_village_alone_closes_nothing(town, client):
    user = factories.UserFactory(role="leader")
    factories.PostingFactory(user=user, village=town.villages["甲村"])
    client.force_login(user)
    assert client.get(reverse(NEW)).status_code == 404


def test_somebody_else_reopens_on_the_page(leader, other, client, close):
    address = reverse("planning:periodclose_reopening", args=[close.pk])
    client.force_login(leader)
    assert address not in client.get(close.get_absolute_url()).content.decode()
    client.force_login(other)
    assert address in client.get(close.get_absolute_url()).content.decode()
    client.post(address, {"reason": "漏报一户"})
    assert closed(YEAR) is None
    assert "漏报一户" in client.get(close.get_absolute_url()).content.decode()


def test_a_close_shows_what_differs_now(town, client, close):
    client.force_login(town.clerk)
    assert client.get(close.get_absolute_url()).context["moved"] == 0
    branch = PartyOrganisation.objects.get(name="甲支部")
    factories.PartyActivityFactory(organisation=branch, kind="lecture", held_on=date(2018, 5, 6))
    page = client.get(close.get_absolute_url())
    rows = [row for group in page.context["groups"] for row in group["figures"]]
    assert [(row["then"], row["now"], row["difference"]) for row in rows] == [("6", "7", "+1")]


def balance(page, label: str) -> dict:
    return next(one for one in page.context["balances"] if str(one["label"]) == label)


def test_a_close_shows_its_balances_as_they_were(town, client, close):
    client.force_login(town.clerk)
    factories.StayFactory(household=town.households["H1"], relation="21", since=date(2018, 5, 1), since_reason="birth")
    page = client.get(close.get_absolute_url())
    people, households = balance(page, "People"), balance(page, "Households")
    assert [(cell["text"], cell["now"]) for cell in people["cells"]] == PEOPLE
    assert [cell["now"] for cell in households["cells"]] == ["", "", "", ""]
    assert (people["holds"], people["broken_now"]) == (True, False)
    assert "as they were closed" in page.content.decode()


def test_a_balance_that_no_longer_holds_is_said(town, client, close, unbalanced):
    client.force_login(town.clerk)
    page = client.get(close.get_absolute_url())
    assert (balance(page, "People")["holds"], balance(page, "People")["broken_now"]) == (True, True)
    assert "does not hold now" in page.content.decode()


def test_a_close_without_balances_says_that_they_are_those_of_now(town, client):
    client.force_login(town.clerk)
    old = factories.PeriodCloseFactory(first=date(2018, 1, 1), last=date(2018, 12, 31))
    page = client.get(old.get_absolute_url())
    assert balance(page, "People")["cells"][-1]["text"] == "16"
    assert "before closes kept their balances" in page.content.decode()


def test_a_cadre_sees_no_close_of_the_township(town, client, close):
    client.force_login(town.cadre)
    assert list(client.get(reverse(LIST)).context["closes"]) == []
    assert client.get(close.get_absolute_url()).status_code == 404


def test_statements_do_not_grow_with_the_rows(town, client, close, many_rows):
    client.force_login(town.clerk)
    client.get(close.get_absolute_url())
    few = statements(client, close.get_absolute_url())
    many_rows(20)
    assert statements(client, close.get_absolute_url()) == few


def statements(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
