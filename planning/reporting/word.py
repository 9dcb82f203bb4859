"""A report as a Word file (docx) in the official format, with an appendix that lists each figure."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document as new_file
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from . import layout
from .document import Run
from .layout import Font
from .printing import Printing

FIGURE_STYLE = "报告数字"  # marks, and does not change, what a figure wrote
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(printing: Printing) -> bytes:
    """The file. Its dates are those of the issue: the same issue gives the same text whenever it is taken out."""
    file = new_file()
    _prepare(file, printing)
    _title(file, printing)
    for block in printing.document.blocks:
        if block.number:
            _heading(file, block.level, [Run(block.number), *block.heading])
        for paragraph in block.paragraphs:
            _runs(_paragraph(file), paragraph)
    _signature(file, printing)
    _appendix(file, printing)
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def _prepare(file: Any, printing: Printing) -> None:
    _page(file.sections[0])
    file.settings.odd_and_even_pages_header_footer = True
    normal = file.styles["Normal"]
    _type(normal, layout.BODY, layout.BODY_POINTS)
    spacing = normal.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(layout.LINE_POINTS)
    spacing.widow_control = False
    for level, heading in layout.HEADINGS.items():
        style = file.styles[f"Heading {level}"]
        _type(style, heading.font, layout.BODY_POINTS)
        style.font.bold, style.font.italic, style.font.color.rgb = heading.bold, False, None
        _plain_colour(style)
        head = style.paragraph_format
        head.space_before = head.space_after = Pt(0)
        head.line_spacing_rule, head.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(layout.LINE_POINTS)
        head.keep_with_next = True
    file.styles.add_style(FIGURE_STYLE, WD_STYLE_TYPE.CHARACTER)
    _substitutes(file)
    facts = file.core_properties
    facts.title, facts.author = printing.document.title, printing.document.organ
    facts.comments, facts.language = "", "zh-CN"


def _page(section: Any) -> None:
    section.page_width, section.page_height = Mm(layout.PAGE_MM[0]), Mm(layout.PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(layout.TOP_MM), Mm(layout.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(layout.LEFT_MM), Mm(layout.RIGHT_MM)
    section.footer_distance = Mm(layout.FOOTER_MM)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(round(layout.LINE_POINTS * 20)))
    grid.set(qn("w:charSpace"), str(round((layout.CHARACTER_POINTS - layout.BODY_POINTS) * 4096)))
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(footer: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, a character in from the outer side."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    _indent(paragraph, **{"right" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left": 1})
    for part in ("— ", None, " —"):
        run = paragraph.add_run(part or "")
        _type(run, layout.SONG, layout.PAGE_NUMBER_POINTS)
        if part is None:
            for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
                run._r.append(_field_part(kind, text))


def _field_part(kind: str, text: str) -> Any:
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        return part
    part = OxmlElement("w:instrText")
    part.set(qn("xml:space"), "preserve")
    part.text = text
    return part


def _type(styled: Any, font: Font, points: float) -> None:
    """Typeface and size of a style or a run, for Chinese and for Latin signs alike."""
    styled.font.name, styled.font.size = font.name, Pt(points)
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), font.name)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def _plain_colour(style: Any) -> None:
    for colour in style.element.rPr.findall(qn("w:color")):
        style.element.rPr.remove(colour)


def _substitutes(file: Any) -> None:
    """What may stand in for a typeface that is not installed, in the file's table of fonts."""
    part = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{",".join(font.others)}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for font in layout.FONTS
    )
    part._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()
    )


def _indent(paragraph: Any, **characters: float) -> None:
    """Indents in characters: `first`, `left` or `right`; with points for programs that know no characters."""
    properties = paragraph._p.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    for name, number in characters.items():
        attribute = {"first": "w:firstLine"}.get(name, f"w:{name}")
        indent.set(qn(f"{attribute}Chars"), str(round(number * 100)))
        indent.set(qn(attribute), str(round(number * layout.BODY_POINTS * 20)))


def _paragraph(file: Any, style: str | None = None) -> Any:
    paragraph = file.add_paragraph(style=style)
    _indent(paragraph, first=layout.INDENT_CHARACTERS)
    if style is None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return paragraph


def _heading(file: Any, level: int, runs: list[Run]) -> None:
    _runs(_paragraph(file, f"Heading {level}"), runs)


def _runs(paragraph: Any, runs: Any) -> None:
    for run in runs:
        paragraph.add_run(run.text, style=FIGURE_STYLE if run.figure else None)


def _centred(file: Any, text: str, font: Font, points: float) -> None:
    paragraph = file.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _type(paragraph.add_run(text), font, points)


def _title(file: Any, printing: Printing) -> None:
    _centred(file, printing.document.title, layout.TITLE, layout.TITLE_POINTS)
    if printing.note:
        _centred(file, printing.note, layout.KAI, layout.BODY_POINTS)
    file.add_paragraph()


def _signature(file: Any, printing: Printing) -> None:
    """The attachment below the text; then who reports and when, the date four characters from the right."""
    file.add_paragraph()
    _runs(_paragraph(file), [Run(f"{layout.ATTACHMENT}：{layout.APPENDIX}")])
    if not printing.day:
        return
    file.add_paragraph()
    for text, indent in (
        (printing.document.organ, layout.organ_indent(printing.document.organ, printing.day)),
        (printing.day, layout.DATE_CHARACTERS),
    ):
        paragraph = file.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _indent(paragraph, right=indent)


def _appendix(file: Any, printing: Printing) -> None:
    section = file.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.PAGE_MM[1]), Mm(layout.PAGE_MM[0])
    for side, size in layout.TURNED_MM.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.footer_distance = Mm(layout.FOOTER_MM - layout.BOTTOM_MM + layout.RIGHT_MM)
    _type(file.add_paragraph().add_run(layout.ATTACHMENT), layout.BLACK, layout.BODY_POINTS)
    _centred(file, layout.APPENDIX, layout.TITLE, layout.TITLE_POINTS)
    _cell(file.add_paragraph(), layout.NOTE, is_head=False)
    lines = [layout.APPENDIX_HEADS, *printing.appendix]
    table = file.add_table(rows=len(lines), cols=len(layout.APPENDIX_HEADS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(layout.TEXT_MM[1] * share / 100) for share in layout.APPENDIX_SHARES]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell, text, width in zip(row.cells, line, widths, strict=True):
            cell.width = width
            _cell(cell.paragraphs[0], text, is_head=place == 0)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _cell(paragraph: Any, text: str, *, is_head: bool) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _type(paragraph.add_run(text), layout.BLACK if is_head else layout.BODY, layout.TABLE_POINTS)
