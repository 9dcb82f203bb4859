"""What is on record of the small township's households and people year by year, and for a time.

H3 in 2017: 4 people; wages 20,000, business 9,000 less 3,000, pension 1,000.50: net
27,000.50, 6,750.13 a head; house D.
H3 in 2018: 3 people, the daughter having married out; wages 15,000, business 2,000 less 5,000: net 12,000, 4,000 a
head; house B, water not safe.
H5 in 2018, died out on 1 July: low-income allowance 1,200, one person: 1,200 a head. H7 in 2018: 4 people, nothing said
of the income; house C.
People in 2018: 张三 worked 10 months in 东莞; 张男 is chronically ill and disabled; 赵大 is at primary school; 张小 is
below school age.
Certificates: 张男 limbs 2 from 1 May 2017; 钱七 sight 3 from 1 June 2016 to 1 February 2018.
Away: 张三 in 东莞 from 1 March 2018 to 20 December 2018, 李三 in 怀化 from 1 February 2018, 赵七 in
深圳 from 1 May 2018.
Accounts: H3 with 张三 as holder from 1 January 2017, closed 1 January 2018, another from then; H7 with 赵七.
"""

from datetime import date
from decimal import Decimal

from villages import models


def build(small) -> None:
    """Write these records."""
    upper, lower = small.villages["甲村"], small.villages["乙村"]
    for home, year, answers in (
        (
            "H3",
            2017,
            {"wages": 20000, "business_income": 9000, "business_cost": 3000, "pension": Decimal("1000.50")}
            | {"house_grade": "D", "has_safe_water": True},
        ),
        (
            "H3",
            2018,
            {"wages": 15000, "business_income": 2000, "business_cost": 5000}
            | {"house_grade": "B", "has_safe_water": False},
        ),
        ("H5", 2018, {"low_income_allowance": 1200, "house_grade": "A"}),
        ("H7", 2018, {"house_grade": "C", "has_safe_water": True}),
    ):
        household = small.households[home]
        models.HouseholdYear.objects.create(village=household.village, household=household, year=year, **answers)
    for name, village, answers in (
        (
            "张三",
            upper,
            {"education": "junior", "labour": "ordinary", "work_months": 10, "work_place": "广东东莞"},
        ),
        ("张男", upper, {"education": "senior", "labour": "weak", "is_chronically_ill": True, "is_disabled": True}),
        ("赵大", lower, {"school": "primary", "labour": "none"}),
        ("张小", upper, {"school": "before", "labour": "none"}),
    ):
        models.PersonYear.objects.create(village=village, person=small.people[name], year=2018, **answers)
    certificate, absence, account = (
        models.DisabilityCertificate.objects,
        models.Absence.objects,
        models.BankAccount.objects,
    )
    certificate.create(village=upper, person=small.people["张男"], kind="4", level="2", since=date(2017, 5, 1))
    certificate.create(
        village=lower,
        person=small.people["钱七"],
        kind="1",
        level="3",
        since=date(2016, 6, 1),
        until=date(2018, 2, 1),
    )
    for name, village, reach, place, since, until in (
        ("张三", upper, "country", "广东东莞", date(2018, 3, 1), date(2018, 12, 20)),
        ("李三", upper, "province", "湖南怀化", date(2018, 2, 1), None),
        ("赵七", lower, "country", "广东深圳", date(2018, 5, 1), None),
    ):
        absence.create(village=village, person=small.people[name], reach=reach, place=place, since=since, until=until)
    for home, name, number, since, until in (
        ("H3", "张三", "6200000000000000019", date(2017, 1, 1), date(2018, 1, 1)),
        ("H3", "张三", "6200000000000000027", date(2018, 1, 1), None),
        ("H7", "赵七", "6200000000000000035", date(2017, 1, 1), None),
    ):
        household = small.households[home]
        account.create(
            village=household.village,
            household=household,
            holder=small.people[name],
            bank="农商银行",
            number=number,
            since=since,
            until=until,
        )


def add(small, number: int) -> None:
    """Many more of each in 甲村."""
    household, person, village = small.households["H4"], small.people["张四"], small.villages["甲村"]
    for place in range(number):
        day = date(1990 + place, 1, 1)
        models.HouseholdYear.objects.create(village=village, household=household, year=1990 + place, wages=1)
        models.PersonYear.objects.create(
            village=village, person=person, year=1990 + place, education="primary", labour="weak"
        )
        models.DisabilityCertificate.objects.create(
            village=village, person=person, kind="1", level="4", since=day, until=day
        )
        models.Absence.objects.create(
            village=village, person=person, reach="country", place="深圳", since=day, until=day
        )
        models.BankAccount.objects.create(
            village=village,
            household=household,
            holder=person,
            bank="邮储银行",
            number=f"62000000000000{place:05}",
            since=day,
            until=day,
        )
