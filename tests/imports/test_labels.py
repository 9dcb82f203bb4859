"""Each list of labels of a real export is known without being told, and what is kept of it."""

import pytest

from tests.imports.sheets import LABELS, PAIR, as_csv
from villages.models import HouseholdYear

KNOWN = {
    # list: what it holds, a row of it about 张三 or his household H3, and what comes of it
    "H1": ("poverty.register", {"户编号": "H3", "姓名": "张三", "民族": "侗族"}),
    "H2": ("poverty.register", {"户编号": "H3", "姓名": "张三", "民族": "侗族"}),
    "H3": ("poverty.register", {"户编号": "H3", "姓名": "张三", "民族": "侗族"}),
    "H4": ("villages.people", {"户编号": "H3", "姓名": "李三", "民族": "侗族", "户主姓名": "张三"}),
    "H5": ("poverty.register", {"户编号": "H3", "户主姓名": "张三", "贫困户属性": "低保脱贫户"}),
    "H6a": ("poverty.register", {"家庭编号": "H3", "户主姓名": "张三", "其他致贫原因": "缺技术,缺资金"}),
    "H6b": ("villages.households", {"家庭编号": "H3", "户主姓名": "张三", "耕地面积（亩）": "3.5"}),
    "H7": ("poverty.households", {"户编号": "H3", "致贫原因2（选填）": "缺技术", "是否通生产用电": "是"}),
    "H8": ("poverty.households", {"户编号": "H3", "户主姓名": "张三", "工资性收入(元)": "12000"}),
    "H9": (
        "poverty.register",
        {"户编号": "H3", "健康状况": "健康", "劳动技能": "普通劳动力", "在校生状况": "本科一年级"},
    ),
}


def labels_of(name: str) -> list[str]:
    """The list of H7 stands beside the household it is about: its number is put before it."""
    return LABELS[name] if name != "H7" else ["户编号", *LABELS[name]]


def test_there_is_a_row_for_every_list():
    assert set(KNOWN) == set(LABELS)


@pytest.mark.parametrize("name", KNOWN)
def test_the_list_is_known_and_a_row_of_it_changes_what_it_says(bring, town, name):
    kind, row = KNOWN[name]
    person = {"人编号": f"P{town.people['张三'].pk}"} if name == "H9" else {}
    batch = bring(as_csv(labels_of(name), [{**row, **person}]), name="名单.csv")
    assert (batch.kind, batch.counts) == (kind, {"new": 0, "changed": 1, "same": 0, "refused": 0})


def test_income_and_conditions_of_a_year(apply, town):
    head = [
        "户编号",
        "年度",
        "耕地面积（亩）",
        "是否危房户",
        "工资性收入",
        "转移性收入",
        "住房面积（㎡）",
        "主要燃料类型",
    ]
    rows = [dict(zip(head, ["H3", "2018", "3.50", "是", "12,000", "800.5", "96.5", "柴草"], strict=True))]
    apply(as_csv(head, rows))
    year = HouseholdYear.objects.get(household=town.households["H3"], year=2018)
    assert (year.cultivated_area, year.house_grade, year.floor_area, year.fuel) == (3.5, "C", 96.5, "wood")
    assert (year.wages, year.other_transfers) == (12000, 800.5)


def test_irrigated_land_is_part_of_the_cultivated(said):
    head = ["户编号", "耕地面积（亩）", "有效灌溉面积（亩）"]
    assert said(as_csv(head, [dict(zip(head, ["H3", "2", "3"], strict=True))]))[0][:2] == (
        "refused",
        "有效灌溉面积（亩）",
    )


def test_a_household_that_is_not_on_record_is_not_made_from_its_land(said):
    head = ["户编号", "耕地面积（亩）"]
    assert said(as_csv(head, [dict(zip(head, ["N1", "2"], strict=True))]))[0][:2] == ("refused", "户编号")


def test_people_alone_come_onto_no_register(apply):
    from poverty.models import Registration

    head = [label for label in LABELS["H4"] if label not in ("户主姓名", "户主证件号码")]
    apply(as_csv([*head, "自然村"], [{**row, "村": row["行政村"]} for row in PAIR]))
    assert not Registration.objects.filter(household__number="N1").exists()
