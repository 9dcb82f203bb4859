"""What registered households of the small township were helped with.

Posts: special: 张三 from 1 March 2017, 李三 from 1 May 2018 to 31 December 2018, 赵七 from that day; ranger: 钱七 from
1 June 2016 to 1 March 2018, 张四 from that day; public welfare: 张二 from 1 February 2018.
Supported by enterprises: 张三 from 2017 by one and from 2018 by another as well, 张男 from 1 June 2018, 赵七 from 1 May
2016 to 30 June 2018.
Awards: H4 800 yuan in 2017; H3 1,500 and 500.50 in 2018, H7 1,000 on 31 December 2018; H2 900 on 2 January 2019.
Loans: 张四 20,000 yuan in 2017, repaid in 2018; 张三 50,000 in March 2018, repaid, and 10,000 in November; 赵七 30,000
on 31 December 2018.
The poverty line is 3,218 yuan throughout.
Work elsewhere: 李三 on 31 December 2017; 张男 twice in 2018, 钱七 once.
"""

from datetime import date

from poverty import models

BY_ONE, BY_TWO = "合作社", "林场"
HOMES = {"张二": "H2", "张三": "H3", "李三": "H3", "张男": "H3", "张四": "H4", "赵七": "H7", "钱七": "H7"}


def whose(small, name: str, home: str) -> dict:
    """Person, household and village of a record."""
    household = small.households[home]
    return {"village": household.village, "household": household, "person": small.people[name]}


def build(small) -> None:
    """Write these records."""
    of = {name: whose(small, name, home) for name, home in HOMES.items()}
    for name, kind, since, until in (
        ("张三", "special", date(2017, 3, 1), None),
        ("李三", "special", date(2018, 5, 1), date(2018, 12, 31)),
        ("赵七", "special", date(2018, 12, 31), None),
        ("钱七", "ranger", date(2016, 6, 1), date(2018, 3, 1)),
        ("张四", "ranger", date(2018, 3, 1), None),
        ("张二", "public_welfare", date(2018, 2, 1), None),
    ):
        models.HelpPost.objects.create(**of[name], kind=kind, since=since, until=until)
    for name, enterprise, since, until in (
        ("张三", BY_ONE, date(2017, 1, 1), None),
        ("张三", BY_TWO, date(2018, 1, 1), None),
        ("张男", BY_ONE, date(2018, 6, 1), None),
        ("赵七", BY_ONE, date(2016, 5, 1), date(2018, 6, 30)),
    ):
        models.EnterpriseSupport.objects.create(**of[name], enterprise=enterprise, since=since, until=until)
    for home, amount, day in (
        ("H4", "800", date(2017, 11, 1)),
        ("H3", "1500", date(2018, 11, 20)),
        ("H3", "500.50", date(2018, 12, 20)),
        ("H7", "1000", date(2018, 12, 31)),
        ("H2", "900", date(2019, 1, 2)),
    ):
        household = small.households[home]
        models.IndustryAward.objects.create(
            village=household.village, household=household, decided_on=day, amount=amount, industry="养猪"
        )
    for name, amount, granted, repaid in (
        ("张四", "20000", date(2017, 5, 5), date(2018, 5, 5)),
        ("张三", "50000", date(2018, 3, 1), date(2018, 10, 1)),
        ("张三", "10000", date(2018, 11, 1), None),
        ("赵七", "30000", date(2018, 12, 31), None),
    ):
        models.Microcredit.objects.create(
            **of[name],
            amount=amount,
            granted_on=granted,
            due_on=granted.replace(year=granted.year + 2),
            repaid_on=repaid,
            purpose="养猪",
        )
    for name, day in (
        ("李三", date(2017, 12, 31)),
        ("张男", date(2018, 2, 20)),
        ("张男", date(2018, 8, 20)),
        ("钱七", date(2018, 3, 1)),
    ):
        models.TransferEmployment.objects.create(**of[name], began_on=day, place="东莞")
    models.PolicyValue.objects.create(kind="poverty_line", value=3218, since=date(2016, 1, 1), document="文件")


def add(small, number: int) -> None:
    """Many more of each in 甲村."""
    household, person = small.households["H4"], small.people["张四"]
    of = {"village": household.village, "household": household, "person": person}
    for place in range(number):
        day = date(2010, 1, 1).replace(year=1990 + place)
        models.HelpPost.objects.create(**of, kind="special", since=day, until=day)
        models.EnterpriseSupport.objects.create(**of, enterprise=f"企业{place}", since=day, until=day)
        models.IndustryAward.objects.create(
            village=household.village, household=household, decided_on=day, amount=1, industry="养鸡"
        )
        models.Microcredit.objects.create(
            **of, amount=1, granted_on=day, due_on=date(2040, 1, 1), repaid_on=day, purpose="养鸡"
        )
        models.TransferEmployment.objects.create(**of, began_on=day, place="深圳")
