"""The rows of a workbook, read back by openpyxl: every cell as it was, and refusals where a sheet is too small."""

import io
from datetime import date, datetime
from decimal import Decimal
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from xiaoping.kit import workbooks

WORDS = some.text(some.characters(codec="utf-8"), min_size=1, max_size=40)


def written(rows, columns: int = 2, name: str = "名册") -> io.BytesIO:
    target = io.BytesIO()
    workbooks.write(
        target,
        name=name,
        head=[f"列{number}" for number in range(columns)],
        widths=[12] * columns,
        rows=rows,
        plan=[(number, lambda value: value) for number in range(columns)],
        about=lambda count: ("说明", [("行数", str(count))]),
    )
    return target


def read_back(*values) -> list:
    page = load_workbook(written([values], len(values))).worksheets[0]
    return [cell.value for cell in page[2]]


@pytest.mark.parametrize(
    "text",
    [
        "张三",
        "0012",
        "431299***********2",
        "110105194912310021",
        "=1+1",
        "+86",
        "a & b < c > d",
        '"',
        " 空 格 ",
        "两\n行",
        "😀",
    ],
)
def test_a_text_is_read_as_it_was(text):
    assert read_back(text, "x") == [text, "x"]


@settings(deadline=None)  # a busy machine is no fault of the text
@given(WORDS)
def test_any_text_is_read_as_it_was(text):
    assert unescape(read_back(text, "x")[0]) == text


@pytest.mark.parametrize("text", ["_x0041_", "\x01", "tab\tand\x0bmore", "\ufffe", "\r\n"])
def test_what_xml_cannot_hold_is_escaped_as_spreadsheets_do(text):
    assert unescape(read_back(text, "x")[0]) == text


@pytest.mark.parametrize("number", [0, -3, 11440, 0.5, Decimal("308782.50")])
def test_a_number_is_a_number(number):
    assert read_back(number, "x")[0] == pytest.approx(float(number))


def test_days_and_moments_are_dates():
    assert read_back(date(2018, 12, 31), datetime(2019, 4, 15, 8, 30)) == [
        datetime(2018, 12, 31),
        datetime(2019, 4, 15, 8, 30),
    ]


def test_a_day_before_spreadsheets_count_is_a_text():
    assert read_back(date(1899, 12, 31), "x")[0] == "1899-12-31"


def test_nothing_is_an_empty_cell():
    assert read_back(None, "x") == [None, "x"]


def test_the_head_is_frozen_and_filtered():
    page = load_workbook(written([["甲", "乙"]] * 3)).worksheets[0]
    assert (page.freeze_panes, page.auto_filter.ref, page.max_row) == ("A2", "A1:B4", 4)


def test_a_list_without_rows_is_a_head():
    page = load_workbook(written([])).worksheets[0]
    assert [cell.value for cell in page[1]] == ["列0", "列1"]
    assert page.max_row == 1


def test_a_list_of_one_column():
    assert read_back("甲") == ["甲"]


def test_a_name_no_sheet_may_have_is_made_one():
    assert load_workbook(written([], name="a/b: [c]" * 9)).sheetnames[0] == ("a b   c " * 9)[:31]


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_ROWS", 10)
    with pytest.raises(workbooks.TooLarge, match="9 rows"):
        written([["甲", "乙"]] * 10)


def test_a_text_longer_than_a_cell_is_refused_not_cut():
    with pytest.raises(workbooks.TooLarge, match="32,767"):
        written([["甲" * 32_768, ""]])


def test_the_rows_stand_in_the_first_sheet_alone():
    with ZipFile(written([["甲", "乙"]])) as book:
        assert book.testzip() is None
        assert "甲".encode() in book.read(workbooks.SHEET)
