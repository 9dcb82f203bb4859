"""Each rule for money finds the fault planted for it, with its months and yuan worked out by hand, and not the clean
neighbour."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tests import factories
from villages.models import DisabilityCertificate
from welfare.models import ApplicationStep, Award, PaymentBatch, PaymentLine, Programme, Rate
from xiaoping.kit.checks import checks
from xiaoping.kit.findings import findings, settle
from xiaoping.kit.models import ExportLog
from xiaoping.kit.registry import follow

from .numbers import under

DAY = date(2019, 4, 15)
CARE, FIVE, LOW = "disability_care", "five_guarantee", "low_income"


@pytest.fixture
def town(small_township):
    """Low income by the month, 300, 220 and 150 yuan a class; five guarantees 380 and care 55 a month."""
    for benefit, grade, amount in (
        (LOW, "class2", 220),
        (LOW, "class3", 150),
        (FIVE, "scattered", 380),
        (FIVE, "concentrated", 580),
        (CARE, "level2", 55),
    ):
        Rate.objects.create(programme=Programme.objects.get(benefit=benefit), grade=grade, amount=amount)
    Programme.objects.filter(benefit__in=(LOW, FIVE, CARE)).update(cycle="month")
    return small_township


def batch(benefit: str, covers: date, settled: date | None = None) -> PaymentBatch:
    programme = Programme.objects.get(benefit=benefit)
    found = PaymentBatch.objects.filter(programme=programme, covers=covers).first()
    return found or factories.PaymentBatchFactory(
        village=None,
        programme=programme,
        number=1,
        covers=covers,
        prepared_on=covers,
        **(
            {"approved_on": covers, "approved_by": factories.UserFactory(), "sent_on": covers, "settled_on": settled}
            if settled
            else {}
        ),
    )


def pay(town, name: str, benefit: str, covers: date, amount, grade="", day: date | None = None, home: str = ""):
    """Paid on the 20th of the month the batch is for."""
    person = town.people[name]
    household = town.households[home] if home else person.stays.latest("since").household
    award = Award.objects.filter(person=person, benefit=benefit).order_by("-since").first()
    return factories.PaymentLineFactory(
        household=household,
        person=person,
        batch=batch(benefit, covers),
        award=award,
        benefit=benefit,
        grade=grade,
        covers=day or covers,
        amount=amount,
        paid_on=covers.replace(day=20),
    )


def found(key: str, user=None) -> list[tuple]:
    """Whom a check finds, with the months and yuan of each."""
    check = checks[key]
    claim = check.claim
    paths = [path for path in (claim.person or claim.household, claim.months, claim.amount) if path]
    return [tuple(values) for values in check.rows(user, DAY).order_by("pk").values_list(*paths)]


@pytest.mark.parametrize("key", [check.key for check in checks if check.key.startswith("welfare.")])
def test_where_all_is_well_nothing_is_found(small_township, key):
    assert list(checks[key].rows(small_township.clerk, DAY)) == []


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


def entitle(town, name: str, benefit: str, grade: str, since: date, until: date | None = None):
    person = town.people[name]
    return factories.AwardFactory(
        household=person.stays.latest("since").household,
        person=person,
        benefit=benefit,
        grade=grade,
        since=since,
        until=until,
        until_reason="mistake" if until else "",
    )


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


# On the page


@pytest.fixture
def wrong(town):
    """张五 of 甲村 was paid 600 after her death, 赵末 of 乙村 was not dead."""
    for month in (7, 8):
        pay(town, "张五", LOW, date(2018, month, 1), 300, "class1")
    return checks["welfare.paid_after_death"]


def test_it_is_quiet_until_she_is_paid_once_more(town, wrong):
    settle(wrong, [one.key for one in findings(wrong, town.clerk, DAY)], reason="已退回", by=town.clerk)
    assert [one.is_settled for one in findings(wrong, town.clerk, DAY)] == [True]
    pay(town, "张五", LOW, date(2018, 9, 1), 300, "class1")
    assert [one.is_settled for one in findings(wrong, town.clerk, DAY)] == [False]


def test_the_page_says_months_and_yuan(town, client, wrong):
    client.force_login(town.clerk)
    page = client.get(reverse("kit:check", args=[wrong.key]))
    (line,) = page.context["lines"]
    assert (line["person"], line["household"], line["months"], line["amount_text"], page.context["total"]) == (
        "张五",
        "H5",
        2,
        "600.00",
        "600.00",
    )


def test_the_recovery_list_is_taken_out_and_logged(town, client, wrong):
    client.force_login(town.clerk)
    answer = client.get(reverse("kit:check", args=[wrong.key]), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    cells = text.splitlines()[1].split(",")
    assert cells[3:8] == ["张五", "H5", "to be recovered", "2", "600.00"]
    assert ExportLog.objects.get().rows == 1


def test_another_villages_money_is_not_told(town, client, wrong):
    pay(town, "赵八", LOW, date(2019, 1, 1), 300, "class2")
    assert found("welfare.paid_too_much", town.cadre) == []
    assert found("welfare.paid_too_much", town.clerk) == [("赵八", 1, Decimal(80))]
