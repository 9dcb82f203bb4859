"""Each rule for money finds the fault planted for it, with its months and yuan worked out by hand, and not the clean
neighbour."""

from datetime import date
from decimal import Decimal

import pytest

from tests import factories
from welfare.models import PaymentLine, Programme
from xiaoping.kit.registry import follow

from .numbers import under
from .wrong_money import CARE, DAY, FIVE, LOW, batch, entitle, found, pay

pytestmark = pytest.mark.usefixtures("by_month")


def test_paid_after_death(town):
    # 张五 of H5 died on 1 July 2018: not due that day any more. Two months of class I; June is in order.
    for month in (6, 7, 8):
        pay(town, "张五", LOW, date(2018, month, 1), 300, "class1")
    pay(town, "张四", LOW, date(2018, 8, 1), 300, "class1")
    assert found("welfare.paid_after_death") == [("张五", 2, Decimal(600))]


def test_what_came_back_was_not_paid_after_death(town):
    line = pay(town, "张五", LOW, date(2018, 7, 1), 300, "class1")
    PaymentLine.objects.filter(pk=line.pk).update(paid_on=None, returned_on=DAY, returned_reason="账号已注销")
    assert found("welfare.paid_after_death") == []


def test_a_bill_of_the_last_day_is_in_order(town):
    Programme.objects.filter(benefit="medical_aid").update(cycle="occasion")
    pay(town, "张五", "medical_aid", date(2018, 7, 1), 800)
    assert found("welfare.paid_after_death") == []
    pay(town, "张五", "medical_aid", date(2018, 7, 2), 500)
    assert found("welfare.paid_after_death") == [("张五", 0, Decimal(500))]


def test_paid_after_leaving(town):
    # 赵末 left on 31 December 2018: December is due, January and February are not
    for covers in (date(2018, 12, 1), date(2019, 1, 1), date(2019, 2, 1)):
        pay(town, "赵末", FIVE, covers, 380, "scattered")
    pay(town, "李六", FIVE, date(2019, 1, 1), 380, "scattered")  # moved within the township
    assert found("welfare.paid_after_leaving") == [("赵末", 2, Decimal(760))]
    assert found("welfare.paid_without_award") == []


def test_paid_after_the_award_ended(town):
    # 李一's low income was stopped on 31 December 2018; 张一's goes on
    for name in ("李一", "张一"):
        for covers in (date(2018, 12, 1), date(2019, 1, 1), date(2019, 2, 1)):
            pay(town, name, LOW, covers, 220, "class2")
    assert found("welfare.paid_without_award") == [("李一", 2, Decimal(440))]


def test_a_new_class_is_no_end(town):
    pay(town, "张二", LOW, date(2017, 6, 1), 300, "class1")
    assert found("welfare.paid_without_award") == []


def test_paid_twice_in_a_month(town):
    pay(town, "张一", LOW, date(2019, 1, 1), 220, "class2")
    pay(town, "张一", LOW, date(2019, 1, 1), 220, "class2", day=date(2019, 1, 15))
    pay(town, "张一", LOW, date(2019, 2, 1), 220, "class2")
    assert found("welfare.paid_twice") == [("张一", 1, Decimal(220))]


@pytest.mark.parametrize(
    ("cycle", "covers", "months"),
    [
        ("term", date(2018, 7, 31), 0),
        ("quarter", date(2018, 2, 1), 3),
        ("year", date(2018, 12, 1), 12),
    ],
)
def test_paid_twice_in_a_term_a_quarter_or_a_year(town, cycle, covers, months):
    # 张男 had 1,200 on 1 March 2018: the spring term, the first quarter
    Programme.objects.filter(benefit="vocational_tuition").update(cycle=cycle)
    pay(town, "张男", "vocational_tuition", covers.replace(day=1), 1200, day=covers)
    assert found("welfare.paid_twice") == [("张男", months, Decimal(1200))]


@pytest.mark.parametrize(
    ("cycle", "covers"), [("term", date(2018, 8, 1)), ("quarter", date(2018, 4, 1)), ("occasion", date(2018, 3, 2))]
)
def test_the_next_term_or_quarter_or_occasion_is_another(town, cycle, covers):
    Programme.objects.filter(benefit="vocational_tuition").update(cycle=cycle)
    pay(town, "张男", "vocational_tuition", covers, 1200)
    assert found("welfare.paid_twice") == []


