"""Each check of the register finds the fault planted for it, and not the clean neighbour."""

from datetime import date
from decimal import Decimal

import pytest

from tests import factories
from xiaoping.kit.checks import checks

DAY = date(2019, 4, 15)
GROWN = date(1985, 1, 1)
WELL = {
    "wages": 9000,
    "has_enough_food": True,
    "has_enough_clothing": True,
    "has_safe_water": True,
    "is_schooling_guaranteed": True,
    "is_medical_care_guaranteed": True,
    "has_living_power": True,
    "house_grade": "B",
    "floor_area": 60,
}


def registered(members: int = 1, attribute: str = "general", **answers):
    """A registered household with its year 2018; its members can work and are well unless `answers` say else."""
    registration = factories.RegistrationFactory()
    factories.AttributeSpellFactory(registration=registration, attribute=attribute)
    factories.HelperPairingFactory(household=registration.household, village=registration.village)
    for place in range(members):
        person = factories.PersonFactory(born_on=GROWN)
        factories.StayFactory(household=registration.household, person=person, relation="99" if place else "01")
        factories.PersonYearFactory(person=person, village=registration.village, **answers)
    return registration


def poor(cause: str, members: int = 1, **answers):
    registration = registered(members, **answers)
    return factories.PovertySpellFactory(registration=registration, cause=cause)


def with_year(registration, **answers):
    factories.HouseholdYearFactory(household=registration.household, **{**WELL, **answers})
    return registration


def out(**answers):
    """The year of a household out of poverty."""
    return factories.HouseholdYearFactory(household=registered().household, **{**WELL, **answers})


def without_helper():
    return factories.RegistrationFactory()


UNABLE = {"labour": "lost", "is_disabled": True}
FAULTS = {  # check → (the fault, its clean neighbour)
    "ill_but_healthy": (lambda: poor("illness"), lambda: poor("illness", is_chronically_ill=True)),
    "disabled_but_able": (
        lambda: poor("disability", is_chronically_ill=True),
        lambda: poor("disability", is_disabled=True),
    ),
    "schooling_without_pupil": (
        lambda: poor("schooling"),
        lambda: poor("schooling", school="senior_1", education="", labour="none"),
    ),
    "labour_lacking_with_three": (lambda: poor("labour", 3), lambda: poor("labour", 2)),
    "supported_with_a_worker": (
        lambda: registered(attribute="supported"),
        lambda: registered(attribute="supported", **UNABLE),
    ),
    "low_income_without_money": (
        lambda: with_year(registered(attribute="low_income")),
        lambda: with_year(registered(attribute="low_income"), low_income_allowance=900),
    ),
    "low_income_money": (
        lambda: with_year(registered(), low_income_allowance=900),
        lambda: with_year(registered(attribute="both"), low_income_allowance=900),
    ),
    "support_without_money": (
        lambda: with_year(registered(attribute="supported")),
        lambda: with_year(registered(attribute="supported"), support_allowance=900),
    ),
    "out_below_the_line": (lambda: out(wages=2994), lambda: out(wages=2995)),
    "out_without_guarantee": (lambda: out(has_safe_water=False), lambda: out(has_safe_water=None)),
    "out_in_a_small_house": (lambda: out(floor_area=9), lambda: out(floor_area=10)),
    "out_with_an_uninsured_sick": (
        lambda: registered(is_seriously_ill=True, has_serious_illness=False),
        lambda: registered(is_seriously_ill=True, has_serious_illness=True),
    ),
    "large_household": (lambda: registered(7), lambda: registered(6)),
    "without_helper": (without_helper, lambda: registered()),
    "loan_over_the_cap": (
        lambda: factories.MicrocreditFactory(amount="50000.01"),
        lambda: factories.MicrocreditFactory(amount="50000"),
    ),
    "loan_too_long": (
        lambda: factories.MicrocreditFactory(granted_on=date(2017, 1, 31), due_on=date(2020, 2, 1)),
        lambda: factories.MicrocreditFactory(granted_on=date(2017, 1, 31), due_on=date(2020, 1, 31)),
    ),
}


@pytest.fixture
def line(db):
    """The poverty line of 2018, and the cap and term of loans."""
    factories.PolicyValueFactory(kind="loan_cap", value="50000")
    factories.PolicyValueFactory(kind="loan_months", value="36")
    factories.PolicyValueFactory(kind="poverty_line", value="2995")


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_found_and_the_clean_neighbour_is_not(line, name):
    fault, clean = (make() for make in FAULTS[name])
    found = checks[f"poverty.{name}"].rows(None, DAY)
    assert ([row.pk for row in found], clean.pk != fault.pk) == ([fault.pk], True)


@pytest.mark.parametrize(("amount", "over"), [("55000", 5000), ("50000.50", Decimal("0.50"))])
def test_what_a_loan_is_above_the_cap(line, amount, over):
    factories.MicrocreditFactory(amount=amount)
    assert [loan.over for loan in checks["poverty.loan_over_the_cap"].rows(None, DAY)] == [over]


def test_every_check_of_the_register_has_a_fault():
    assert {check.key for check in checks if check.key.startswith("poverty.")} == {f"poverty.{name}" for name in FAULTS}
