"""Visit rounds: assigned, visited, drawn, checked, docked, appealed; and how far they are."""

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from safety import actions
from safety.models import Deduction, SpotCheck, Visit, VisitRound
from safety.sample import draw
from tests.factories import OfficerFactory, VisitFactory, VisitRoundFactory
from villages.actions import move_household, move_out
from villages.models import Officer, VillagerGroup
from xiaoping.kit import clock
from xiaoping.kit.actions import acting
from xiaoping.kit.registry import follow

FIRST, LAST, DAY = date(2019, 3, 20), date(2019, 4, 30), date(2019, 3, 25)


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    """It is 15 April 2019: the round below is under way."""
    monkeypatch.setattr(clock, "demonstration_day", lambda: date(2019, 4, 15))


@pytest.fixture
def running(town):
    return VisitRoundFactory(name="D轮", first=FIRST, last=LAST, per_group=1)


@pytest.fixture
def li(town):
    return Officer.objects.get(name="李安")


@pytest.fixture
def helper(town):
    return Officer.objects.get(name="王助")


@pytest.fixture
def first_group(town):
    return VillagerGroup.objects.get(name="甲一组")


@pytest.fixture
def assigned(act, running, first_group, helper):
    """The households of 甲一组: H1, H2, H3."""
    act(actions.assign_group, group=first_group, visit_round=running, officer=helper)
    return running


def homes(rows) -> set[str]:
    return set(rows.values_list("household__number", flat=True))


def test_a_group_is_assigned_whole_and_signed(town, assigned, helper):
    visits = assigned.visits.all()
    assert (homes(visits), {visit.officer for visit in visits}) == ({"H1", "H2", "H3"}, {helper})
    line = visits[0].history.get()
    assert (line.history_user, line.history_change_reason, line.act_name) == (town.clerk, "安监站记录", "assign_group")


def test_another_officer_takes_what_was_not_visited(act, assigned, first_group, helper, li):
    visit = assigned.visits.get(household__number="H1")
    act(actions.record_visit, visit=visit, mode="visit", on=DAY)
    act(actions.assign_group, group=first_group, visit_round=assigned, officer=li)
    officers = dict(assigned.visits.values_list("household__number", "officer__name"))
    assert officers == {"H1": "王助", "H2": "李安", "H3": "李安"}


def test_assigned_as_in_the_round_before(act, running, helper):
    """In round C before it only H3 was assigned, to 王助: so 甲一组 goes to 王助, the other groups to nobody."""
    act(actions.assign_as_before, visit_round=running)
    assert Counter(running.visits.values_list("group__name", "officer__name")) == {("甲一组", "王助"): 3}


def test_the_first_round_has_none_before_it(act, town):
    first = VisitRoundFactory(first=date(2015, 1, 1), last=date(2030, 1, 1))
    with pytest.raises(ValidationError, match="no round before"):
        act(actions.assign_as_before, visit_round=first)


def test_nothing_is_assigned_once_a_round_is_over(act, first_group, helper):
    with pytest.raises(ValidationError, match="was over on"):
        act(actions.assign_group, group=first_group, visit_round=VisitRound.objects.get(name="C轮"), officer=helper)


def test_nothing_is_assigned_after_the_draw(act, assigned, first_group, helper):
    act(actions.draw_sample, visit_round=assigned, on=DAY)
    with pytest.raises(ValidationError, match="was drawn"):
        act(actions.assign_group, group=first_group, visit_round=assigned, officer=helper)


def test_a_village_assigns_its_own_groups_alone(town, running, helper):
    other = VillagerGroup.objects.get(name="乙一组")
    with pytest.raises(VillagerGroup.DoesNotExist):
        actions.assign_group(group=other, visit_round=running, officer=helper, by=town.cadre, reason="x")
    with pytest.raises(ValidationError, match="township's own staff"):
        actions.assign_as_before(visit_round=running, by=town.cadre, reason="x")


@pytest.mark.parametrize("day", [date(2019, 3, 19), date(2019, 5, 1)])
def test_a_visit_lies_within_its_round(act, assigned, day, monkeypatch):
    monkeypatch.setattr(clock, "demonstration_day", lambda: date(2019, 6, 1))
    with pytest.raises(ValidationError, match="The round lasts"):
        act(actions.record_visit, visit=assigned.visits.first(), mode="visit", on=day)


def test_a_household_is_visited_once(act, assigned):
    visit = assigned.visits.first()
    act(actions.record_visit, visit=visit, mode="phone", on=DAY)
    with pytest.raises(ValidationError, match="was visited on"):
        act(actions.record_visit, visit=visit, mode="visit", on=DAY)


