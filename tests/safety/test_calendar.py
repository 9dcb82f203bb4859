"""The inspection calendar, and the sheet of households still to visit: by hand on the small township."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from safety.models import Hazard, Visit, VisitRound
from tests.factories import InspectionFactory, VisitFactory
from villages.models import Officer
from xiaoping.kit import clock


def month(client, text: str = "", **query):
    page = client.get(reverse("safety:inspection_calendar"), {"month": text, **query} if text else query)
    assert page.status_code == 200
    return page


def lines(page) -> dict[int, list[str]]:
    return {one["day"].day: [line["text"] for line in one["lines"]] for one in page.context["days"] if one["lines"]}


def test_a_month_has_its_inspections_and_what_falls_due(town, client, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2018, 12, 20))
    client.force_login(town.clerk)
    page = month(client)
    assert lines(page) == {31: ["Licence ends: 甲花炮店", "烟花爆竹 · 甲花炮店"]}
    assert (page.context["total"], len(page.context["days"]), len(page.context["blank"])) == (1, 31, 5)
    assert lines(month(client, "2019-01")) == {1: ["烟花爆竹 · 路口"], 15: ["Deadline: 库存超量"]}


def test_every_line_opens(town, client):
    client.force_login(town.clerk)
    urls = [line["url"] for one in month(client, "2018-12").context["days"] for line in one["lines"]]
    assert [client.get(url).status_code for url in urls] == [200] * len(urls)


def test_what_is_closed_is_no_longer_due(town, client):
    Hazard.objects.filter(what="库存超量").update(until=date(2019, 1, 10), until_reason="closed")
    client.force_login(town.clerk)
    assert lines(month(client, "2019-01")) == {1: ["烟花爆竹 · 路口"]}


def test_the_months_number_opens_to_its_rows(town, client):
    client.force_login(town.clerk)
    page = month(client, "2018-01", kind="fireworks")
    assert client.get(page.context["list_url"]).context["pager"]["count"] == page.context["total"] == 1


@pytest.mark.parametrize(("kind", "days"), [("fireworks", []), ("road_traffic", [1])])
def test_by_type(town, client, kind, days):
    client.force_login(town.clerk)
    assert list(lines(month(client, "2018-07", kind=kind))) == days


def test_the_cadre_sees_their_village_and_the_townships_own(town, client):
    client.force_login(town.cadre)
    assert list(lines(month(client, "2018-02"))) == []
    assert list(lines(month(client, "2018-07"))) == [1]
    other = town.villages["乙村"].pk
    assert client.get(reverse("safety:inspection_calendar"), {"village": other}).status_code == 404


@pytest.mark.parametrize("text", ["2018-13", "x", "2018", "0001-01", "9999-12"])
def test_what_is_no_month_is_not_found(town, client, text):
    client.force_login(town.clerk)
    assert client.get(reverse("safety:inspection_calendar"), {"month": text}).status_code == 404


def test_an_unknown_filter_is_refused(town, client):
    client.force_login(town.clerk)
    assert client.get(reverse("safety:inspection_calendar"), {"colour": "red"}).status_code == 400


def test_the_calendar_takes_the_same_statements_for_many(town, client):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            month(client, "2018-09")
        return len(queries)

    client.force_login(town.clerk)
    month(client, "2018-09")
    few = statements()
    InspectionFactory.create_batch(30, village=town.villages["甲村"], inspected_on=date(2018, 9, 9))
    month(client, "2018-09")  # the types are kept for a minute: a new one is read once
    assert (statements(), few <= 10) == (few, True)


def left(client, **query):
    page = client.get(reverse("safety:visits_left"), query)
    assert page.status_code == 200
    return {
        sheet["officer"]: {group["title"]: [home["number"] for home in group["homes"]] for group in sheet["groups"]}
        for sheet in page.context["sheets"]
    }


@pytest.fixture
def second():
    """Round B, in which H4 of 王助 and H8 of 李安 were not visited."""
    return VisitRound.objects.get(name="B轮")


def test_the_sheets_by_hand(town, client, second):
    client.force_login(town.clerk)
    assert left(client, round=second.pk) == {"李安": {"乙村 · 乙一组": ["H8"]}, "王助": {"甲村 · 甲二组": ["H4"]}}


def test_the_sheet_of_one_officer(town, client, second):
    client.force_login(town.clerk)
    helper = Officer.objects.get(name="王助")
    assert left(client, round=second.pk, officer=helper.pk) == {"王助": {"甲村 · 甲二组": ["H4"]}}


def test_the_coverage_leads_to_the_sheets(town, client, second):
    client.force_login(town.clerk)
    page = client.get(reverse("safety:coverage"), {"round": second.pk})
    [line] = [one for one in page.context["officers"] if one["officer__name"] == "王助"]
    assert client.get(line["paper_url"]).context["total"] == line["left"] == 1


def test_what_was_dropped_is_not_on_the_sheet(town, client, second):
    Visit.objects.filter(round=second, household__number="H4").update(dropped_on=date(2018, 4, 1))
    client.force_login(town.clerk)
    assert list(left(client, round=second.pk)) == ["李安"]


def test_the_cadre_prints_their_village_alone(town, client, second):
    client.force_login(town.cadre)
    assert list(left(client, round=second.pk)) == ["王助"]


def test_an_officer_or_round_that_is_not_seen_is_not_found(town, client, second):
    client.force_login(town.cadre)
    address = reverse("safety:visits_left")
    elsewhere = Officer.objects.create(name="外人", village=town.villages["乙村"], since=date(2016, 1, 1))
    answers = [
        client.get(address, query).status_code for query in ({"round": 0}, {"officer": elsewhere.pk}, {"officer": "x"})
    ]
    assert answers == [404, 404, 404]


def test_a_phone_stays_behind_its_mask(town, client, second):
    client.force_login(town.clerk)
    assert "13812341234" not in client.get(reverse("safety:visits_left"), {"round": second.pk}).content.decode()


def test_the_sheets_take_the_same_statements_for_many(town, client, second):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            left(client, round=second.pk)
        return len(queries)

    client.force_login(town.clerk)
    left(client, round=second.pk)
    few = statements()
    VisitFactory.create_batch(30, round=second)
    assert (statements(), few <= 8) == (few, True)
