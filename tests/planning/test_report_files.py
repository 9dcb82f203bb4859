"""The files of a report: numbers read back from the docx, and the official format (GB/T 9704) in both."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from docx import Document as open_docx
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from pypdf import PdfReader

from planning import actions
from planning.models import LeadershipSeat, Report
from planning.reporting import layout, pdf, word
from planning.reporting.document import Block, Document, Figure, Run
from planning.reporting.printing import Printing
from tests import factories
from xiaoping.kit.periods import Period

DAY = date(2019, 4, 5)


def figure(number: int, value: str) -> Figure:
    return Figure(
        number=number,
        key="villages.total_population",
        label="总人口",
        period="2018",
        period_label="2018年",
        village=None,
        village_name="",
        value=value,
        unit="人",
        basis="",
        definition="年末在册人口。",
        source="户籍台账。",
        rows=(16,),
        closed="2018年",
    )


def made() -> Document:
    """One block of each level, with a number in the first."""
    levels = (("一、", 1), ("（一）", 2), ("1.", 3), ("（1）", 4))
    text = (Run("年末"), Run("16", figure=1), Run("人。"))
    return Document(
        title="小乡人民政府2018年度工作报告",
        organ="小乡人民政府",
        blocks=tuple(Block(0, level, number, (Run("概况"),), (text,)) for number, level in levels),
        figures=(figure(1, "16"),),
    )


def docx_of(printing: Printing):
    return open_docx(BytesIO(word.write(printing)))


@pytest.fixture(scope="module")
def issued():
    return docx_of(Printing(made(), DAY, 1))


def fonts_of(styled) -> set[str]:
    fonts = styled.element.rPr.rFonts
    return {fonts.get(qn(name)) for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")}


# The format, in the numbers of the standard


def test_the_page_is_a4_with_the_official_margins(issued):
    page = issued.sections[0]
    sides = ("page_width", "page_height", "top_margin", "bottom_margin", "left_margin", "right_margin")
    assert [round(getattr(page, side).mm) for side in sides] == [210, 297, 37, 35, 28, 26]


def test_the_text_area_holds_22_lines_of_28_characters(issued):
    assert layout.TEXT_MM == (156, 225)
    grid = issued.sections[0]._sectPr.find(qn("w:docGrid"))
    pitch, space = int(grid.get(qn("w:linePitch"))) / 20, int(grid.get(qn("w:charSpace"))) / 4096
    assert (28 <= pitch <= 30, int(225 / 25.4 * 72 / pitch), int(156 / 25.4 * 72 / (16 + space))) == (True, 22, 28)
    assert grid.get(qn("w:type")) == "linesAndChars"


def test_the_text_is_fangsong_of_16_points_at_a_fixed_pitch_indented_by_two(issued):
    normal = issued.styles["Normal"]
    spacing = normal.paragraph_format
    assert (normal.font.size.pt, fonts_of(normal)) == (16, {"仿宋_GB2312"})
    assert (spacing.line_spacing_rule, spacing.line_spacing.pt) == (WD_LINE_SPACING.EXACTLY, 28.95)
    paragraph = next(one for one in issued.paragraphs if one.text == "年末16人。")
    assert paragraph._p.pPr.ind.get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize(
    ("level", "font", "bold", "text"),
    [
        (1, "黑体", False, "一、概况"),
        (2, "楷体_GB2312", False, "（一）概况"),
        (3, "仿宋_GB2312", True, "1.概况"),
        (4, "仿宋_GB2312", False, "（1）概况"),
    ],
)
def test_the_heading_levels(issued, level, font, bold, text):
    style = issued.styles[f"Heading {level}"]
    assert (fonts_of(style), style.font.size.pt, style.font.bold) == ({font}, 16, bold)
    assert [one.text for one in issued.paragraphs if one.style.name == style.name] == [text]


def test_the_title_is_xiaobiaosong_of_22_points_in_the_middle(issued):
    title = issued.paragraphs[0]
    assert (title.text, title.alignment, title.runs[0].font.size.pt) == ("小乡人民政府2018年度工作报告", 1, 22)
    assert fonts_of(title.runs[0]) == {"方正小标宋简体"}


def test_page_numbers_stand_between_dashes_outside(issued):
    footers = issued.sections[0].footer.paragraphs[0], issued.sections[0].even_page_footer.paragraphs[0]
    assert [(one.alignment, one.text) for one in footers] == [(2, "—  —"), (0, "—  —")]
    assert [one._p.xpath(".//w:instrText")[0].text for one in footers] == ["PAGE", "PAGE"]
    assert {run.font.size.pt for one in footers for run in one.runs} == {14}
    assert {name for one in footers for run in one.runs for name in fonts_of(run)} == {"宋体"}
    assert issued.settings.odd_and_even_pages_header_footer is True


def test_the_date_stands_four_characters_from_the_right_without_leading_zeros(issued):
    organ, day = (
        next(one for one in issued.paragraphs if one.text == text) for text in ("小乡人民政府", "2019年4月5日")
    )
    assert [one.alignment for one in (organ, day)] == [2, 2]
    assert [one._p.pPr.ind.get(qn("w:rightChars")) for one in (organ, day)] == ["400", "400"]


def test_the_name_is_centred_above_the_date():
    """Seven characters above six and a half, which end four from the right: a quarter further out."""
    assert layout.organ_indent("晓坪乡人民政府", layout.official_day(date(2019, 4, 15))) == 3.75
    assert layout.organ_indent("中共芷江侗族自治县晓坪乡委员会", "2019年4月5日") == 2


def test_every_font_names_free_ones_that_may_stand_in(issued):
    table = issued.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE).blob.decode()
    assert all(f'w:name="{font.name}"' in table for font in layout.FONTS)
    assert ("思源宋体" in table, "朱雀仿宋" in table, "霞鹜文楷" in table, "思源黑体" in table) == (True,) * 4


def test_the_appendix_is_turned_and_lists_each_figure(issued):
    page = issued.sections[1]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)
    [head, line] = [[cell.text for cell in row.cells] for row in issued.tables[0].rows]
    assert head == ["序号", "数字名称", "时期", "数值", "单位", "记录数", "口径和来源"]
    assert line == ["1", "总人口", "2018年", "16", "人", "16", "年末在册人口。户籍台账。"]


def test_what_is_not_closed_is_said_in_the_appendix():
    open_figure = Figure(**{**vars(figure(1, "16")), "closed": ""})
    file = docx_of(Printing(Document("题", "乡", (), (open_figure,)), DAY, 1))
    assert file.tables[0].rows[1].cells[2].text == "2018年（未结账）"


def test_a_draft_says_so_and_bears_no_date():
    texts = [one.text for one in docx_of(Printing(made())).paragraphs]
    assert ("（草稿，未签发）" in texts, any("日" in text for text in texts)) == (True, False)


def test_a_second_version_says_so():
    assert docx_of(Printing(made(), DAY, 2)).paragraphs[1].text == "（第2版）"


# The PDF


def test_the_pdf_has_the_same_text_on_pages_of_the_same_size():
    file = PdfReader(BytesIO(pdf.write(Printing(made(), DAY, 1))))
    text = "".join(page.extract_text() for page in file.pages)
    sizes = [[round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in file.pages]
    assert sizes == [[210, 297], [297, 210]]
    assert all(words in text for words in ("年末16人。", "（一）概况", "2019年4月5日", "— 1 —", "报告数字出处"))


def test_22_lines_fill_a_page_of_the_pdf():
    def pages(lines: int) -> int:
        block = Block(0, 0, "", (), tuple((Run(f"第{number}段"),) for number in range(lines)))
        return len(PdfReader(BytesIO(pdf.write(Printing(Document("题", "乡", (block,), ()), None)))).pages)

    # title, its note and an empty line before; an empty line and the attachment behind; a page for the appendix
    assert (pages(22 - 3 - 2), pages(22 - 3 - 2 + 1)) == (2, 3)


# Numbers read back


@pytest.fixture
def report(small_township) -> Report:
    leader = factories.UserFactory(role="leader")
    factories.PostingFactory(user=leader)
    return actions.begin_report(year=2018, by=small_township.clerk, reason="年度报告")


def figures_of(period: str) -> dict[tuple[str, str], Decimal]:
    """What `manage.py figures` prints for a period."""
    printed = StringIO()
    call_command("figures", period=period, format="csv", stdout=printed)
    lines = csv.DictReader(printed.getvalue().splitlines())
    return {(line["key"], line["period"]): Decimal(line["value"]) for line in lines if line["value"]}


def test_every_number_of_the_docx_is_that_of_the_figures(report, tmp_path):
    """Read back from the file: the appendix has the figures' numbers, and the text those of the appendix in order."""
    call_command("write_report", year=2018, out=tmp_path / "report.docx", stdout=StringIO())
    file = open_docx(str(tmp_path / "report.docx"))
    lines = [[cell.text for cell in row.cells] for row in file.tables[0].rows[1:]]
    document = actions.draft(report).document
    known = figures_of("2018") | figures_of("2017")
    assert len(lines) == len(document.figures) >= 100
    assert [Decimal(line[3]) for line in lines] == [known[one.key, one.period] for one in document.figures]
    written = [run.text for one in file.paragraphs for run in one.runs if run.style.name == word.FIGURE_STYLE]
    plain = [(text, lines[run.figure - 1][3]) for text, run in zip(written, runs_of(document), strict=True)]
    assert [text for text, value in plain if text.isdecimal() and text != value] == []
    assert len([text for text, value in plain if text == value]) >= 80


