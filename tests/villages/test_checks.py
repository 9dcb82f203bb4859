"""Each check of villages finds the fault planted for it, and not the clean neighbour."""

from datetime import date

import pytest

from tests import factories
from villages.models import Household, Stay
from xiaoping.kit.checks import checks

DAY = date(2019, 4, 15)
CHILD, GROWN, OLD = date(2009, 1, 1), date(1985, 1, 1), date(1950, 1, 1)


def person_year(born_on=GROWN, **answers):
    """A year of somebody in a household, with nothing wrong but what is given."""
    person = factories.PersonFactory(born_on=born_on)
    village = factories.VillageFactory()
    given = {"has_resident_medical": True, "has_employee_medical": False, **answers}
    return factories.PersonYearFactory(person=person, village=village, **given)


def household_year(born_on=GROWN, **answers):
    """A year of a household of one, with nothing wrong but what is given."""
    household = factories.HouseholdFactory()
    person = factories.PersonFactory(born_on=born_on)
    factories.StayFactory(household=household, person=person)
    clean = {"wages": 0, "business_income": 900, "business_cost": 100, "pension": 0, "cultivated_area": 2}
    return factories.HouseholdYearFactory(household=household, **{**clean, **answers})


def with_certificate(row):
    factories.DisabilityCertificateFactory(person=row.person, village=row.village)
    return row


def working(row):
    person = Stay.objects.get(household=row.household).person
    factories.PersonYearFactory(person=person, village=row.village, work_months=8, work_place="东莞")
    return row


def three_years(row):
    for year in (2016, 2017):
        factories.PersonYearFactory(
            person=row.person, village=row.village, year=year, school=row.school, education="", labour="none"
        )
    return row


def spouse(sex: str):
    household = factories.HouseholdFactory()
    factories.StayFactory(household=household)
    return factories.StayFactory(household=household, relation="02", person=factories.PersonFactory(sex=sex))


def related(relation: str, sex: str):
    return factories.StayFactory(relation=relation, person=factories.PersonFactory(sex=sex))


PUPIL = {"education": "", "labour": "none"}
FAULTS = {  # check → (the fault, its clean neighbour)
    "couple_of_one_sex": (lambda: spouse("1"), lambda: spouse("2")),
    "relation_and_sex": (lambda: related("04", "1"), lambda: related("04", "2")),
    "phone": (lambda: factories.HouseholdFactory(phone="0745-6822"), lambda: factories.HouseholdFactory(phone="")),
    "disabled_without_certificate": (
        lambda: person_year(is_disabled=True),
        lambda: with_certificate(person_year(is_disabled=True)),
    ),
    "certificate_without_disability": (
        lambda: with_certificate(person_year()),
        lambda: with_certificate(person_year(is_disabled=True)),
    ),
    "months_and_place": (
        lambda: person_year(work_months=8),
        lambda: person_year(work_months=8, work_place="东莞"),
    ),
    "away_without_ability": (
        lambda: person_year(work_months=8, work_place="东莞", labour="lost", is_disabled=True),
        lambda: person_year(work_months=8, work_place="东莞", labour="weak"),
    ),
    "able_without_ability": (
        lambda: person_year(labour="none"),
        lambda: person_year(labour="none", is_chronically_ill=True),
    ),
    "child_worker": (
        lambda: person_year(CHILD, school="primary", education="", labour="ordinary"),
        lambda: person_year(CHILD, school="primary", **PUPIL),
    ),
    "child_out_of_school": (
        lambda: person_year(CHILD, education="primary", labour="none"),
        lambda: person_year(CHILD, education="primary", labour="none", is_seriously_ill=True),
    ),
    "too_young_for_school": (
        lambda: person_year(CHILD, school="senior_1", **PUPIL),
        lambda: person_year(date(2003, 1, 1), school="senior_1", **PUPIL),
    ),
    "too_old_for_school": (
        lambda: person_year(school="graduate", **PUPIL),
        lambda: person_year(date(1995, 1, 1), school="graduate", **PUPIL),
    ),
    "medical_insurance": (
        lambda: person_year(has_employee_medical=True),
        lambda: person_year(has_resident_medical=False, has_employee_medical=True),
    ),
    "same_class_three_years": (
        lambda: three_years(person_year(date(2004, 1, 1), school="junior_2", **PUPIL)),
        lambda: three_years(person_year(date(2008, 1, 1), school="primary", **PUPIL)),
    ),
    "work_without_wages": (lambda: working(household_year()), lambda: working(household_year(wages=9000))),
    "business_without_cost": (lambda: household_year(business_cost=0), lambda: household_year()),
    "income_outlier": (
        lambda: household_year(business_income=100_101),
        lambda: household_year(business_income=100_100),
    ),
    "pension_without_old": (lambda: household_year(pension=1), lambda: household_year(OLD, pension=1)),
    "old_without_pension": (lambda: household_year(OLD), lambda: household_year(OLD, pension=1)),
    "land_outlier": (lambda: household_year(cultivated_area=51), lambda: household_year(cultivated_area=50)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_found_and_the_clean_neighbour_is_not(db, name):
    fault, clean = (make() for make in FAULTS[name])
    found = checks[f"villages.{name}"].rows(None, DAY)
    assert ([row.pk for row in found], clean.pk != fault.pk) == ([fault.pk], True)


def test_every_check_of_villages_has_a_fault():
    named = {f"villages.{name}" for name in FAULTS} | {"villages.household_without_head"}
    assert {check.key for check in checks if check.key.startswith("villages.")} == named


def test_a_household_off_the_books_is_not_looked_at(db):
    factories.HouseholdFactory(phone="1", until=date(2018, 1, 1), until_reason="moved_out")
    assert not checks["villages.phone"].rows(None, DAY).exists()
    assert Household.objects.count() == 1