def test_what_was_found_is_followed_up(act, assigned):
    visit = assigned.visits.first()
    with pytest.raises(ValidationError, match="what is to be followed up"):
        act(actions.record_visit, visit=visit, mode="visit", needs_follow_up=True, on=DAY)
    act(actions.record_visit, visit=visit, mode="visit", found="饮水不便", needs_follow_up=True, on=DAY)
    assert homes(Visit.objects.following_up(DAY)) == {visit.household.number}
    act(actions.follow_up_visit, visit=visit, on=date(2019, 4, 1))
    assert not Visit.objects.following_up(date(2019, 4, 1)).exists()


def test_a_household_that_leaves_is_dropped(act, town, assigned):
    act(move_out, household=town.households["H3"], on=date(2019, 4, 1))
    assert homes(Visit.objects.to_visit(date(2019, 4, 2)).filter(round=assigned)) == {"H1", "H2"}


def test_a_household_that_moves_is_dropped_and_not_assigned_in_its_new_village(act, town, assigned):
    group = VillagerGroup.objects.get(name="乙一组")
    moved = act(move_household, household=town.households["H1"], group=group, number="H20", on=date(2019, 4, 1))
    assert assigned.visits.get(household__number="H1").dropped_on == date(2019, 4, 1)
    assert not moved.visits.exists()


def test_a_visit_made_before_the_move_stays(act, town, assigned):
    visit = assigned.visits.get(household__number="H3")
    act(actions.record_visit, visit=visit, mode="visit", on=DAY)
    act(move_out, household=town.households["H3"], on=date(2019, 4, 1))
    visit.refresh_from_db()
    assert (visit.visited_on, visit.dropped_on) == (DAY, None)


def test_the_sample_can_be_drawn_again_from_what_is_stored(act, assigned):
    drawn = act(actions.draw_sample, visit_round=assigned, on=DAY)
    assigned.refresh_from_db()
    pairs = list(assigned.visits.values_list("group", "household"))
    assert {check.visit.household_id for check in drawn} == draw(pairs, seed=assigned.seed, per_group=1)
    assert len(drawn) == 1


def test_the_sample_is_drawn_once(act, assigned):
    act(actions.draw_sample, visit_round=assigned, on=DAY)
    with pytest.raises(ValidationError, match="drawn already"):
        act(actions.draw_sample, visit_round=assigned, on=DAY)


def test_of_nothing_there_is_no_sample(act, running):
    with pytest.raises(ValidationError, match="Nothing is assigned"):
        act(actions.draw_sample, visit_round=running, on=DAY)


@pytest.fixture
def drawn(act, assigned):
    return act(actions.draw_sample, visit_round=assigned, on=DAY)[0]


@pytest.mark.parametrize(("result", "docked"), [("missed", 1), ("confirmed", 0), ("unreached", 0)])
def test_only_who_was_missed_costs_the_officer(act, drawn, li, helper, result, docked):
    act(actions.check_visit, check=drawn, officer=li, mode="phone", result=result, on=DAY)
    rows = Deduction.objects.filter(check_made=drawn)
    assert list(rows.values_list("officer", "amount", "document")) == [(helper.pk, 50, "走访方案")] * docked


def test_a_check_is_made_once_and_not_of_ones_own(act, drawn, li, helper):
    with pytest.raises(ValidationError, match="their own visits"):
        act(actions.check_visit, check=drawn, officer=helper, mode="phone", result="missed", on=DAY)
    act(actions.check_visit, check=drawn, officer=li, mode="phone", result="confirmed", on=DAY)
    with pytest.raises(ValidationError, match="was checked on"):
        act(actions.check_visit, check=drawn, officer=li, mode="phone", result="missed", on=DAY)


def test_an_appeal_is_decided_once(act, drawn, li):
    act(actions.check_visit, check=drawn, officer=li, mode="phone", result="missed", on=DAY)
    deduction = Deduction.objects.get(check_made=drawn)
    with pytest.raises(ValidationError, match="no appeal"):
        act(actions.decide, deduction=deduction, decision="waived", on=DAY)
    act(actions.appeal, deduction=deduction, appeal="已电话走访", on=date(2019, 3, 28))
    act(actions.decide, deduction=deduction, decision="waived", on=date(2019, 4, 1))
    with pytest.raises(ValidationError, match="was decided on"):
        act(actions.decide, deduction=deduction, decision="upheld", on=date(2019, 4, 2))
    with pytest.raises(ValidationError, match="There was an appeal"):
        act(actions.appeal, deduction=deduction, appeal="再申诉", on=date(2019, 4, 3))


