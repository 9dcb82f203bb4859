"""Who of the small township is entitled to what, what was paid, which houses were done, who was relocated.

Low income: 张四 and 张五 class I from 1 July 2016, the latter until her death on 1 July 2018; 张二 class III from
that day in 2016, changed to class I on 1 June 2017; 张一 and 李一 class II from 1 March 2017, she until 31
December 2018; 赵八 class II from 31 December 2018; 赵七, 钱七 and 赵大 class III from 1 April 2018. Five
guarantees: 吴二 from 1 February 2016 until her death; 赵末 from 2017 until he moved out; 李六 from 1 November
2018 as of H9; 张男 from 31 December 2018. Care subsidy: 张三, level 2, from the start. Preferential treatment:
张五 until her death and 赵八 from the start, 张三 from 1 August 2018, 钱八 from 31 December 2018.

Medical aid: 张四 700 yuan on 31 August 2014, 500 on the day after, 300.50 in 2017; 赵七 2,000 on 31 December
2018 and 100 the day after; 400 for 张三 came back. Group insurance: 张三 1,000 in 2017 and 500 in 2018, 赵七 800
on 31 December 2018. Premiums: 张三 and 李三 on 31 December 2017 and again in November 2018, 赵七 on 31 December
2018, 赵八 two days later; that of 张四 came back. Yulu plan, 1,500 a term: 张男 in 2017 and 2018, 赵大 on 31
December 2018 and the day after. Boarding: 赵大 500 in 2017 and in 2018, 张女 625 in 2018, another came back.
Pupils in hardship, 1,000: 张女 in 2016 and on 31 December 2018, 赵大 in 2019. Kindergarten, 500: 赵大 in 2016 and
on 1 January 2017. Vocational, 1,200: 张男 in 2017 and 2018. Transport: 张男 400 in 2017 and in 2018; 李三 300 in
2018; 赵七 300 twice in 2018; 钱七 400 on 1 January 2019. Low income: 张四 300 for November 2018, and for December
to be paid.

Repaired: H4 in 2017 for 5,000 yuan, H8 on 31 December 2018 for 4,000, H1 the day after. Rebuilt, as
registered: H2 in 2016 for 35,000, H8 in 2018 for 30,000 (decided in April 2017, before it was struck off),
H7 on 31 December 2018 for 35,500.50; H3 is not finished. Rebuilt, as others: H1 in 2017 for 22,000, H11 in
2018 for 21,000. Relocated: H2 two people to a market town in 2016; H3 four to the county town on 31
December 2017; H8 two by building, H11 one to a market town, and H7 three by buying, this on 31 December
2018; H4 one to the county town the day after. Applied for: low income of H6's people, refused on 1 June
2018; five guarantees of 张四, last step the visit. A notice of low income hung in 甲村 from 20 to 26 May 2018.
"""

from datetime import date
from decimal import Decimal

from villages.models import Household
from welfare import models
from welfare.models import Benefit

