"""Which rows: hazards by their state, sites by their licence, visits by their round, cases by their days."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from safety.models import Case, Hazard, HazardNotice, InspectionType, Site, Visit
from tests.factories import (
    CaseRuleFactory,
    HazardFactory,
    HazardNoticeFactory,
    OfficerFactory,
    PostingFactory,
    SafetyCaseFactory,
    SiteFactory,
    SpotCheckFactory,
    StatedFigureFactory,
    UserFactory,
    VisitFactory,
)
from xiaoping.kit import roles
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many


def state_of(hazard, day):
    return Hazard.objects.with_state(day).get(pk=hazard.pk).state


@pytest.fixture
def hazard(db):
    """Found on 1 March 2019; a notice that day until 10 March."""
    found = HazardFactory(since=date(2019, 3, 1))
    HazardNoticeFactory(hazard=found, deadline=date(2019, 3, 10))
    return found


@pytest.mark.parametrize(
    ("day", "state", "overdue"),
    [(date(2019, 3, 1), "rectifying", 0), (date(2019, 3, 10), "rectifying", 0), (date(2019, 3, 11), "overdue", 1)],
)
def test_a_hazard_is_overdue_the_day_after_its_deadline(hazard, day, state, overdue):
    assert (state_of(hazard, day), Hazard.objects.overdue(day).count()) == (state, overdue)


def test_what_was_put_right_late_was_overdue_until_then(hazard):
    hazard.notices.update(rectified_on=date(2019, 3, 14), rectified_by=OfficerFactory())
    states = [state_of(hazard, date(2019, 3, day)) for day in (13, 14)]
    assert states == ["overdue", "recheck"]
    assert Hazard.objects.awaiting_recheck(date(2019, 3, 14)).get() == hazard


def test_a_failed_recheck_gives_a_new_deadline(hazard):
    hazard.notices.update(
        rectified_on=date(2019, 3, 9),
        rectified_by=OfficerFactory(),
        rechecked_on=date(2019, 3, 11),
        rechecked_by=OfficerFactory(),
        is_passed=False,
    )
    HazardNoticeFactory(hazard=hazard, issued_on=date(2019, 3, 11), deadline=date(2019, 3, 20))
    assert [state_of(hazard, date(2019, 3, day)) for day in (9, 11, 21)] == ["recheck", "rectifying", "overdue"]


def test_a_hazard_without_a_notice_is_found_and_never_overdue(db):
    hazard = HazardFactory(since=date(2019, 3, 1))
    day = date(2019, 12, 1)
    assert (state_of(hazard, day), Hazard.objects.overdue(day).exists()) == ("found", False)
    assert Hazard.objects.awaiting_notice(day).get() == hazard


def test_only_major_ones_are_overdue_and_major(small_township):
    day = date(2019, 1, 16)
    assert [hazard.what for hazard in Hazard.objects.overdue_major(day)] == ["库存超量"]
    Hazard.objects.filter(what="库存超量").update(grade="general")
    assert not Hazard.objects.overdue_major(day).exists()


def test_a_closed_hazard_shows_how_it_ended(small_township):
    rows = Hazard.objects.with_state(date(2018, 12, 31)).filter(village=small_township.villages["甲村"])
    assert {row.what: row.state for row in rows} == {"库存超量": "rectifying", "未配灭火器": "closed"}


def test_who_reported_it_put_right_does_not_recheck(hazard):
    officer = OfficerFactory()
    notice = hazard.notices.get()
    notice.rectified_on = notice.rechecked_on = date(2019, 3, 5)
    notice.rectified_by = notice.rechecked_by = officer
    notice.is_passed = True
    with pytest.raises(ValidationError, match="Somebody else rechecks"):
        notice.full_clean()


def test_two_notices_do_not_run_at_once(hazard):
    second = HazardNotice(
        village=hazard.village,
        hazard=hazard,
        issued_on=date(2019, 3, 5),
        issued_by=OfficerFactory(),
        responsible="店主",
        measures="整改",
        deadline=date(2019, 4, 1),
    )
    with pytest.raises(ValidationError, match="not rechecked yet"):
        second.full_clean()


def test_what_goes_to_the_county_needs_a_receipt(hazard):
    hazard.until, hazard.until_reason = date(2019, 4, 1), "handed_over"
    with pytest.raises(ValidationError, match="needs its receipt"):
        hazard.full_clean()


@pytest.mark.parametrize(("day", "found"), [(date(2018, 12, 31), 0), (date(2019, 1, 1), 1)])
def test_a_licence_holds_on_its_last_day(small_township, day, found):
    assert Site.objects.licence_ended(day).count() == found


def test_a_closed_site_needs_no_licence(db):
    SiteFactory(licensed_until=date(2018, 1, 1), until=date(2018, 1, 1))
    assert not Site.objects.licence_ended(date(2019, 1, 1)).exists()


def test_a_site_shows_its_open_hazards_and_last_inspection(small_township):
    site = Site.objects.with_hazards(date(2018, 12, 31)).get(name="甲花炮店")
    assert (site.open_hazards, site.last_inspected) == (1, date(2018, 12, 31))
    assert Site.objects.with_hazards(date(2018, 1, 10)).get(name="甲花炮店").open_hazards == 1


@pytest.mark.parametrize(
    ("day", "homes"),
    [
        (date(2018, 3, 14), set()),
        (date(2018, 3, 15), {"H2", "H4", "H7", "H8"}),
        (date(2018, 4, 15), {"H4", "H8"}),
        (date(2018, 4, 16), set()),
    ],
)
def test_what_is_still_to_be_visited_in_a_round(small_township, day, homes):
    assert set(Visit.objects.to_visit(day).values_list("household__number", flat=True)) == homes


def test_a_household_that_was_dropped_is_visited_no_more(small_township):
    Visit.objects.filter(household__number="H8").update(dropped_on=date(2018, 4, 1))
    assert set(Visit.objects.to_visit(date(2018, 4, 15)).values_list("household__number", flat=True)) == {"H4"}


@pytest.mark.parametrize("day", [date(2018, 3, 14), date(2018, 4, 16)])
def test_a_visit_outside_its_round_is_found(small_township, day):
    Visit.objects.filter(household__number="H2").update(visited_on=day)
    assert [visit.household.number for visit in Visit.objects.outside_its_round()] == ["H2"]


def test_nobody_checks_their_own_visits(db):
    check = SpotCheckFactory(visit=VisitFactory())
    check.checked_on, check.checked_by, check.mode, check.result = (
        date(2016, 2, 2),
        check.visit.officer,
        "phone",
        "missed",
    )
    with pytest.raises(ValidationError) as refused:
        check.full_clean()
    assert set(refused.value.error_dict) == {"checked_by"}


def test_a_village_sees_only_the_cases_it_is_in_charge_of(small_township):
    assert set(Case.objects.visible_to(small_township.cadre).values_list("number", flat=True)) == {"1", "2", "3"}
    assert Case.objects.visible_to(small_township.clerk).count() == 7


def test_a_village_sees_no_case_of_the_township_itself(small_township):
    SafetyCaseFactory(village=None)
    assert Case.objects.visible_to(small_township.cadre).count() == 3


def test_a_case_in_charge_of_a_village_names_it(db):
    with pytest.raises(ValidationError, match="must be named"):
        SafetyCaseFactory(village=None, office="village").full_clean()


@pytest.mark.parametrize(
    ("day", "state", "due"),
    [
        (date(2019, 1, 5), "registered", date(2019, 1, 16)),
        (date(2019, 1, 10), "accepted", date(2019, 3, 11)),
        (date(2019, 3, 1), "extended", date(2019, 3, 11)),
        (date(2019, 3, 12), "extended", date(2019, 3, 11)),
        (date(2019, 4, 1), "concluded", None),
    ],
)
def test_where_a_case_stands(db, day, state, due):
    case = SafetyCaseFactory(
        received_on=date(2019, 1, 1),
        accept_due=date(2019, 1, 16),
        accepted_on=date(2019, 1, 10),
        conclude_due=date(2019, 3, 11),
        extended_on=date(2019, 3, 1),
        concluded_on=date(2019, 4, 1),
        outcome="settled",
    )
    row = Case.objects.with_state(day).get(pk=case.pk)
    assert (row.state, row.due) == (state, due)


@pytest.mark.parametrize(("day", "late"), [(date(2019, 1, 16), 0), (date(2019, 1, 17), 1)])
def test_a_case_is_late_after_its_last_day(db, day, late):
    SafetyCaseFactory(received_on=date(2019, 1, 1), accept_due=date(2019, 1, 16))
    assert Case.objects.past_due(day).count() == late


def test_rules_do_not_overlap(db):
    CaseRuleFactory()
    later = CaseRuleFactory.build(document="《信访工作条例》（2022年）", since=date(2022, 5, 1))
    with pytest.raises(ValidationError, match="end it first"):
        later.full_clean()


def test_a_stated_nought_is_a_number(small_township):
    key = "safety.illegal_petitions"
    StatedFigureFactory(key=key, unit="case", village=None, value=0, first=date(2019, 1, 1), last=date(2019, 12, 31))
    period = Period.year(2019)
    read = split_many([indicators[key]], period, small_township.clerk)[key].whole
    assert (read, indicators[key].value(period, small_township.clerk)) == (0, 0)


def test_a_figure_of_a_type_nobody_entered_is_nought(db):
    user = UserFactory(role=roles.CLERK)
    PostingFactory(user=user)
    assert not InspectionType.objects.exists()
    assert indicators["safety.firework_inspections"].value(Period.year(2018), user) == 0


def test_a_new_type_can_be_filtered_at_once(small_township, client):
    client.force_login(small_township.clerk)
    assert client.get("/safety/inspections/", {"kind": "mine"}).status_code == 400
    InspectionType.objects.create(code="mine", name="矿山", number=9, since=date(2019, 1, 1))
    assert client.get("/safety/inspections/", {"kind": "mine"}).status_code == 200
