"""The file that the imports are measured on: people of made-up households, 14 columns a row, in eight villages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import xlsxwriter

from villages.idnumbers import check_character

HEAD = (
    "行政村",
    "自然村",
    "户编号",
    "联系电话",
    "姓名",
    "性别",
    "出生日期",
    "证件号码",
    "与户主关系",
    "民族",
    "文化程度",
    "在校生状况",
    "健康状况",
    "劳动技能",
)
DAY, YEAR = date(2014, 1, 1), 2018  # of which day the records begin, and of which year the file tells
VILLAGES, MEMBERS = 8, 4
FIRST_BORN = date(1935, 1, 1)
RELATIONS = ("户主", "配偶", "之子", "之女")
SURNAMES, GIVEN = "张王李赵刘陈杨黄周吴", "秀英明华建国桂兰芳强"
SCHOOLING = (("文盲或半文盲", ""), ("小学", ""), ("初中", ""), ("", "小学"), ("高中", ""))
HEALTH = ("健康", "健康", "健康", "长期慢性病", "残疾")
LABOUR = ("普通劳动力", "普通劳动力", "技能劳动力", "弱劳动力或半劳动力", "无劳动力")


def rows(number: int) -> Iterator[list[str]]:
    """As many people, in households of four; every number is one of its own and fits birth date and sex."""
    for place in range(number):
        home, member = divmod(place, MEMBERS)
        village = home % VILLAGES + 1
        born = FIRST_BORN + timedelta(days=place % 30_000)
        is_male = member % 2 == 0
        digits = f"431299{born:%Y%m%d}{place // 30_000 * 2 + 2 - is_male:03}"
        education, school = SCHOOLING[place % len(SCHOOLING)]
        name = SURNAMES[home % 10] + GIVEN[place % 10] + GIVEN[place // 10 % 10]
        yield [
            f"第{village}村",
            "一组",
            f"B{home:06}",
            f"138{home:08}",
            name,
            "男" if is_male else "女",
            born.isoformat(),
            digits + check_character(digits),
            RELATIONS[member],
            "侗族" if home % 3 else "苗族",
            education,
            school,
            HEALTH[place % len(HEALTH)],
            LABOUR[place % len(LABOUR)],
        ]


def write(path: Path, number: int) -> None:
    """The file, every cell as text."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("名单")
        for line, cells in enumerate(chain([HEAD], rows(number))):
            for place, cell in enumerate(cells):
                page.write_string(line, place, cell)