START = date(2016, 1, 1)
YEAR_END, NEW_YEAR = date(2018, 12, 31), date(2019, 1, 1)
HOMES = {
    "张一": "H1", "李一": "H1", "张二": "H2", "吴二": "H2", "张三": "H3", "李三": "H3", "张男": "H3", "张女": "H3",
    "张四": "H4", "张五": "H5", "李六": "H9", "赵七": "H7", "钱七": "H7", "赵大": "H7", "赵八": "H8", "钱八": "H8",
    "赵末": "H11",
}  # fmt: skip
AWARDS = (
    ("张四", "low_income", "class1", date(2016, 7, 1), None, ""),
    ("张五", "low_income", "class1", date(2016, 7, 1), date(2018, 7, 1), "died"),
    ("张二", "low_income", "class3", date(2016, 7, 1), date(2017, 6, 1), "regraded"),
    ("张二", "low_income", "class1", date(2017, 6, 1), None, ""),
    ("张一", "low_income", "class2", date(2017, 3, 1), None, ""),
    ("李一", "low_income", "class2", date(2017, 3, 1), YEAR_END, "stopped"),
    ("赵八", "low_income", "class2", YEAR_END, None, ""),
    ("赵七", "low_income", "class3", date(2018, 4, 1), None, ""),
    ("钱七", "low_income", "class3", date(2018, 4, 1), None, ""),
    ("赵大", "low_income", "class3", date(2018, 4, 1), None, ""),
    ("吴二", "five_guarantee", "concentrated", date(2016, 2, 1), date(2018, 3, 1), "died"),
    ("赵末", "five_guarantee", "scattered", date(2017, 1, 1), YEAR_END, "moved_out"),
    ("李六", "five_guarantee", "scattered", date(2018, 11, 1), None, ""),
    ("张男", "five_guarantee", "scattered", YEAR_END, None, ""),
    ("张三", "disability_care", "level2", START, None, ""),
    ("张五", "preferential", "bereaved", START, date(2018, 7, 1), "died"),
    ("赵八", "preferential", "war_veteran", START, None, ""),
    ("张三", "preferential", "ill_veteran", date(2018, 8, 1), None, ""),
    ("钱八", "preferential", "bereaved", YEAR_END, None, ""),
)
PAID = (  # whom, benefit, yuan, for the time from, paid on
    ("张四", "medical_aid", "700", date(2014, 8, 31), date(2014, 8, 31)),
    ("张四", "medical_aid", "500", date(2014, 9, 1), date(2014, 9, 1)),
    ("张四", "medical_aid", "300.50", date(2017, 5, 1), date(2017, 5, 5)),
    ("赵七", "medical_aid", "2000", date(2018, 12, 1), YEAR_END),
    ("赵七", "medical_aid", "100", date(2018, 12, 2), NEW_YEAR),
    ("张三", "group_insurance", "1000", date(2017, 3, 1), date(2017, 3, 3)),
    ("张三", "group_insurance", "500", date(2018, 2, 1), date(2018, 2, 2)),
    ("赵七", "group_insurance", "800", date(2018, 12, 1), YEAR_END),
    ("张三", "medical_premium", "180", date(2018, 1, 1), date(2017, 12, 31)),
    ("李三", "medical_premium", "180", date(2018, 1, 1), date(2017, 12, 31)),
    ("张三", "medical_premium", "220", date(2019, 1, 1), date(2018, 11, 20)),
    ("李三", "medical_premium", "220", date(2019, 1, 1), date(2018, 11, 20)),
    ("赵七", "medical_premium", "220", date(2019, 1, 1), YEAR_END),
    ("赵八", "medical_premium", "220", date(2019, 1, 1), date(2019, 1, 2)),
    ("张男", "yulu", "1500", date(2017, 9, 1), date(2017, 12, 1)),
    ("张男", "yulu", "1500", date(2018, 3, 1), date(2018, 6, 1)),
    ("赵大", "yulu", "1500", date(2018, 3, 1), YEAR_END),
    ("赵大", "yulu", "1500", date(2018, 9, 1), NEW_YEAR),
    ("赵大", "boarding", "500", date(2017, 9, 1), date(2017, 12, 1)),
    ("赵大", "boarding", "500", date(2018, 3, 1), date(2018, 6, 1)),
    ("张女", "boarding", "625", date(2018, 3, 1), date(2018, 6, 1)),
    ("张女", "hardship_pupil", "1000", date(2016, 9, 1), date(2016, 12, 1)),
    ("张女", "hardship_pupil", "1000", date(2018, 9, 1), YEAR_END),
    ("赵大", "hardship_pupil", "1000", date(2018, 9, 1), date(2019, 1, 10)),
    ("赵大", "kindergarten", "500", date(2016, 3, 1), date(2016, 6, 1)),
    ("赵大", "kindergarten", "500", date(2016, 9, 1), date(2017, 1, 1)),
    ("张男", "vocational_tuition", "1200", date(2017, 9, 1), date(2017, 12, 1)),
    ("张男", "vocational_tuition", "1200", date(2018, 3, 1), date(2018, 6, 1)),
    ("张男", "transport", "400", date(2017, 1, 1), date(2017, 11, 11)),
    ("张男", "transport", "400", date(2018, 1, 1), date(2018, 11, 11)),
    ("李三", "transport", "300", date(2018, 1, 1), date(2018, 11, 11)),
    ("赵七", "transport", "300", date(2018, 1, 1), date(2018, 11, 11)),
    ("赵七", "transport", "300", date(2018, 7, 1), YEAR_END),
    ("钱七", "transport", "400", date(2018, 1, 1), NEW_YEAR),
    ("张四", "low_income", "300", date(2018, 11, 1), date(2018, 11, 20)),
)
RETURNED = (
    ("张三", "medical_aid", "400", date(2018, 5, 1), date(2018, 6, 1)),
    ("张四", "medical_premium", "220", date(2019, 1, 1), date(2018, 11, 25)),
    ("张女", "boarding", "625", date(2018, 9, 1), date(2018, 12, 10)),
)
HOUSES = (  # whose, kind, contract, accepted, yuan, on the register when decided
    ("H4", "repair", date(2017, 3, 1), date(2017, 6, 1), "5000", None),
    ("H8", "repair", date(2018, 5, 1), YEAR_END, "4000", None),
    ("H1", "repair", date(2018, 10, 1), NEW_YEAR, "3000", None),
    ("H2", "rebuild", date(2016, 5, 1), date(2016, 11, 1), "35000", True),
    ("H8", "rebuild", date(2017, 4, 20), date(2018, 10, 10), "30000", True),
    ("H7", "rebuild", date(2018, 6, 1), YEAR_END, "35500.50", True),
    ("H3", "rebuild", date(2018, 11, 1), None, "35500", True),
    ("H1", "rebuild", date(2017, 5, 1), date(2017, 11, 30), "22000", False),
    ("H11", "rebuild", date(2018, 2, 1), date(2018, 8, 1), "21000", False),
)
RELOCATED = (
    ("H2", "town", 2, date(2016, 12, 1)),
    ("H3", "county", 4, date(2017, 12, 31)),
    ("H8", "self_build", 2, date(2018, 2, 1)),
    ("H11", "town", 1, date(2018, 3, 1)),
    ("H7", "self_purchase", 3, YEAR_END),
    ("H4", "county", 1, NEW_YEAR),
)


