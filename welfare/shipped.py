"""The programmes this software comes with: those the 2018 report names, for the office to check and put right.

Amounts are those the report's totals imply, or common ones of the time; documents are named by their office alone. Each
is a row an administrator ends and replaces when the document comes; `manage.py make_programmes` writes what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from .models import Benefit, Exclusion, Grade, Programme, Rate

UNIT, CYCLE, LEVEL = Programme.Unit, Programme.Cycle, Programme.Level


@dataclass(frozen=True)
class Shipped:
    """One programme with its rates by grade, in yuan."""

    benefit: Benefit
    name: str
    qualifies: str
    unit: str
    cycle: str
    rates: dict[str, int] = field(default_factory=dict)
    document: str = "县民政局办法（待核定）"
    eligibility: str = ""
    decided_by: str = LEVEL.COUNTY
    step_days: int | None = None
    area_cap: int | None = None
    has_review: bool = True
    has_second_notice: bool = True


SCHOOLING: dict[str, Any] = {
    "unit": UNIT.PERSON_TERM,
    "cycle": CYCLE.TERM,
    "document": "县教育局办法（待核定）",
    "eligibility": "poverty.on_register",
    "has_review": False,
    "has_second_notice": False,
}
HOUSES: dict[str, Any] = {"unit": UNIT.HOUSEHOLD, "cycle": CYCLE.ONCE, "document": "县住建局办法（待核定）"}

PROGRAMMES = (
    Shipped(
        Benefit.LOW_INCOME,
        "农村低保",
        "人均收入低于当地低保标准、财产符合规定的农村家庭",
        UNIT.PERSON,
        CYCLE.MONTH,
        {Grade.CLASS_1: 300, Grade.CLASS_2: 220, Grade.CLASS_3: 150},
        step_days=10,
    ),
    Shipped(
        Benefit.FIVE_GUARANTEE,
        "五保供养",
        "无劳动能力、无生活来源、无法定赡养抚养人的老年人、残疾人和未满16周岁的未成年人",
        UNIT.PERSON,
        CYCLE.MONTH,
        {Grade.CONCENTRATED: 580, Grade.SCATTERED: 380},
        step_days=20,
    ),
    Shipped(
        Benefit.DISABILITY_LIVING,
        "困难残疾人生活补贴",
        "享受低保的持证残疾人",
        UNIT.PERSON,
        CYCLE.MONTH,
        {"": 55},
        document="湘政发〔2015〕54号",
        has_review=False,
    ),
    Shipped(
        Benefit.DISABILITY_CARE,
        "重度残疾人护理补贴",
        "一级、二级持证残疾人",
        UNIT.PERSON,
        CYCLE.MONTH,
        {Grade.LEVEL_1: 55, Grade.LEVEL_2: 55},
        document="湘政发〔2015〕54号",
        eligibility="welfare.severely_disabled",
        has_review=False,
    ),
    Shipped(
        Benefit.PREFERENTIAL,
        "重点优抚对象抚恤补助",
        "残疾军人、“三属”、复员军人、带病回乡退伍军人、参战退役人员",
        UNIT.PERSON,
        CYCLE.QUARTER,
        {
            Grade.DISABLED_SOLDIER: 2400,
            Grade.BEREAVED: 3000,
            Grade.OLD_SOLDIER: 3600,
            Grade.ILL_VETERAN: 1350,
            Grade.WAR_VETERAN: 1500,
        },
        document="军人抚恤优待条例",
        has_review=False,
    ),
    Shipped(
        Benefit.MEDICAL_AID,
        "医疗救助",
        "低保对象、五保对象和建档立卡户中医疗费用负担较重的人员",
        UNIT.PERSON_TIME,
        CYCLE.OCCASION,
        has_review=False,
    ),
    Shipped(
        Benefit.GROUP_INSURANCE,
        "特惠保理赔",
        "建档立卡户成员",
        UNIT.PERSON,
        CYCLE.OCCASION,
        document="特惠保协议（待核定）",
        eligibility="poverty.on_register",
        has_review=False,
        has_second_notice=False,
    ),
    Shipped(
        Benefit.MEDICAL_PREMIUM,
        "代缴城乡居民医疗保险",
        "建档立卡户",
        UNIT.HOUSEHOLD,
        CYCLE.YEAR,
        document="县医保局办法（待核定）",
        eligibility="poverty.on_register",
        has_review=False,
    ),
    Shipped(Benefit.YULU, "雨露计划", "建档立卡户中就读中高职的学生", rates={"": 1500}, **SCHOOLING),
    Shipped(
        Benefit.BOARDING,
        "寄宿生生活补助",
        "建档立卡户中义务教育阶段的寄宿生",
        rates={Grade.PRIMARY: 500, Grade.JUNIOR: 625},
        **SCHOOLING,
    ),
    Shipped(Benefit.HARDSHIP_PUPIL, "特困生补助", "建档立卡户中的高中学生", rates={"": 1000}, **SCHOOLING),
    Shipped(Benefit.KINDERGARTEN, "入园补助", "建档立卡户中的在园儿童", rates={"": 500}, **SCHOOLING),
    Shipped(Benefit.VOCATIONAL_TUITION, "中职免学费", "建档立卡户中的中职学生", rates={"": 1200}, **SCHOOLING),
    Shipped(
        Benefit.TRANSPORT,
        "外出务工交通补贴",
        "建档立卡户中外出务工的劳动力",
        UNIT.PERSON,
        CYCLE.YEAR,
        {Grade.WITHIN_PROVINCE: 300, Grade.OUTSIDE_PROVINCE: 400},
        document="县人社局办法（待核定）",
        eligibility="poverty.on_register",
        has_review=False,
    ),
    Shipped(Benefit.HOUSE_REPAIR, "破旧房屋修缮", "住房破旧、无力修缮的农户", **HOUSES),
    Shipped(
        Benefit.HOUSE_REBUILD, "农村危房改造", "住房为C级、D级危房的建档立卡户、低保户、五保户、残疾人家庭等", **HOUSES
    ),
    Shipped(
        Benefit.RELOCATION,
        "易地扶贫搬迁",
        "居住地“一方水土养不起一方人”的建档立卡户，人均住房面积不超过25㎡",
        UNIT.HOUSEHOLD,
        CYCLE.ONCE,
        document="县发改局办法（待核定）",
        eligibility="poverty.on_register",
        area_cap=25,
    ),
)
EXCLUSIONS = (
    (Benefit.LOW_INCOME, Benefit.FIVE_GUARANTEE, Exclusion.Whose.PERSON, "社会救助暂行办法"),
    (Benefit.DISABILITY_CARE, Benefit.FIVE_GUARANTEE, Exclusion.Whose.PERSON, "县民政局办法（待核定）"),
    (Benefit.HOUSE_REBUILD, Benefit.RELOCATION, Exclusion.Whose.HOUSEHOLD, "县住建局办法（待核定）"),
)


def programmes(since: date) -> Iterable[tuple[Programme, list[Rate]]]:
    """The shipped programmes as rows not yet saved, each with its rates, applying from a day."""
    for one in PROGRAMMES:
        programme = Programme(
            benefit=one.benefit,
            name=one.name,
            document=one.document,
            qualifies=one.qualifies,
            eligibility=one.eligibility,
            unit=one.unit,
            cycle=one.cycle,
            decided_by=one.decided_by,
            step_days=one.step_days,
            area_cap=one.area_cap,
            has_review=one.has_review,
            has_second_notice=one.has_second_notice,
            since=since,
        )
        yield (
            programme,
            [Rate(programme=programme, grade=grade, amount=Decimal(amount)) for grade, amount in one.rates.items()],
        )


def exclusions(since: date) -> Iterable[Exclusion]:
    """The shipped exclusions as rows not yet saved, applying from a day."""
    for benefit, other, whose, document in EXCLUSIONS:
        yield Exclusion(benefit=benefit, other=other, whose=whose, document=document, since=since)