@pytest.mark.parametrize("fields", [{"kind": "09"}, {"until": date(2017, 1, 1)}])
def test_paid_twice_under_a_disability_number_or_an_old_one(town, fields):
    under(town.people["张二"], town.people["张一"], **fields)
    pay(town, "张一", LOW, date(2019, 1, 1), 220, "class2")
    pay(town, "张二", LOW, date(2019, 1, 1), 300, "class1")
    pay(town, "张四", LOW, date(2019, 1, 1), 300, "class1")
    assert found("welfare.paid_twice") == [("张二", 1, Decimal(300))]


def test_a_benefit_granted_twice_under_another_number(town):
    # 李六 is 张一, who has low income all along: February and March are 150 each; 张四 is nobody else
    under(town.people["李六"], town.people["张一"], kind="09")
    entitle(town, "李六", LOW, "class3", date(2019, 2, 1))
    for covers in (date(2019, 2, 1), date(2019, 3, 1)):
        pay(town, "李六", LOW, covers, 150, "class3")
        pay(town, "张四", LOW, covers, 300, "class1")
    assert found("welfare.award_twice") == [("李六", 2, Decimal(300))]


def test_a_disputed_number_is_settled_first(town):
    under(town.people["张二"], town.people["张一"], is_disputed=True)
    pay(town, "张一", LOW, date(2019, 1, 1), 220, "class2")
    pay(town, "张二", LOW, date(2019, 1, 1), 300, "class1")
    assert found("welfare.paid_twice") == []


def test_paid_above_the_rate(town):
    # class II is 220: 300 twice is 160 too much
    for month in (1, 2):
        pay(town, "张一", LOW, date(2019, month, 1), 300, "class2")
        pay(town, "赵八", LOW, date(2019, month, 1), 220, "class2")
    assert found("welfare.paid_too_much") == [("张一", 2, Decimal(160))]
    assert found("welfare.paid_too_little") == []


def test_paid_below_the_rate(town):
    pay(town, "张四", LOW, date(2019, 1, 1), 280, "class1")
    assert found("welfare.paid_too_little") == [("张四", 1, Decimal(20))]
    assert found("welfare.paid_too_much") == []


def test_paid_by_the_class_it_had_before(town):
    # 张二 is in class I since June 2017: class III's 150 is 150 too little
    pay(town, "张二", LOW, date(2019, 1, 1), 150, "class3")
    assert found("welfare.paid_too_little") == [("张二", 1, Decimal(150))]


def test_the_rate_is_that_of_the_time_paid_for(town):
    # 220 was right until 2018, and is paid again in 2019
    line = pay(town, "张一", LOW, date(2018, 12, 1), 220, "class2")
    Programme.objects.filter(benefit=LOW).update(until=date(2019, 1, 1))
    new = factories.ProgrammeFactory(benefit=LOW, cycle="month", since=date(2019, 1, 1))
    factories.RateFactory(programme=new, grade="class2", amount=240)
    later = factories.PaymentBatchFactory(village=None, programme=new, covers=date(2019, 1, 1))
    PaymentLine.objects.filter(pk=line.pk).update(batch=later)
    assert (found("welfare.paid_too_little"), found("welfare.paid_too_much")) == ([], [])


def test_paid_over_the_cap_of_a_year(town):
    # 赵七 had 2,100 for December 2018 under a cap of 2,000, 张四 300.50 in 2017 and 500 in 2014
    Programme.objects.filter(benefit="medical_aid").update(cap=2000)
    assert found("welfare.paid_over_cap") == [("赵七", Decimal(100))]


def test_up_to_the_cap_is_in_order(town):
    Programme.objects.filter(benefit="medical_aid").update(cap=2100)
    assert found("welfare.paid_over_cap") == []