def build(small) -> None:
    """Write these records."""
    programmes = {
        benefit.value: models.Programme.objects.create(
            benefit=benefit, name=f"{benefit.value} 办法", document="文件", unit="person", cycle="once", since=START
        )
        for benefit in Benefit
    }
    models.Rate.objects.create(programme=programmes["low_income"], grade="class1", amount="300")
    models.Exclusion.objects.create(
        benefit="low_income", other="five_guarantee", whose="person", document="文件", since=START
    )
    for name, benefit, grade, since, until, why in AWARDS:
        models.Award.objects.create(
            **of_person(small, name), benefit=benefit, grade=grade, since=since, until=until, until_reason=why
        )
    _payments(small, programmes)
    _houses(small, programmes)
    _applications(small, programmes)


def of_home(small, home: str) -> dict:
    """Household and village of a record."""
    household = small.households[home]
    return {"village": household.village, "household": household}


def of_person(small, name: str) -> dict:
    """Person, household and village of a record."""
    return {**of_home(small, HOMES[name]), "person": small.people[name]}


def _payments(small, programmes) -> None:
    batches: dict = {}

    def line(name, benefit, amount, covers, **more):
        key = (benefit, covers)
        if key not in batches:
            batches[key] = models.PaymentBatch.objects.create(
                programme=programmes[benefit], covers=covers, prepared_on=covers, prepared_by=small.clerk
            )
        models.PaymentLine.objects.create(
            **of_person(small, name), batch=batches[key], benefit=benefit, covers=covers, amount=amount, **more
        )

    for name, benefit, amount, covers, day in PAID:
        line(name, benefit, amount, covers, paid_on=day)
    for name, benefit, amount, covers, day in RETURNED:
        line(name, benefit, amount, covers, returned_on=day, returned_reason="账号有误")
    line("张四", "low_income", "300", date(2018, 12, 1))


def _houses(small, programmes) -> None:
    for home, kind, contract, accepted, subsidy, registered in HOUSES:
        application = None
        if kind == "rebuild":
            application = _application(
                small, programmes["house_rebuild"], home, contract.replace(day=1), contract, "granted", registered
            )
        models.HouseWork.objects.create(
            **of_home(small, home),
            application=application,
            kind=kind,
            danger="D" if application else "C",
            contract_on=contract,
            accepted_on=accepted,
            subsidy=Decimal(subsidy),
        )
    for home, mode, people, moved in RELOCATED:
        models.Relocation.objects.create(
            **of_home(small, home), mode=mode, people=people, agreed_on=START, moved_on=moved, floor_area=25 * people
        )


def _application(small, programme, home, since, until=None, outcome="", registered=None, steps=("applied", "county")):
    application = models.Application.objects.create(
        **of_home(small, home),
        programme=programme,
        since=since,
        until=until,
        until_reason=outcome,
        on_register=registered,
    )
    for kind in steps:
        models.ApplicationStep.objects.create(
            village=application.village,
            application=application,
            kind=kind,
            on=since if kind == "applied" else until or since,
            entered_by=small.clerk,
        )  # fmt: skip
    return application


def _applications(small, programmes) -> None:
    _application(small, programmes["low_income"], "H6", date(2018, 5, 1), date(2018, 6, 1), "refused")
    models.Notice.objects.create(
        village=small.villages["甲村"],
        programme=programmes["low_income"],
        since=date(2018, 5, 20),
        until=date(2018, 5, 27),
        phone="0745-6820000",
    )
    _application(
        small, programmes["five_guarantee"], "H4", date(2018, 12, 1), steps=("applied", "accepted", "surveyed")
    )


def add(small, number: int) -> None:
    """Many more of each in 甲村."""
    person = of_person(small, "张四")
    programme = models.Programme.objects.get(benefit="low_income")
    for place in range(number):
        day = date(1970 + place, 1, 1)
        models.Award.objects.create(**person, benefit="low_income", since=day, until=day, until_reason="mistake")
        _application(small, programme, "H4", day, day, "withdrawn")
        models.Notice.objects.create(
            village=person["village"], programme=programme, since=day, until=day, phone="0745-6820000"
        )
        batch = models.PaymentBatch.objects.create(
            programme=programme, covers=day, prepared_on=day, prepared_by=small.clerk
        )
        models.PaymentLine.objects.create(**person, batch=batch, benefit="low_income", covers=day, amount=1)
        home = Household.objects.get(number=f"N{place}")
        where = {"village": home.village, "household": home}
        models.HouseWork.objects.create(**where, kind="repair", danger="C", contract_on=day, subsidy=1)
        models.Relocation.objects.create(**where, mode="county", people=1, agreed_on=day, floor_area=25)
