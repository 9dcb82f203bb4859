"""Where the rules V01 to V28 of the register are enforced: refused at the review, foreseen there, or found after.

What is foreseen is what the registered check finds once the file is applied: each is brought in, and both must say so.
"""

from datetime import date

import pytest

from poverty.imports import foresight as of_register
from tests.factories import id_number
from tests.imports.sheets import H1, PAIR, as_csv
from villages.imports import foresight
from xiaoping.kit.checks import checks
from xiaoping.kit.imports import batches

HEAD, WIFE = PAIR
CHILD = {
    **WIFE,
    "姓名": "何三",
    "与户主关系": "之子",
    "证件号码": id_number(date(2008, 3, 3), order=9),
    "文化程度": "",
    "在校生状况": "小学",
    "劳动技能": "无劳动力",
}
HEALTHY = {**HEAD, "健康状况": "健康"}
POOR = {**HEAD, "脱贫属性": "未脱贫", "脱贫年度": "", "贫困户属性": "一般贫困户"}
OUT = {**HEALTHY, "贫困户属性": "一般脱贫户"}
MAN = id_number(date(1971, 5, 5), order=8)
BOYS = [
    {**CHILD, "姓名": f"何小{name}", "证件号码": id_number(date(2007, 1, place), order=7)}
    for place, name in enumerate("甲乙丙丁戊", start=1)
]

DAY = date(2019, 4, 15)  # the last full year is that of the rows

REFUSED = {
    "V01": [{**HEAD, "证件号码": "130503670401001"}],
    "V02": [{**HEAD, "证件号码": "431299197001010999"}],
    "V03": [{**HEAD, "证件类型": "残疾人证"}],
    "V04": [{**HEAD, "出生日期": "1971-01-01"}],
    "V05": [HEAD, {**WIFE, "证件号码": HEAD["证件号码"]}],
    "V06": [HEAD, {**WIFE, "与户主关系": "户主"}],
    "V08": [{**HEAD, "主要致贫原因": ""}],
    "V11": [{**HEAD, "务工时间（月）": "13"}],
    "V17": [{**HEAD, "在校生状况": "小学"}],
    "V23": [{**HEAD, "危房户": "是", "危房等级": ""}],
    "V24": [{**HEAD, "贫困户属性": "一般贫困户"}],
}
PEOPLE = {  # check → rows of people that offend it once they are applied
    "villages.months_and_place": [{**HEAD, "务工所在地": ""}],
    "villages.away_without_ability": [{**HEAD, "劳动技能": "丧失劳动力"}],
    "villages.able_without_ability": [{**HEALTHY, "劳动技能": "无劳动力", "务工时间（月）": "0"}],
    "villages.child_worker": [HEAD, {**CHILD, "劳动技能": "普通劳动力"}],
    "villages.child_out_of_school": [HEAD, {**CHILD, "在校生状况": "", "文化程度": "小学"}],
    "villages.too_young_for_school": [HEAD, {**CHILD, "在校生状况": "普通高中一年级"}],
    "villages.too_old_for_school": [{**HEAD, "文化程度": "", "在校生状况": "小学"}],
    "villages.medical_insurance": [{**HEAD, "新农合": "否", "是否参加城镇职工基本医疗保险": "否"}],
    "villages.phone": [{**HEAD, "联系电话": "0745-6822110"}],
    "villages.relation_and_sex": [HEAD, {**WIFE, "与户主关系": "之子"}],
    "villages.couple_of_one_sex": [HEAD, {**WIFE, "证件号码": MAN}],
    "poverty.ill_but_healthy": [{**POOR, "健康状况": "健康"}],
    "poverty.disabled_but_able": [{**POOR, "健康状况": "健康", "主要致贫原因": "因残"}],
    "poverty.schooling_without_pupil": [{**POOR, "主要致贫原因": "因学"}],
    "poverty.labour_lacking_with_three": [
        {**POOR, "主要致贫原因": "缺劳力"},
        WIFE,
        {**WIFE, "姓名": "何四", "证件号码": MAN, "与户主关系": "之兄弟姐妹"},
    ],
    "poverty.supported_with_a_worker": [{**POOR, "贫困户属性": "特困供养贫困户"}],
    "poverty.out_without_guarantee": [{**OUT, "饮水安全": "否"}],
    "poverty.out_with_an_uninsured_sick": [{**OUT, "健康状况": "患有大病", "参加大病医疗": "否"}],
    "poverty.large_household": [HEAD, WIFE, *BOYS],
}
OLD = {**HEALTHY, "证件号码": id_number(date(1940, 5, 5), order=6)}
LOW, SUPPORTED = {**HEAD, "贫困户属性": "低保脱贫户"}, {**HEAD, "贫困户属性": "特困供养脱贫户"}
HOUSEHOLDS = {  # check → the head on record, and the household's row that then offends it
    "villages.work_without_wages": (HEAD, {"工资性收入": "0", "生产经营性收入": "9000"}),
    "villages.business_without_cost": (HEAD, {"生产经营性收入": "9000", "生产经营性支出": "0"}),
    "villages.income_outlier": (HEAD, {"工资性收入": "900000", "生产经营性收入": "0"}),
    "villages.pension_without_old": (HEAD, {"养老保险金": "1200"}),
    "villages.old_without_pension": (OLD, {"工资性收入": "9000", "养老保险金": "0"}),
    "villages.land_outlier": (HEAD, {"耕地面积": "500"}),
    "poverty.low_income_without_money": (LOW, {"工资性收入": "9000", "低保金": "0"}),
    "poverty.low_income_money": (OUT, {"工资性收入": "9000", "低保金": "1200"}),
    "poverty.support_without_money": (SUPPORTED, {"工资性收入": "9000", "特困供养金": "0"}),
    "poverty.out_below_the_line": (OUT, {"工资性收入": "900", "生产经营性收入": "0"}),
    "poverty.out_in_a_small_house": (OUT, {"住房面积": "5"}),
}
FOUND_AFTER = {  # check → rule, and why the review of a file does not ask it
    "villages.household_without_head": "V06",  # a file without a head is refused; one may die or move later
    "villages.disabled_without_certificate": "V10",  # the layouts do not hold a certificate
    "villages.certificate_without_disability": "V10",
    "villages.same_class_three_years": "V28",  # it rests on the years before
    "poverty.without_helper": "V25",  # nor do they name a helper
    "welfare.low_income_and_five_guarantee": "V18",  # an award is begun on its own page, which refuses it
}
FORESEEN = {rule.check for rule in (*foresight.PEOPLE, *foresight.YEARS, *of_register.RULES)} | {
    "villages.phone",
    "villages.relation_and_sex",
    "villages.couple_of_one_sex",
}


