"""A report as a PDF in the official format, set by typst: no office suite is needed, only Chinese fonts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from . import layout
from .printing import Printing

TEMPLATE = Path(__file__).parent.parent / "data" / "report.typ"
CONTENT_TYPE = "application/pdf"
FONTS = {"song": layout.SONG, "title": layout.TITLE, "body": layout.BODY, "black": layout.BLACK, "kai": layout.KAI}
NAMES = {font.name: name for name, font in FONTS.items()}


def write(printing: Printing) -> bytes:
    """The file."""
    return typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs=_inputs(printing))


def _inputs(printing: Printing) -> dict[str, str]:
    return {"report": json.dumps(_data(printing), ensure_ascii=False)}


def _data(printing: Printing) -> dict[str, Any]:
    document = printing.document
    return {
        "title": document.title,
        "organ": document.organ,
        "day": printing.day,
        "note": printing.note,
        "organ_indent": layout.organ_indent(document.organ, printing.day),
        "attachment": f"{layout.ATTACHMENT}：{layout.APPENDIX}",
        "appendix_title": layout.APPENDIX,
        "blocks": [
            {
                "number": block.number,
                "level": block.level,
                "heading": "".join(run.text for run in block.heading),
                "paragraphs": ["".join(run.text for run in paragraph) for paragraph in block.paragraphs],
            }
            for block in document.blocks
        ],
        "appendix_note": layout.NOTE,
        "appendix": printing.appendix,
        "layout": _layout(),
    }


def _layout() -> dict[str, Any]:
    return {
        "page": layout.PAGE_MM,
        "top": layout.TOP_MM,
        "bottom": layout.BOTTOM_MM,
        "left": layout.LEFT_MM,
        "right": layout.RIGHT_MM,
        "turned": layout.TURNED_MM,
        "body": layout.BODY_POINTS,
        "title": layout.TITLE_POINTS,
        "page_number": layout.PAGE_NUMBER_POINTS,
        "table": layout.TABLE_POINTS,
        "line": layout.LINE_POINTS,
        "character": layout.CHARACTER_POINTS,
        "indent": layout.INDENT_CHARACTERS,
        "date_indent": layout.DATE_CHARACTERS,
        "fonts": {name: font.every for name, font in FONTS.items()},
        "headings": {
            level: {"font": NAMES[heading.font.name], "bold": heading.bold}
            for level, heading in layout.HEADINGS.items()
        },
        "attachment": layout.ATTACHMENT,
        "heads": layout.APPENDIX_HEADS,
        "shares": layout.APPENDIX_SHARES,
    }
