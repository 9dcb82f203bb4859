"""Findings: what offends a check, who is to see to it, and what was settled."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from villages.models import Household
from xiaoping.kit.checks import checks
from xiaoping.kit.findings import assign, findings, settle
from xiaoping.kit.models import CheckDecision, ExportLog

DAY = date(2019, 1, 1)
PHONE = "villages.phone"


@pytest.fixture
def wrong(small_township) -> tuple[Household, Household]:
    """A household of 甲村 and one of 乙村 whose phones are too short."""
    found = small_township.households["H1"], small_township.households["H7"]
    Household.objects.filter(pk__in=[one.pk for one in found]).update(phone="1381234")
    return found


def keys(user, **given) -> set[int]:
    return {one.key for one in findings(checks[PHONE], user, DAY, **given) if not one.is_settled}


def test_every_row_that_offends_is_found(small_township, wrong):
    assert keys(small_township.clerk) == {one.pk for one in wrong}


def test_a_cadre_finds_what_lies_in_the_village(small_township, wrong):
    assert keys(small_township.cadre) == {wrong[0].pk}


def test_what_is_settled_is_quiet(small_township, wrong):
    settle(checks[PHONE], [wrong[0].pk], reason="座机号", by=small_township.cadre)
    assert keys(small_township.clerk) == {wrong[1].pk}


def test_it_is_open_again_when_its_facts_change(small_township, wrong):
    settle(checks[PHONE], [wrong[0].pk], reason="座机号", by=small_township.cadre)
    Household.objects.filter(pk=wrong[0].pk).update(phone="138123")
    assert keys(small_township.cadre) == {wrong[0].pk}


def test_another_change_of_the_row_does_not_wake_it(small_township, wrong):
    settle(checks[PHONE], [wrong[0].pk], reason="座机号", by=small_township.cadre)
    Household.objects.filter(pk=wrong[0].pk).update(address="新址")
    assert keys(small_township.cadre) == set()


def test_what_is_put_right_is_gone(small_township, wrong):
    Household.objects.filter(pk=wrong[0].pk).update(phone="13812341234")
    assert keys(small_township.cadre) == set()


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_settled_without_a_reason(small_township, wrong, reason):
    with pytest.raises(ValidationError, match="without a reason"):
        settle(checks[PHONE], [wrong[0].pk], reason=reason, by=small_township.cadre)


def test_nobody_settles_what_lies_in_another_village(small_township, wrong):
    with pytest.raises(ValidationError, match="in order now"):
        settle(checks[PHONE], [wrong[1].pk], reason="座机号", by=small_township.cadre)


def test_what_offends_no_more_cannot_be_settled(small_township):
    with pytest.raises(ValidationError, match="in order now"):
        settle(checks[PHONE], [small_township.households["H2"].pk], reason="座机号", by=small_township.cadre)


def test_it_is_assigned_to_somebody_posted_there(small_township, wrong):
    assign(checks[PHONE], [wrong[0].pk], to=small_township.cadre, reason="请核实", by=small_township.clerk)
    [found] = [one for one in findings(checks[PHONE], small_township.clerk, DAY) if one.key == wrong[0].pk]
    assert (found.assigned_to, found.is_settled) == (small_township.cadre, False)


def test_it_is_not_assigned_to_somebody_posted_elsewhere(small_township, wrong):
    with pytest.raises(ValidationError) as refused:
        assign(checks[PHONE], [wrong[1].pk], to=small_township.cadre, reason="请核实", by=small_township.clerk)
    assert "assigned_to" in refused.value.message_dict


def test_a_decision_is_never_changed(small_township, wrong):
    settle(checks[PHONE], [wrong[0].pk], reason="座机号", by=small_township.cadre)
    with pytest.raises(TypeError):
        CheckDecision.objects.get().save()


def test_the_page_settles_the_ticked_rows(small_township, client, wrong):
    client.force_login(small_township.clerk)
    address = reverse("kit:check", args=[PHONE])
    client.post(address, {"row": [str(wrong[0].pk)], "reason": "座机号", "decision": "settle"})
    page = client.get(address)
    assert [line["key"] for line in page.context["lines"]] == [str(wrong[1].pk)]


def test_the_page_assigns_the_ticked_rows(small_township, client, wrong):
    client.force_login(small_township.clerk)
    address = reverse("kit:check", args=[PHONE])
    answer = {"row": [str(wrong[0].pk)], "reason": "请核实", "decision": "assign"}
    client.post(address, {**answer, "assigned_to": str(small_township.cadre.pk)})
    page = client.get(address)
    assert [line["assigned_to"] for line in page.context["lines"]] == ["cadre", ""]


def test_who_is_asked_finds_the_rows_and_what_for(small_township, client, wrong):
    assign(checks[PHONE], [wrong[0].pk], to=small_township.cadre, reason="请入户核实", by=small_township.clerk)
    client.force_login(small_township.cadre)
    groups = client.get(reverse("kit:checks")).context["groups"]
    [line] = [one for lines in groups.values() for one in lines if one["mine"]]
    page = client.get(line["mine_url"])
    assert [(line["mine"], one["key"], one["asked"]) for one in page.context["lines"]] == [
        (1, str(wrong[0].pk), "请入户核实")
    ]
    assert "请入户核实" in page.content.decode()


def told(client, user) -> list[int]:
    """The numbers of the alert on somebody's home page."""
    client.force_login(user)
    lines = client.get(reverse("home")).context["alerts"]
    return [one["number"] for one in lines if one["url"] == reverse("kit:checks")]