def runs_of(document: Document) -> list[Run]:
    """The runs of its text that a figure wrote."""
    return [run for block in document.blocks for paragraph in block.paragraphs for run in paragraph if run.figure]


def test_the_issued_version_is_written_and_what_differs_today_is_told(report, small_township, tmp_path):
    leader = factories.UserFactory(role="leader")
    factories.PostingFactory(user=leader)
    report.sections.exclude(text__contains="total_population").update(is_left_out=True)
    actions.close_period(period=Period.year(2018), by=leader, reason="年终结账")
    actions.issue_report(report=report, on=date(2019, 1, 20), by=leader, reason="审定")
    LeadershipSeat.objects.update(since=date(2019, 2, 1), until=None)
    told = StringIO()
    call_command("write_report", year=2018, out=tmp_path / "report.pdf", stdout=told)
    first, *changed = told.getvalue().splitlines()
    assert ("version 1" in first, changed) == (
        True,
        ["planning.leadership_team_members 2018: 2 printed, 0 in the records of today."],
    )
    assert "2019年1月20日" in "".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)


@pytest.mark.parametrize(
    ("year", "name", "words"), [(2018, "a.doc", "kind of file"), (2011, "a.docx", "no report of “2011”")]
)
def test_what_cannot_be_written_is_told(report, tmp_path, year, name, words):
    with pytest.raises(CommandError, match=words):
        call_command("write_report", year=year, out=tmp_path / name)
    assert not (tmp_path / name).exists()
