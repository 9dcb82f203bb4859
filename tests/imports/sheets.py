"""Files as they come in, with made-up people: csv and xlsx, and the labels of real exports (domain.md, 12)."""

import csv
import io
from datetime import date
from pathlib import Path

import xlsxwriter

from tests.factories import id_number

LABELS = {
    name: labels.split("|")
    for name, _tab, labels in (
        line.partition("\t") for line in Path(__file__).with_name("labels.txt").read_text("utf-8").splitlines()
    )
    if labels
}
H1, H3 = LABELS["H1"], LABELS["H3"]
MAN, WOMAN = id_number(date(1970, 1, 1), order=9), id_number(date(1972, 2, 2), male=False, order=9)

PAIR = (
    {
        "行政村": "甲村",
        "自然村": "甲一组",
        "户编号": "N1",
        "姓名": "何一",
        "证件号码": MAN,
        "人数": "2",
        "与户主关系": "户主",
        "民族": "侗族",
        "文化程度": "小学",
        "健康状况": "残疾,长期慢性病",
        "劳动技能": "普通劳动力",
        "务工时间（月）": "3",
        "参加大病医疗": "是",
        "脱贫属性": "已脱贫",
        "脱贫年度": "2017",
        "贫困户属性": "低保脱贫户",
        "主要致贫原因": "因病",
        "危房户": "否",
        "饮水安全": "是",
        "联系电话": "13800001111",
    },
    {
        "行政村": "甲村",
        "自然村": "甲一组",
        "户编号": "N1",
        "姓名": "何二",
        "证件号码": WOMAN,
        "人数": "2",
        "与户主关系": "配偶",
        "民族": "苗族",
        "文化程度": "初中",
        "健康状况": "健康",
        "劳动技能": "普通劳动力",
    },
)


def as_csv(head, rows, encoding="utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *([row.get(label, "") for label in head] for row in rows)])
    return out.getvalue().encode(encoding)


def as_xlsx(head, rows, write=None) -> bytes:
    """`write(page, book)` may add to the sheet what a plain table has not."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("名单")
        for place, label in enumerate(head):
            page.write_string(0, place, label)
        for line, row in enumerate(rows, start=1):
            for place, label in enumerate(head):
                page.write_string(line, place, row.get(label, ""))
        if write:
            write(page, book)
    return target.getvalue()


def row_of(**cells):
    """A row about 张三, the head of H3, with some cells."""
    return {"户编号": "H3", "姓名": "张三", "与户主关系": "户主", **cells}
