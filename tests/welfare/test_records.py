"""What welfare shows on the sheets, what others may ask of it, and what its records refuse."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from tests import factories
from welfare.models import Application, Award, Benefit, Exclusion, HouseWork, PaymentLine, Programme, Rate
from xiaoping.kit.checks import checks
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import facts

DAY = date(2018, 12, 31)


@pytest.mark.parametrize(
    ("fact", "home", "holds"),
    [
        ("in_low_income", "H7", True),
        ("in_low_income", "H5", False),
        ("in_low_income", "H3", False),
        ("in_five_guarantee", "H3", True),
        ("in_five_guarantee", "H11", False),
        ("with_disability", "H3", True),
        ("with_disability", "H7", False),
    ],
)
def test_what_others_may_ask(town, fact, home, holds):
    assert facts[f"welfare.{fact}"](town.households[home], DAY) is holds


def test_a_rebuilding_keeps_the_standing_of_the_day_it_was_decided(town):
    """H8 was struck off the register afterwards."""
    assert not facts["poverty.on_register"](town.households["H8"], DAY)
    rows = indicators["welfare.dilapidated_house_rebuilds_poor"].rows(Period.year(2018), town.clerk)
    assert town.households["H8"].pk in rows.values_list("household", flat=True)


def test_the_households_sheet_shows_awards_and_money(town, client):
    client.force_login(town.clerk)
    page = client.get(town.households["H7"].get_absolute_url()).content.decode()
    assert ("low-income support" in page, "35,500.5" in page, "2,100" in page) == (True, True, True)


def test_the_persons_sheet_shows_their_own_alone(town, client):
    client.force_login(town.clerk)
    page = client.get(town.people["钱七"].get_absolute_url()).content.decode()
    assert ("low-income support" in page, "35,500.5" in page) == (True, False)


def test_the_village_sheet_adds_up_by_benefit(town, client):
    client.force_login(town.clerk)
    page = client.get(town.villages["乙村"].get_absolute_url(), {"period": "2018"}).content.decode()
    assert ("medical aid" in page, "2,000" in page) == (True, True)


def test_a_household_without_welfare_has_no_panel(town, client):
    client.force_login(town.clerk)
    page = client.get(town.households["H10"].get_absolute_url()).content.decode()
    assert "Entitled to" not in page


def test_nobody_has_one_benefit_twice(town):
    twice = Award(
        village=town.villages["甲村"],
        household=town.households["H4"],
        person=town.people["张四"],
        benefit=Benefit.LOW_INCOME,
        since=DAY,
    )
    with pytest.raises(ValidationError, match="has this benefit already"):
        twice.full_clean()


def test_nobody_is_paid_twice_for_one_time(town):
    line = PaymentLine.objects.get(person=town.people["张四"], covers=date(2018, 12, 1))
    line.pk = None
    with pytest.raises(ValidationError, match="paid for that time already"):
        line.full_clean()


def test_what_came_back_may_be_paid_again(town):
    returned = PaymentLine.objects.get(person=town.people["张三"], benefit="medical_aid")
    again = factories.PaymentLineFactory.build(
        village=returned.village,
        household=returned.household,
        person=returned.person,
        batch=returned.batch,
        benefit="medical_aid",
        grade="",
        covers=returned.covers,
        amount="400",
        replaces=returned,
    )
    again.full_clean()


def test_a_batch_is_not_approved_by_who_prepared_it(town):
    batch = PaymentLine.objects.first().batch
    batch.approved_on, batch.approved_by = DAY, town.clerk
    with pytest.raises(ValidationError, match="does not approve it"):
        batch.full_clean()


def test_a_batch_pays_its_own_benefit(town):
    line = PaymentLine.objects.get(person=town.people["张四"], covers=date(2018, 12, 1))
    line.benefit = "yulu"
    with pytest.raises(ValidationError, match="pays another benefit"):
        line.full_clean()


def test_a_rebuilding_without_its_case_is_refused(town):
    work = HouseWork(
        village=town.villages["甲村"],
        household=town.households["H4"],
        kind="rebuild",
        danger="D",
        contract_on=DAY,
        subsidy="35500",
    )
    with pytest.raises(ValidationError, match="needs the case"):
        work.full_clean()


def test_a_house_is_done_once(town):
    work = HouseWork.objects.get(household=town.households["H4"])
    work.pk = None
    with pytest.raises(ValidationError, match="one house, one subsidy"):
        work.full_clean()


def test_cases_are_found_by_their_last_step(town):
    assert [str(application.household) for application in Application.objects.at_step("surveyed")] == ["H4"]


def test_an_eligibility_that_nobody_registered_is_refused(town):
    programme = Programme.objects.get(benefit="yulu")
    programme.eligibility = "poverty.on_registre"
    with pytest.raises(ValidationError, match="poverty.on_register"):
        programme.full_clean()


def test_the_shipped_programmes_are_written_where_there_is_none(db, capsys):
    factories.ProgrammeFactory(benefit="yulu", name="雨露计划（旧）")
    call_command("make_programmes", since=date(2019, 1, 1))
    assert set(Programme.objects.values_list("benefit", flat=True)) == set(Benefit.values)
    assert Programme.objects.get(benefit="yulu").name == "雨露计划（旧）"
    assert (Rate.objects.get(grade="junior").amount, Exclusion.objects.count()) == (625, 3)


def test_writing_them_twice_adds_nothing(db, capsys):
    for _time in range(2):
        call_command("make_programmes", since=date(2019, 1, 1))
    assert (Programme.objects.count(), Exclusion.objects.count()) == (len(Benefit), 3)


@pytest.mark.parametrize("key", [check.key for check in checks if check.key.startswith("welfare.")])
def test_where_all_is_well_nothing_is_found(town, key):
    assert list(checks[key].rows(town.clerk, date(2019, 4, 15))) == []
