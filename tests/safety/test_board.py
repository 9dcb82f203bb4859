"""The hazard board and the warnings: by hand on the small township; each column opens to its rows."""

from datetime import date

import pytest
from django.urls import reverse

from safety.models import Case, CaseRule, Hazard, HazardNotice, Site, WarningRule
from tests.factories import HazardFactory, HazardNoticeFactory, OfficerFactory, SafetyCaseFactory, WarningRuleFactory
from xiaoping.kit import clock

TODAY = date(2019, 1, 12)  # three days before the deadline of “stock too high”; the day after “no extinguisher” closed
START = date(2018, 1, 1)


@pytest.fixture
def on(monkeypatch):
    """Set the office's clock."""
    return lambda day: monkeypatch.setattr(clock, "today", lambda: day)


@pytest.fixture
def warned(town):
    """Hazards are warned of 3 days before, cases 5, licences 30, from 2018 on."""
    return WarningRuleFactory(since=START)


def board(client, **query):
    page = client.get(reverse("safety:hazard_board"), query)
    assert page.status_code == 200
    return {column["state"]: column for column in page.context["columns"]}


def what(column) -> list[str]:
    return [card["what"] for card in column["cards"]]


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        (date(2019, 1, 12), "rectifying", "3 days left"),
        (date(2019, 1, 15), "rectifying", "today"),
        (date(2019, 1, 16), "overdue", "1 days overdue"),
    ],
)
def test_a_hazard_stands_in_the_column_of_its_day(town, client, on, day, state, left):
    on(day)
    client.force_login(town.clerk)
    columns = board(client)
    assert [(card["what"], card["left"]) for card in columns[state]["cards"]] == [("库存超量", left)]
    assert what(columns["found"]) == ["围墙开裂"]


@pytest.mark.parametrize(("day", "closed"), [(date(2018, 1, 11), 1), (date(2018, 2, 9), 1), (date(2018, 2, 10), 0)])
def test_what_was_closed_stays_for_thirty_days(town, client, on, day, closed):
    on(day)
    client.force_login(town.clerk)
    assert board(client)["closed"]["number"] == closed


def test_every_column_opens_to_its_rows(town, client, on):
    on(TODAY)
    village = town.villages["甲村"]
    done = HazardFactory(village=village, what="已整改", since=START)
    HazardNoticeFactory(
        hazard=done, deadline=date(2019, 1, 20), rectified_on=date(2019, 1, 10), rectified_by=OfficerFactory()
    )
    HazardNoticeFactory(hazard=HazardFactory(village=village, what="逾期", since=START), deadline=date(2019, 1, 1))
    given = {"village": village, "since": START, "until": date(2019, 1, 5)}
    HazardFactory(**given, what="移交", until_reason="handed_over", receipt="收1")
    HazardFactory(**given, what="误报", until_reason="mistaken")
    HazardFactory(**given, what="销号", until_reason="closed")
    client.force_login(town.clerk)
    columns = board(client)
    assert {state: what(column) for state, column in columns.items()} == {
        "overdue": ["逾期"],
        "found": ["围墙开裂"],
        "rectifying": ["库存超量"],
        "recheck": ["已整改"],
        "handed_over": ["移交"],
        "closed": ["销号"],
    }
    counts = {state: client.get(column["url"]).context["pager"]["count"] for state, column in columns.items()}
    assert counts == dict.fromkeys(columns, 1)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("grade", "general", []),
        ("grade", "major", ["库存超量"]),
        ("category", "dangerous_goods", ["库存超量"]),
        ("category", "fire", []),
        ("kind", "fireworks", ["库存超量"]),
        ("kind", "school", []),
    ],
)
def test_the_board_is_narrowed(town, client, on, name, value, shown):
    on(TODAY)
    client.force_login(town.clerk)
    column = board(client, **{name: value})["rectifying"]
    assert (what(column), f"{name}={value}" in column["url"]) == (shown, True)


def test_the_board_of_one_village(town, client, on):
    on(TODAY)
    client.force_login(town.clerk)
    columns = board(client, village=town.villages["乙村"].pk)
    assert (what(columns["found"]), what(columns["rectifying"])) == (["围墙开裂"], [])


def test_the_cadre_sees_their_village_alone(town, client, on):
    on(TODAY)
    client.force_login(town.cadre)
    columns = board(client)
    assert (what(columns["found"]), what(columns["rectifying"])) == ([], ["库存超量"])
    assert client.get(reverse("safety:hazard_board"), {"village": town.villages["乙村"].pk}).status_code == 404


