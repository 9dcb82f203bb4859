"""What is asked once a year, and what is worked out of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from villages.actions import move_household, record_income, record_living_conditions, record_person_year
from villages.models import HouseholdYear, PersonYear

CONDITIONS = {"house_grade": "B", "has_safe_water": True}


def year_of(small, name: str, year: int) -> HouseholdYear:
    return HouseholdYear.objects.with_income().get(household=small.households[name], year=year)


def test_net_income_is_all_income_less_the_cost_of_business(small_township):
    assert year_of(small_township, "H3", 2017).net_income == 27000.5


def test_a_head_is_a_member_at_the_end_of_the_year(small_township):
    years = [year_of(small_township, "H3", year) for year in (2017, 2018)]
    assert [(row.year_members, row.income_per_head) for row in years] == [(4, 6750.125), (3, 4000)]


def test_the_members_of_a_household_that_left_are_those_of_its_last_day(small_township):
    row = year_of(small_township, "H5", 2018)
    assert (row.year_members, row.income_per_head) == (1, 1200)


def test_where_nothing_was_asked_there_is_no_income(small_township):
    row = year_of(small_township, "H7", 2018)
    assert (row.net_income, row.income_per_head) == (None, None)


def test_the_list_rounds_half_up_to_the_cent(small_township, client):
    client.force_login(small_township.clerk)
    page = client.get(reverse("villages:householdyear_list"), {"of_year": 2017}).content.decode()
    assert ("27,000.50" in page, "6,750.13" in page) == (True, True)


def test_houses_of_grade_c_and_d_are_dilapidated(small_township):
    found = HouseholdYear.objects.with_dilapidated_house().values_list("household__number", "year")
    assert set(found) == {("H3", 2017), ("H7", 2018)}


def test_unsafe_water_or_a_dilapidated_house_is_a_guarantee_missing(small_township):
    found = HouseholdYear.objects.with_guarantee_missing().values_list("household__number", "year")
    assert set(found) == {("H3", 2017), ("H3", 2018), ("H7", 2018)}


def test_conditions_and_income_of_a_year_are_one_row(small_township):
    household, by = small_township.households["H1"], small_township.cadre
    record_living_conditions(household=household, year=2018, by=by, reason="入户", **CONDITIONS)
    record_income(household=household, year=2018, wages=Decimal(30000), by=by, reason="入户")
    row = household.years.get()
    assert (row.house_grade, row.wages, row.village) == ("B", Decimal("30000.00"), household.village)


def test_an_answer_given_again_replaces_the_first_and_the_history_keeps_both(small_township):
    household, by = small_township.households["H1"], small_township.cadre
    for wages in (30000, 31000):
        record_income(household=household, year=2018, wages=Decimal(wages), by=by, reason="入户")
    assert [row.wages for row in household.years.get().history.order_by("history_id")] == [30000, 31000]


def test_an_income_needs_at_least_one_part(small_township):
    with pytest.raises(ValidationError, match="at least one part"):
        record_income(household=small_township.households["H1"], year=2018, by=small_township.cadre, reason="入户")


def test_irrigated_land_is_part_of_the_cultivated(small_township):
    with pytest.raises(ValidationError, match="Irrigated land is part"):
        record_living_conditions(
            household=small_township.households["H1"],
            year=2018,
            cultivated_area=Decimal(2),
            irrigated_area=Decimal(3),
            by=small_township.cadre,
            reason="入户",
        )


@pytest.mark.parametrize("year", [2015, 2100])
def test_a_year_before_the_household_or_in_the_future_is_refused(small_township, year):
    with pytest.raises(ValidationError) as refused:
        record_living_conditions(
            household=small_township.households["H1"], year=year, by=small_township.cadre, reason="入户", **CONDITIONS
        )
    assert "year" in refused.value.message_dict


def test_nobody_records_the_year_of_another_village(small_township):
    with pytest.raises(type(small_township.households["H7"]).DoesNotExist):
        record_income(
            household=small_township.households["H7"],
            year=2018,
            wages=Decimal(1),
            by=small_township.cadre,
            reason="入户",
        )


@pytest.mark.parametrize("answers", [{}, {"school": "primary", "education": "primary"}])
def test_a_person_has_a_school_or_an_education(small_township, answers):
    with pytest.raises(ValidationError, match="not both"):
        record_person_year(
            person=small_township.people["张一"],
            year=2018,
            labour="ordinary",
            by=small_township.cadre,
            reason="入户",
            **answers,
        )


def test_a_year_has_twelve_months(small_township):
    with pytest.raises(ValidationError) as refused:
        record_person_year(
            person=small_township.people["张一"],
            year=2018,
            labour="ordinary",
            education="primary",
            work_months=13,
            by=small_township.cadre,
            reason="入户",
        )
    assert "work_months" in refused.value.message_dict


def test_a_persons_year_is_kept_where_they_stayed_last_in_it(small_township):
    answers = {"education": "primary", "labour": "ordinary", "by": small_township.clerk, "reason": "入户"}
    years = [record_person_year(person=small_township.people["张六"], year=year, **answers) for year in (2017, 2018)]
    assert [row.village.name for row in years] == ["甲村", "乙村"]


@pytest.fixture
def moved(small_township):
    """张六, who came to 乙村 during 2018, with the answers 甲村 gave for 2018; and the cadre of 乙村."""
    person = small_township.people["张六"]
    factories.PersonYearFactory(person=person, village=small_township.villages["甲村"], year=2018, work_months=3)
    cadre = factories.UserFactory(username="cadre2", role="village_cadre")
    factories.PostingFactory(user=cadre, village=small_township.villages["乙村"])
    return person, cadre


def test_what_another_village_keeps_of_a_persons_year_is_not_written_over(small_township, moved):
    person, cadre = moved
    answers = {"person": person, "year": 2018, "education": "primary", "labour": "ordinary", "reason": "入户"}
    with pytest.raises(ValidationError, match="on record in another village") as refused:
        record_person_year(**answers, work_months=0, by=cadre)
    assert ("year" in refused.value.message_dict, "甲村" in str(refused.value)) == (True, False)
    assert person.years.get().work_months == 3
    record_person_year(**answers, work_months=0, by=small_township.clerk)
    assert person.years.get().work_months == 0


def test_the_form_of_a_year_shows_nothing_of_another_village(moved, client):
    person, cadre = moved
    person.years.update(employer="岩板厂")
    client.force_login(cadre)
    page = client.get(reverse("villages:person_year", args=[person.pk]))
    assert (page.status_code, "岩板厂" in page.content.decode()) == (200, False)


def test_what_another_village_keeps_of_a_households_year_is_not_written_over(small_township):
    household = small_township.households["H3"]
    household.years.filter(year=2018).update(village=small_township.villages["乙村"])
    with pytest.raises(ValidationError, match="on record in another village"):
        record_income(household=household, year=2018, wages=Decimal(1), by=small_township.cadre, reason="入户")


def test_the_years_of_a_household_stay_behind_when_it_moves(small_township):
    group = small_township.households["H7"].group
    moved = move_household(
        household=small_township.households["H3"],
        group=group,
        number="H12",
        on=date(2019, 2, 1),
        by=small_township.clerk,
        reason="搬家",
    )
    assert (small_township.households["H3"].years.count(), moved.years.count()) == (2, 0)


def test_who_has_none_of_the_three_is_healthy(small_township):
    healthy = {row.person.name: row.is_healthy for row in PersonYear.objects.select_related("person")}
    assert healthy == {"张三": True, "张男": False, "赵大": True, "张小": True}


def test_who_left_school_early_is_found(small_township):
    row = factories.PersonYearFactory(person=small_township.people["李一"], dropout_reason="厌学")
    assert list(PersonYear.objects.out_of_school()) == [row]


def test_the_sheet_of_a_household_shows_its_years(small_township, client):
    client.force_login(small_township.cadre)
    household = small_township.households["H3"]
    page = client.get(household.get_absolute_url()).content.decode()
    assert ("6,750.13" in page, "4,000.00" in page, "广东东莞" in page) == (True, True, True)


def test_income_is_recorded_in_the_browsers_form(small_township, client):
    client.force_login(small_township.cadre)
    household = small_township.households["H1"]
    answer = client.post(
        reverse("villages:household_income", args=[household.pk]),
        {"year": "2018", "wages": "12000", "business_cost": "0", "reason": "入户核算"},
    )
    assert (answer.status_code, year_of(small_township, "H1", 2018).net_income) == (302, 12000)


def test_the_form_begins_with_what_was_said_last(small_township, client):
    client.force_login(small_township.cadre)
    page = client.get(reverse("villages:household_income", args=[small_township.households["H3"].pk]))
    assert page.context["form"]["wages"].value() == Decimal("15000.00")