def test_low_income_with_five_guarantees(town):
    # 李六 has five guarantees since November 2018: of low income from September on, November and December are wrong
    entitle(town, "李六", LOW, "class3", date(2018, 9, 1), date(2019, 1, 1))
    for month in (9, 10, 11, 12):
        pay(town, "李六", LOW, date(2018, month, 1), 150, "class3")
    pay(town, "张一", LOW, date(2018, 12, 1), 220, "class2")
    assert found("welfare.low_income_and_five_guarantee") == [("李六", 2, Decimal(300))]


def test_one_after_the_other_is_in_order(town):
    entitle(town, "李六", LOW, "class3", date(2018, 9, 1), date(2018, 11, 1))
    assert found("welfare.low_income_and_five_guarantee") == []


def test_care_with_five_guarantees(town):
    # no rule says so before there is one; then 张三's care from March on is wrong: 55 twice
    entitle(town, "张三", FIVE, "scattered", date(2019, 1, 1))
    for month in (1, 2, 3):
        pay(town, "张三", CARE, date(2019, month, 1), 55, "level2")
    assert found("welfare.care_and_five_guarantee") == []
    factories.ExclusionFactory(benefit=CARE, other=FIVE)
    assert found("welfare.care_and_five_guarantee") == [("张三", 3, Decimal(165))]


def test_rebuilt_and_relocated(town):
    # H2, H8, H11 and H7 were rebuilt and relocated, H3's house is not accepted yet, H1 was not relocated
    factories.ExclusionFactory(benefit="house_rebuild", other="relocation", whose="household")
    assert found("welfare.two_housing_schemes") == [
        ("H2", Decimal(35000)),
        ("H8", Decimal(30000)),
        ("H7", Decimal("35500.50")),
        ("H3", Decimal(0)),
        ("H11", Decimal(21000)),
    ]


def test_low_income_left_behind_in_the_old_household(town):
    # 张一 of H1 married into H2 on 10 February 2019: March is wrong, February is not; 李一 stayed
    stay = town.people["张一"].stays.get(until=None)
    for name in ("张一", "李六"):
        pay(town, name, LOW, date(2019, 2, 1), 220, "class2")
        pay(town, name, LOW, date(2019, 3, 1), 220, "class2")
    assert found("welfare.award_left_behind") == []
    follow(
        "transfer",
        person=stay.person,
        household=stay.household,
        successor=town.households["H2"],
        on=date(2019, 2, 10),
    )
    stay.until, stay.until_reason = date(2019, 2, 10), "marriage_out"
    stay.save()
    factories.StayFactory(
        person=stay.person, household=town.households["H2"], relation="99", since=stay.until, since_reason="marriage_in"
    )
    assert found("welfare.award_left_behind") == [("张一", 1, Decimal(220))]


def test_entitled_and_not_paid(town):
    # in class II since March 2017, 张一 is paid January 2019, and not February and March: 440
    for month in (1, 2, 3):
        batch(LOW, date(2019, month, 1), settled=date(2019, month, 21))
        for name, amount, grade in (
            ("张二", 300, "class1"),
            ("张四", 300, "class1"),
            ("赵八", 220, "class2"),
            *((one, 150, "class3") for one in ("赵七", "钱七", "赵大")),
        ):
            pay(town, name, LOW, date(2019, month, 1), amount, grade)
    pay(town, "张一", LOW, date(2019, 1, 1), 220, "class2")
    assert found("welfare.award_unpaid") == [("张一", 2, Decimal(440))]


def test_what_came_back_is_not_paid_until_it_is_paid_again(town):
    batch(CARE, date(2019, 1, 1), settled=date(2019, 1, 21))
    line = pay(town, "张三", CARE, date(2019, 1, 1), 55, "level2")
    assert found("welfare.award_unpaid") == []
    PaymentLine.objects.filter(pk=line.pk).update(paid_on=None, returned_on=DAY, returned_reason="账号已注销")
    assert found("welfare.award_unpaid") == [("张三", 1, Decimal(55))]
    pay(town, "张三", CARE, date(2019, 1, 1), 55, "level2")
    assert found("welfare.award_unpaid") == []


def test_a_batch_at_the_bank_is_waited_for(town):
    batch(CARE, date(2019, 1, 1))
    assert found("welfare.award_unpaid") == []