def test_home_tells_who_is_asked_until_the_row_is_settled(small_township, client, wrong):
    assert told(client, small_township.cadre) == []
    assign(checks[PHONE], [wrong[0].pk], to=small_township.cadre, reason="请核", by=small_township.clerk)
    assert (told(client, small_township.cadre), told(client, small_township.clerk)) == ([1], [])
    settle(checks[PHONE], [wrong[0].pk], reason="属实", by=small_township.cadre)
    assert told(client, small_township.cadre) == []


def test_home_asks_the_checks_of_nobody_who_was_given_nothing(small_township, client, wrong):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            told(client, small_township.cadre)
        return sum("kit_checkdecision" in one["sql"] for one in queries)

    told(client, small_township.cadre)
    assert statements() == 1


def test_nothing_is_shown_as_ones_own_that_another_is_asked(small_township, client, wrong):
    assign(checks[PHONE], [wrong[0].pk], to=small_township.cadre, reason="请入户核实", by=small_township.clerk)
    client.force_login(small_township.clerk)
    assert client.get(reverse("kit:check", args=[PHONE]), {"state": "mine"}).context["lines"] == []


def test_a_refused_decision_is_shown_and_keeps_the_ticks(small_township, client, wrong):
    client.force_login(small_township.clerk)
    page = client.post(reverse("kit:check", args=[PHONE]), {"row": [str(wrong[0].pk)], "reason": ""})
    assert (page.status_code, page.context["chosen"], CheckDecision.objects.count()) == (200, [str(wrong[0].pk)], 0)


def test_a_reader_may_not_decide(small_township, client, wrong):
    reader = factories.UserFactory()
    reader.groups.add(small_township.clerk.groups.model.objects.get(name="auditor"))
    factories.PostingFactory(user=reader)
    client.force_login(reader)
    answer = client.post(reverse("kit:check", args=[PHONE]), {"row": [str(wrong[0].pk)], "reason": "x"})
    assert (answer.status_code, CheckDecision.objects.count()) == (403, 0)


def test_an_unknown_check_is_not_found(small_township, client):
    client.force_login(small_township.clerk)
    assert client.get(reverse("kit:check", args=["villages.nothing"])).status_code == 404


def test_another_village_is_not_found(small_township, client):
    client.force_login(small_township.cadre)
    address = reverse("kit:check", args=[PHONE])
    assert client.get(address, {"village": small_township.villages["乙村"].pk}).status_code == 404


def test_the_export_says_what_the_page_says_and_is_logged(small_township, client, wrong):
    client.force_login(small_township.clerk)
    answer = client.get(reverse("kit:check", args=[PHONE]), {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert ([line.split(",")[0] for line in lines[1:]], ExportLog.objects.get().rows) == (["H1", "H7"], 2)


def test_the_list_counts_what_is_open_and_what_is_settled(small_township, client, wrong):
    settle(checks[PHONE], [wrong[0].pk], reason="座机号", by=small_township.cadre)
    client.force_login(small_township.clerk)
    groups = client.get(reverse("kit:checks")).context["groups"]
    [line] = [one for lines in groups.values() for one in lines if one["url"].endswith(f"{PHONE}/")]
    assert (line["open"], line["settled"]) == (1, 1)
