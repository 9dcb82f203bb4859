"""Workbooks of many rows. XlsxWriter makes the book; the rows of its first sheet are written here, some three times
as fast, for of a list's cells most are short words that come again and again.

The book is made with one pattern row whose cells carry the formats; the real rows take that row's place.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

MAX_ROWS = 1_048_576  # of a sheet, its head included
MAX_TEXT = 32_767  # characters of a cell
SHEET = "xl/worksheets/sheet1.xml"
PATTERN_ROW = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
STYLES = re.compile(rb'<c r="[A-Z]+2" s="(\d+)"')
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
LOOKS_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
DAY, MOMENT = 2, 3  # styles in the order of first use, the head's first; the pattern row is asked whether they are
KEPT = 20_000  # different texts whose XML is remembered

Cell = Callable[[Any], Any]


class TooLarge(ValidationError):
    """What does not fit into a sheet: more rows, or a longer text, than a spreadsheet can hold."""


def write(
    target: IO[bytes],
    *,
    name: str,
    head: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence],
    plan: Sequence[tuple[int, Cell]],
    about: Callable[[int], tuple[str, Sequence[tuple[str, str]]]],
) -> int:
    """Write a book of two sheets: the rows under a frozen, filtered head, and what they are. Returns the row count.

    `plan` says for each column where its value stands in a row and what makes the cell: text, number, date or
    nothing. `about(count)` gives the second sheet's name and lines. Memory does not grow with the rows. Raises
    TooLarge.
    """
    with tempfile.TemporaryFile() as body, tempfile.TemporaryFile() as pattern:
        count = _write_rows(body, rows, plan)
        _make_book(pattern, name, head, widths, count, about(count))
        body.seek(0)
        _assemble(target, pattern, body)
    return count


def _write_rows(body: IO[bytes], rows: Iterable[Sequence], plan: Sequence[tuple[int, Cell]]) -> int:
    columns = [(f'<c r="{xl_col_to_name(index)}', place, cell) for index, (place, cell) in enumerate(plan)]
    texts: dict[str, str] = {}
    out = io.TextIOWrapper(body, encoding="utf-8", newline="")
    count = 0
    for number, row in enumerate(rows, start=2):
        parts = []
        for opening, place, cell in columns:
            value = cell(row[place])
            if value is None:
                continue
            if type(value) is str:
                if (known := texts.get(value)) is None:
                    known = _text(value)
                    if len(texts) < KEPT:
                        texts[value] = known
                parts.append(f"{opening}{number}{known}")
            elif isinstance(value, bool) or not isinstance(value, int | float | Decimal | date) or before_time(value):
                parts.append(f"{opening}{number}{_text(str(value))}")
            elif isinstance(value, date):
                kind = MOMENT if isinstance(value, datetime) else DAY
                parts.append(f'{opening}{number}" s="{kind}"><v>{serial(value)}</v></c>')
            else:
                parts.append(f'{opening}{number}"><v>{value}</v></c>')
        out.write(f'<row r="{number}">{"".join(parts)}</row>')
        count += 1
        if count >= MAX_ROWS:
            raise TooLarge(
                _("A sheet holds %(rows)s rows at most: take the list as csv, or narrow it.")
                % {"rows": f"{MAX_ROWS - 1:,}"}
            )
    out.flush()
    out.detach()
    return count


def _text(value: str) -> str:
    """The rest of a cell that holds a text, as XML; what XML cannot hold is written as spreadsheets write it."""
    if len(value) > MAX_TEXT:
        raise TooLarge(
            _("A cell holds %(signs)s characters at most: take the list as csv.") % {"signs": f"{MAX_TEXT:,}"}
        )
    if "_x" in value:
        value = LOOKS_ESCAPED.sub(r"_x005F_\1", value)
    value = CONTROL.sub(lambda sign: f"_x{ord(sign.group()):04X}_", value)
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "_x000D_")
    space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
    return f'" t="inlineStr"><is><t{space}>{value}</t></is></c>'


def before_time(value: Any) -> bool:
    """Whether it is a day before 1900-03-01, from which on spreadsheets count days rightly."""
    return isinstance(value, date) and (value.year, value.month) < (1900, 3)


def serial(value: date) -> float:
    """The number by which a spreadsheet knows a day (from 1900-03-01 on) or a moment."""
    days = value.toordinal() - 693_594
    if isinstance(value, datetime):
        return days + (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    return days


def _make_book(
    target: IO[bytes],
    name: str,
    head: Sequence[str],
    widths: Sequence[int],
    count: int,
    about: tuple[str, Sequence[tuple[str, str]]],
) -> None:
    """The book as XlsxWriter makes it, with one pattern row in place of the rows: a day and a moment."""
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False})
    day, moment = (book.add_format({"num_format": words}) for words in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
    bold = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
    page = book.add_worksheet(_sheet_name(name))
    for index, (label, width) in enumerate(zip(head, widths, strict=True)):
        page.set_column(index, index, width)
        page.write_string(0, index, label, bold)
    page.write_number(1, 0, 1, day)
    page.write_number(1, 1, 1, moment)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, count, max(len(head) - 1, 0))
    title, lines = about
    notes = book.add_worksheet(_sheet_name(title))
    notes.set_column(0, 0, 16)
    notes.set_column(1, 1, 80)
    for index, (label, words) in enumerate(lines):
        notes.write_string(index, 0, label, bold)
        notes.write_string(index, 1, words)
    book.close()


def _assemble(target: IO[bytes], pattern: IO[bytes], body: IO[bytes]) -> None:
    """The book with its pattern row replaced by the rows."""
    with ZipFile(pattern) as book, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as made:
        for part in book.infolist():
            if part.filename != SHEET:
                made.writestr(part, book.read(part))
                continue
            page = book.read(part)
            found = PATTERN_ROW.search(page)
            if found is None or [int(style) for style in STYLES.findall(found.group())] != [DAY, MOMENT]:
                raise RuntimeError("XlsxWriter numbers its formats in another way than this was written for.")
            with made.open(SHEET, "w", force_zip64=True) as sheet:
                sheet.write(page[: found.start()])
                shutil.copyfileobj(body, sheet, 1 << 20)
                sheet.write(page[found.end() :])


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31].strip("'") or "1"
