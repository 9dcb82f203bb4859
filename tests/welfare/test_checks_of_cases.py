"""Nobody decides about the own household, and who is entitled has a case: each rule with its clean neighbour."""

from datetime import date
from decimal import Decimal

import pytest

from tests import factories
from villages.models import DisabilityCertificate
from welfare.models import ApplicationStep, Award, Programme

from .wrong_money import CARE, FIVE, LOW, entitle, found, pay

pytestmark = pytest.mark.usefixtures("by_month")


@pytest.fixture
def granted(town):
    """H1's low income, decided by the clerk on 1 February 2017; 张一 and 李一 were paid 220 each for March 2019."""
    household = town.households["H1"]
    ApplicationStep.objects.update(entered_by=factories.UserFactory())
    made = factories.ApplicationFactory(
        household=household,
        programme=Programme.objects.get(benefit=LOW),
        since=date(2017, 1, 1),
        until=date(2017, 2, 1),
        until_reason="granted",
    )
    factories.ApplicationStepFactory(application=made, kind="county", on=date(2017, 2, 1), entered_by=town.clerk)
    Award.objects.filter(household=household).update(application=made)
    pay(town, "张一", LOW, date(2018, 3, 1), 220, "class2")
    pay(town, "李一", LOW, date(2018, 3, 1), 220, "class2")
    return made


@pytest.mark.parametrize(("name", "phone"), [("李一", ""), ("王经办", "13812341234")])
def test_an_officer_decides_about_the_own_household(town, granted, name, phone):
    factories.OfficerFactory(village=None, name=name, phone=phone, user=town.clerk)
    assert found("welfare.decided_at_home") == [("H1", 2, Decimal(440))]


def test_another_officer_decided(town, granted):
    factories.OfficerFactory(village=None, name="王经办", phone="13900001234", user=town.clerk)
    assert found("welfare.decided_at_home") == []


@pytest.fixture
def severe(town):
    """张一 holds a certificate of level 1 since 10 January 2019, and the care subsidy asks for no more."""
    Programme.objects.filter(benefit=CARE).update(eligibility="welfare.severely_disabled")
    DisabilityCertificate.objects.update(until=date(2019, 1, 1))
    return factories.DisabilityCertificateFactory(
        person=town.people["张一"], village=town.villages["甲村"], level="1", since=date(2019, 1, 10)
    )


def test_entitled_without_a_case(town, severe):
    # due from 1 February: February, March and April, 55 each
    assert found("welfare.entitled_without_case") == [("张一", 3, Decimal(165))]


@pytest.mark.parametrize(
    ("back_on", "months"),
    [(date(2019, 3, 10), 3), (date(2019, 3, 11), 1)],  # without a gap February to April; else April alone
)
def test_a_move_inside_the_township_is_no_new_stay(town, severe, back_on, months):
    stay = town.people["张一"].stays.get(until=None)
    stay.until, stay.until_reason = date(2019, 3, 10), "move_out"
    stay.save()
    factories.StayFactory(
        person=stay.person, household=town.households["H2"], relation="99", since=back_on, since_reason="move_in"
    )
    assert found("welfare.entitled_without_case") == [("张一", months, Decimal(55 * months))]


@pytest.mark.parametrize("end", ["", "refused"])
def test_a_case_is_a_case_also_when_refused(town, severe, end):
    factories.ApplicationFactory(
        household=town.households["H1"],
        programme=Programme.objects.get(benefit=CARE),
        since=date(2019, 2, 1),
        until=date(2019, 3, 1) if end else None,
        until_reason=end,
    )
    assert found("welfare.entitled_without_case") == []


def test_who_has_what_excludes_it_is_not_entitled(town, severe):
    entitle(town, "张一", FIVE, "scattered", date(2019, 1, 1))
    assert found("welfare.entitled_without_case") == [("张一", 3, Decimal(165))]
    factories.ExclusionFactory(benefit=CARE, other=FIVE)
    assert found("welfare.entitled_without_case") == []


def test_a_lighter_certificate_entitles_to_nothing(town, severe):
    DisabilityCertificate.objects.filter(pk=severe.pk).update(level="3")
    assert found("welfare.entitled_without_case") == []