def as_file(rows) -> bytes:
    """Rows under the labels of H1 and whatever else they have."""
    return as_csv(list(dict.fromkeys([*H1, *(label for row in rows for label in row)])), rows)


def rules_of(batch) -> set[tuple[str, str]]:
    """(outcome of the row, rule) of every remark."""
    return {(row.outcome, rule) for row in batch.rows.all() for rule in row.content["rules"] if rule}


def words_of(batch) -> set[str]:
    return {message for row in batch.rows.all() for _s, _c, _v, message in row.content["problems"]}


def offending(check: str) -> set[int]:
    return set(checks[check].rows(None, DAY).values_list("pk", flat=True))


def test_every_rule_is_enforced_somewhere():
    of_checks = {checks[key].basis for key in {*PEOPLE, *HOUSEHOLDS}} | set(FOUND_AFTER.values())
    assert set(REFUSED) | of_checks == {f"V{number:02}" for number in range(1, 29)}


def test_every_check_of_a_rule_is_foreseen_or_found_after():
    registered = {check.key for check in checks if check.basis.startswith("V")}
    assert registered == {*PEOPLE, *HOUSEHOLDS, *FOUND_AFTER}


def test_what_is_foreseen_has_its_case_here():
    assert FORESEEN - FOUND_AFTER.keys() == {*PEOPLE, *HOUSEHOLDS}


@pytest.mark.parametrize("rule", sorted(REFUSED))
def test_a_row_that_breaks_a_rule_is_refused_by_its_number(bring, rule):
    assert ("refused", rule) in rules_of(bring(as_file(REFUSED[rule])))


def test_two_people_of_one_number_are_told_apart(bring):
    words = words_of(bring(as_file(REFUSED["V05"])))
    assert any("Row 2, 何一, has this number too." in message for message in words)


def test_a_number_on_record_for_somebody_else_is_refused(bring, town):
    number = town.people["张三"].id_numbers.get().number
    batch = bring(as_file([{**HEAD, "证件号码": number}]))
    assert rules_of(batch) == {("refused", "V05")}
    assert any("The number is on record for 张三 of household H3." in message for message in words_of(batch))


def test_a_layout_without_the_column_is_not_refused_for_it(bring):
    batch = bring(as_csv([label for label in H1 if label != "主要致贫原因"], [{**HEAD, "危房户": "是"}]))
    assert (batch.refused, rules_of(batch)) == (0, {("new", "V08"), ("new", "V23")})


@pytest.mark.parametrize("check", sorted(PEOPLE))
def test_people_a_check_will_find_are_remarked_on(bring, town, check):
    before = offending(check)
    batch = bring(as_file(PEOPLE[check]))
    assert (batch.refused, str(checks[check].words) in words_of(batch)) == (0, True)
    assert ("new", checks[check].basis) in rules_of(batch)
    batches.apply(batch=batch, by=town.cadre, reason="县里导出的名单")
    assert len(offending(check) - before) >= 1


@pytest.mark.parametrize("check", sorted(HOUSEHOLDS))
def test_a_household_a_check_will_find_is_remarked_on(bring, apply, town, check):
    head, row = HOUSEHOLDS[check]
    apply(as_file([head]))
    before = offending(check)
    cells = {"户编号": "N1", "户主姓名": "何一", "致贫原因1": head["主要致贫原因"], **row}
    batch = bring(as_csv(list(cells), [cells]), kind="poverty.households", name="收入.csv")
    assert (batch.changed, str(checks[check].words) in words_of(batch)) == (1, True)
    assert ("changed", checks[check].basis) in rules_of(batch)
    batches.apply(batch=batch, by=town.cadre, reason="入户核实")
    assert len(offending(check) - before) == 1


def test_of_a_file_in_order_nothing_is_foreseen_and_nothing_found(bring, town):
    before = {check: offending(check) for check in FORESEEN}
    batch = bring(as_file([{**OUT, "务工所在地": "广东东莞"}, CHILD]))
    assert rules_of(batch) == set()
    batches.apply(batch=batch, by=town.cadre, reason="县里导出的名单")
    assert {check: offending(check) for check in FORESEEN} == before