def test_a_village_checks_nothing(town, drawn, li):
    with pytest.raises(SpotCheck.DoesNotExist):
        actions.check_visit(
            check=drawn, officer=li, mode="phone", result="confirmed", on=DAY, by=town.cadre, reason="x"
        )


def coverage(client, **query):
    page = client.get(reverse("safety:coverage"), query)
    assert page.status_code == 200
    return page


def test_the_coverage_by_hand(town, client):
    """Round B: in 甲村 H1 and H2 of three visited, in 乙村 H7 of two."""
    client.force_login(town.clerk)
    page = coverage(client, round=VisitRound.objects.get(name="B轮").pk)
    lines = {line["village__name"]: (line["assigned"], line["visited"]) for line in page.context["villages"]}
    assert lines == {"甲村": (3, 2), "乙村": (2, 1)}
    assert (page.context["total"]["left"], str(page.context["total"]["share"])) == (2, "60.00")
    groups = {line["group__name"]: (line["assigned"], line["visited"]) for line in page.context["groups"]}
    assert groups == {"甲一组": (2, 2), "甲二组": (1, 0), "乙一组": (2, 1)}
    officers = {line["officer__name"]: (line["assigned"], line["visited"]) for line in page.context["officers"]}
    assert officers == {"王助": (3, 2), "李安": (2, 1)}
    assert page.context["checked"] == {"drawn": 2, "done": 1, "missed": 1}


def test_the_numbers_open_to_their_rows(town, client):
    client.force_login(town.clerk)
    page = coverage(client, round=VisitRound.objects.get(name="B轮").pk)
    line = next(one for one in page.context["villages"] if one["village__name"] == "甲村")
    counts = [client.get(line[url]).context["pager"]["count"] for url in ("url", "left_url")]
    assert counts == [line["assigned"], line["left"]]


def test_the_cadre_sees_their_village_alone(town, client):
    client.force_login(town.cadre)
    page = coverage(client, round=VisitRound.objects.get(name="B轮").pk)
    assert [line["village__name"] for line in page.context["villages"]] == ["甲村"]
    assert "乙" not in page.content.decode()


def test_what_is_assigned_to_nobody_is_shown_while_the_round_runs(town, client, assigned):
    client.force_login(town.clerk)
    page = coverage(client, round=assigned.pk)
    assert {line["group__name"]: line["homes"] for line in page.context["unassigned"]} == {
        "甲二组": 1,
        "乙一组": 4,
    }  # H4; H7, H8, H9, H10


def test_a_round_that_does_not_exist_is_not_found(town, client):
    client.force_login(town.clerk)
    assert client.get(reverse("safety:coverage"), {"round": "x"}).status_code == 404


def test_before_the_first_round_the_page_says_what_to_do(town, client):
    Deduction.objects.all().delete()
    SpotCheck.objects.all().delete()
    Visit.objects.all().delete()
    VisitRound.objects.all().delete()
    client.force_login(town.clerk)
    assert "There is no visit round yet" in coverage(client).content.decode()


def test_the_coverage_takes_the_same_statements_for_many_households(town, client, many_rows, assigned):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            coverage(client, round=assigned.pk)
        return len(queries)

    client.force_login(town.clerk)
    coverage(client, round=assigned.pk)
    few = statements()
    many_rows(30)
    VisitFactory.create_batch(30, round=assigned, officer=OfficerFactory(), visited_on=DAY, mode="visit")
    assert (statements(), few <= 12) == (few, True)


def test_who_leaves_hands_the_visits_still_to_make_over(town, act, assigned, helper, li):
    made = assigned.visits.get(household__number="H1")
    act(actions.record_visit, visit=made, on=DAY, mode="visit", found="")
    with acting("leave", by=town.clerk, reason="调离"):
        follow("handover", officer=helper, successor=li, on=date(2019, 4, 15))
    kept = set(assigned.visits.filter(officer=helper).values_list("household__number", flat=True))
    assert (kept, homes(assigned.visits.filter(officer=li))) == ({"H1"}, {"H2", "H3"})


def test_nobody_leaves_visits_behind(town, assigned, helper):
    with pytest.raises(ValidationError) as refused:
        follow("handover", officer=helper, successor=None, on=date(2019, 4, 15))
    assert "successor" in refused.value.message_dict