@pytest.mark.parametrize("query", [{"colour": "red"}, {"grade": "terrible"}])
def test_what_the_board_cannot_be_narrowed_by_is_refused(town, client, query):
    client.force_login(town.clerk)
    assert client.get(reverse("safety:hazard_board"), query).status_code == 400


def test_the_board_takes_the_same_statements_for_many(town, client, on, django_assert_max_num_queries):
    on(TODAY)
    client.force_login(town.clerk)
    board(client)
    HazardFactory.create_batch(60, village=town.villages["甲村"], since=START)
    with django_assert_max_num_queries(10):
        columns = board(client)
    assert (columns["found"]["number"], len(columns["found"]["cards"]), columns["found"]["more"]) == (61, 40, True)


@pytest.mark.parametrize(
    ("day", "warned_of"),
    [(date(2019, 1, 11), 0), (date(2019, 1, 12), 1), (date(2019, 1, 15), 1), (date(2019, 1, 16), 0)],
)
def test_a_deadline_is_warned_of_from_its_third_day_before(warned, day, warned_of):
    assert Hazard.objects.due_soon(day).count() == warned_of


def test_what_was_put_right_is_not_warned_of(warned):
    officer = OfficerFactory()
    HazardNotice.objects.filter(hazard__what="库存超量").update(rectified_on=date(2019, 1, 10), rectified_by=officer)
    assert not Hazard.objects.due_soon(TODAY).exists()


def test_without_a_rule_nothing_is_warned_of_before(town):
    assert not Hazard.objects.due_soon(date(2019, 1, 15)).exists()


def test_a_changed_rule_is_followed_at_once(warned):
    assert not Hazard.objects.due_soon(date(2019, 1, 8)).exists()
    warned.hazard_days = 7
    warned.save()
    assert Hazard.objects.due_soon(date(2019, 1, 8)).exists()


def test_each_day_follows_its_own_rule(warned):
    warned.until = date(2019, 1, 14)
    warned.save()
    WarningRuleFactory(document="新办法", since=date(2019, 1, 14), hazard_days=0)
    days = (date(2019, 1, 13), date(2019, 1, 14), date(2019, 1, 15))
    assert [Hazard.objects.due_soon(day).count() for day in days] == [1, 0, 1]


@pytest.mark.parametrize(
    ("day", "warned_of"),
    [(date(2018, 11, 30), 0), (date(2018, 12, 1), 1), (date(2018, 12, 31), 1), (date(2019, 1, 1), 0)],
)
def test_a_licence_is_warned_of_before_its_last_day(warned, day, warned_of):
    assert Site.objects.licence_ends_soon(day).count() == warned_of


@pytest.mark.parametrize(("day", "warned_of"), [(10, 0), (11, 1), (16, 1), (17, 0)])
def test_a_case_is_warned_of_before_its_day(warned, day, warned_of):
    Case.objects.all().delete()
    rule = CaseRule.objects.get()
    SafetyCaseFactory(rule=rule, received_on=date(2019, 1, 1), accept_due=date(2019, 1, 16))
    assert Case.objects.due_soon(date(2019, 1, day)).count() == warned_of


def alerts(client) -> dict[str, bool]:
    return {
        line["url"].partition("?")[2].partition("=")[0]: line["is_soon"]
        for line in client.get(reverse("home")).context["alerts"]
    }


def test_who_can_do_something_about_it_is_warned_before_and_after(town, client, on, warned):
    client.force_login(town.cadre)
    on(TODAY)
    assert alerts(client)["due_soon"] is True
    on(date(2019, 1, 16))
    assert {name: soon for name, soon in alerts(client).items() if "overdue" in name} == {
        "overdue_major": False,
        "overdue": False,
    }


def test_leaders_are_told_of_the_major_overdue_one_alone(town, client, on, warned, leader):
    client.force_login(leader)
    on(TODAY)
    assert "due_soon" not in alerts(client)
    on(date(2019, 1, 16))
    assert [name for name in alerts(client) if "overdue" in name] == ["overdue_major"]


def test_rules_for_warnings_do_not_overlap(warned):
    with pytest.raises(Exception, match="Another rule applies"):
        WarningRule(document="乙", hazard_days=1, case_days=1, licence_days=1, since=TODAY).full_clean()
