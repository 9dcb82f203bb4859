"""Files nobody meant to send, and some that somebody did: a clear message, bounded memory and time, nothing written."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.imports.sheets import H1, MAN, PAIR, as_csv, as_xlsx
from xiaoping.kit.imports import reading
from xiaoping.kit.imports.models import ImportBatch
from xiaoping.kit.imports.reading import Unreadable, read

CONTENT = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)


def changed(book: bytes, part: str, content: bytes) -> bytes:
    """The book with one of its parts put in, or put in place of what was there."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return target.getvalue()


def ole(*names: str) -> bytes:
    """The beginning of a compound file, and streams of these names."""
    return reading.OLE + bytes(504) + b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in names)


BOOK = as_xlsx(H1, PAIR)
HOSTILE = {
    "empty": (b" \n", "empty"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "no spreadsheet"),
    "picture": (b"\xff\xd8\xff\xe0\0\x10JFIF", "no spreadsheet"),
    "web page": (b"<html><body>", "no spreadsheet"),
    "another archive": (changed(b"PK\x05\x06" + bytes(18), "word/document.xml", b"<w/>"), "no spreadsheet"),
    "cut off": (BOOK[: len(BOOK) // 2], "damaged"),
    "broken inside": (changed(BOOK, "xl/workbook.xml", b"<workbook"), "damaged"),
    "macros": (changed(BOOK, "xl/vbaProject.bin", b"\0"), "macros"),
    "old macros": (ole("Workbook", "_VBA_PROJECT"), "macros"),
    "password": (ole("EncryptionInfo", "EncryptedPackage"), "password"),
    "another compound file": (ole("WordDocument"), "no spreadsheet"),
    "binary": (b"\1\2\0\3" * 50, "no spreadsheet"),
    "neither encoding": (b"\xff\xff\xff,\xff\n", "neither UTF-8 nor GB18030"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_clear_message(town, bring, name):
    content, words = HOSTILE[name]
    with pytest.raises(Unreadable, match=words):
        bring(content)
    assert not ImportBatch.objects.exists()


def test_a_zip_bomb_is_not_unpacked():
    bomb = changed(BOOK, "xl/media/bomb.bin", bytes(reading.MAX_UNPACKED + 1))
    with pytest.raises(Unreadable, match="Unpacked"):
        read(bomb)


def test_a_zip_that_lies_about_its_size_ends_the_reading_process_only():
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"长" * 300}</t></is></c></row>' for n in (1, 2, 9))
    sheet = f'{CONTENT}{rows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(Unreadable, match="too much memory or time"):
        read(changed(BOOK, "xl/worksheets/sheet1.xml", sheet.encode()))


def test_a_million_empty_rows_are_passed_over():
    rows = "".join(f'<row r="{n}" spans="1:3"/>' for n in range(4, 1_000_000))
    with ZipFile(io.BytesIO(BOOK)) as book:
        page = book.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    sheet = read(changed(BOOK, "xl/worksheets/sheet1.xml", page))[0]
    assert len(sheet.rows) == 3


def test_more_rows_than_a_township_has_are_refused():
    rows = b"a,b\n" * (reading.MAX_ROWS + 1)
    with pytest.raises(Unreadable, match="more than 120,000 rows"):
        read(rows)


def test_a_large_file_is_refused():
    with pytest.raises(Unreadable, match="more than 20 MB"):
        read(b"a" * (reading.MAX_BYTES + 1))


def test_a_formula_is_named_by_its_cell(said):
    content = as_xlsx(
        H1, PAIR[:1], lambda page, book: page.write_formula(1, H1.index("民族"), '="侗"&"族"', None, "侗族")
    )
    assert said(content)[0][:2] == ("refused", "民族")


def test_a_formula_in_a_column_that_is_not_used_does_no_harm(bring):
    head = [*H1, "小计"]
    content = as_xlsx(head, PAIR, lambda page, book: page.write_formula(1, len(H1), "=1+1", None, 2))
    assert bring(content).counts["refused"] == 0


def test_an_id_number_kept_as_a_number_has_lost_its_digits(said):
    content = as_xlsx(H1, PAIR[:1], lambda page, book: page.write_number(1, H1.index("证件号码"), float(MAN)))
    assert [message for _outcome, column, message in said(content) if column == "证件号码"] == [
        "The spreadsheet made a number of it and lost its last digits. Format the column as text, type it again."
    ]


def test_a_title_and_merged_labels_are_read_over(bring):
    def write(page, book):
        page.merge_range(0, 0, 0, len(H1) - 1, "建档立卡人口信息")
        page.merge_range(1, 0, 2, 0, H1[0])
        page.merge_range(1, 1, 1, 4, "所在地")
        for place in range(1, len(H1)):
            page.write_string(2, place, H1[place])
        for line, row in enumerate(PAIR, start=3):
            for place, label in enumerate(H1):
                page.write_string(line, place, row.get(label, ""))

    batch = bring(as_xlsx([], [], write))
    assert (batch.new, batch.refused, [row.line for row in batch.rows.all()]) == (2, 0, [4, 5])


def test_labels_are_known_however_they_are_written(bring):
    head = [label.replace("务工时间（月）", "务工时间 (月)").replace("姓名", "姓　名 *") for label in H1]
    rows = [{new: row.get(old, "") for old, new in zip(H1, head, strict=True)} for row in PAIR]
    batch = bring(as_csv(head, rows))
    assert (batch.new, batch.unused) == (2, [])


@pytest.mark.parametrize("written", ["2014-03", "201403", "2014年3月", "2014/3/1", "2014.03", "20140301", "41699"])
def test_a_date_in_any_usual_form(apply, written):
    from poverty.models import Registration

    apply(as_csv([*H1, "首次识别时间"], [{**PAIR[0], "首次识别时间": written}]))
    assert str(Registration.objects.get(household__number="N1").since) == "2014-03-01"


def test_a_cell_formatted_as_a_date_is_one(apply):
    from datetime import date

    from poverty.models import Registration

    head = [*H1, "首次识别时间"]
    content = as_xlsx(
        head,
        PAIR[:1],
        lambda page, book: page.write_datetime(
            1, len(H1), date(2014, 3, 1), book.add_format({"num_format": "yyyy/m/d"})
        ),
    )
    apply(content)
    assert Registration.objects.get(household__number="N1").since == date(2014, 3, 1)


def test_a_file_without_labels_says_what_to_do(bring):
    with pytest.raises(Unreadable, match="Take a template"):
        bring("甲,乙\n1,2\n".encode())


def test_a_missing_column_is_named(bring):
    with pytest.raises(Unreadable, match="户编号"):
        bring(as_csv(["姓名", "证件号码", "主要致贫原因"], PAIR))
